import { type Chemin, type Defaut, parPlace } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { anomaliesDe } from './coherence.ts'
import { type Colonne, lireColonnes } from './colonnes.csv.ts'
import type { Grille } from './grille.ts'
import { type ItemLu, lireItem } from './item.csv.ts'
import { type DefautDeCase, lireTableau } from './tableau.csv.ts'

/** Ce que le fichier ne dit pas et que la personne qui importe renseigne : titre, source, licence, échelle, seuils, plafond. */
export type EnteteImportee = Omit<Grille, 'statut' | 'domaines'>

/**
 * Importe une grille officielle enregistrée en CSV : une ligne par item, statut `importe`. Rend la grille, ou tous les défauts,
 * chacun avec sa ligne dans le fichier et le rang de sa colonne.
 *
 * Colonnes obligatoires : `domaine` (ou `dimension`), `code`, `question` (ou `indicateur`), `niveau_0`, `niveau_1`… (au moins deux ;
 * une case vide : ce niveau n'existe pas pour cet item). Facultatives : `poids` et `poids_domaine` (1 par défaut, virgule décimale
 * admise), `socle` (niveau minimal exigé), `non_applicable` (le cas, en une phrase), `aide`, `preuve`,
 * `actions` (`code-d-action:niveau`, séparées par `|`). Modèle : `referentiels/modele-import.csv`. Majuscules, accents et espaces des titres sont indifférents.
 */
export const importerGrille = (
  texte: string,
  fichier: string,
  entete: EnteteImportee,
  actions: ReadonlySet<string>,
): Result<Grille, readonly Defaut[]> => {
  const lue = lireLignes(texte)
  if (!lue.ok) return err(parPlace(lue.error.map((d) => ({ fichier, ...d }))))
  const { domaines, colonnes } = lue.value
  const grille: Grille = { ...entete, statut: 'importe', domaines: domaines.map(({ lus: _, ...domaine }) => domaine) }
  const defauts: readonly DefautDeCase[] = [
    ...domaines.flatMap((d) => d.lus.flatMap((lu) => lu.defauts)),
    ...poidsContraires(domaines, colonnes.indexOf('poids_domaine') + 1),
    ...anomaliesDe(grille, actions).map(({ chemin, phrase, remede }) => ({ ...placer(chemin, domaines, colonnes), phrase, remede })),
  ]
  return defauts.length === 0 ? ok(grille) : err(parPlace(defauts.map((d) => ({ fichier, ...d }))))
}

type Colonnes = readonly (Colonne | undefined)[]
type Lignes = { readonly domaines: readonly DomaineLu[]; readonly colonnes: Colonnes }

const lireLignes = (texte: string): Result<Lignes, readonly DefautDeCase[]> => {
  const tableau = lireTableau(texte)
  if (!tableau.ok) return tableau
  const [titres, ...rangees] = tableau.value
  if (titres === undefined || rangees.length === 0)
    return err([
      { ligne: 1, colonne: 1, phrase: 'Le fichier ne contient aucun item.', remede: 'Gardez la ligne des titres et une ligne par item.' },
    ])
  const colonnes = lireColonnes(titres)
  if (!colonnes.ok) return colonnes
  return ok({ colonnes: colonnes.value, domaines: ranger(rangees.map((rangee) => lireItem(rangee, colonnes.value))) })
}

/** Un défaut de l'en-tête (seuils, plafond) n'est pas dans le fichier : il se montre à sa première case. */
const placer = (
  chemin: Chemin,
  domaines: readonly DomaineLu[],
  colonnes: Colonnes,
): { readonly ligne: number; readonly colonne: number } => {
  const [racine, domaine, , item, champ] = chemin
  const lu = racine === 'domaines' ? domaines[Number(domaine)]?.lus[Number(item ?? 0)] : undefined
  if (lu === undefined) return { ligne: 1, colonne: 1 }
  const colonne = colonnes.findIndex((c) => (champ === 'niveaux' ? c?.startsWith('niveau_') : c === (champ ?? 'domaine')))
  return { ligne: lu.ligne, colonne: Math.max(0, colonne) + 1 }
}

type DomaineLu = Grille['domaines'][number] & { readonly lus: readonly ItemLu[] }

/** Les domaines dans l'ordre de leur première ligne ; leur code est ce rang. */
const ranger = (lus: readonly ItemLu[]): readonly DomaineLu[] =>
  [...Map.groupBy(lus, (lu) => lu.domaine)].map(([titre, siens], rang) => ({
    code: String(rang + 1),
    titre,
    poids: siens.find((lu) => lu.poidsDomaine !== undefined)?.poidsDomaine ?? 1,
    items: siens.map((lu) => lu.item),
    lus: siens,
  }))

const poidsContraires = (domaines: readonly DomaineLu[], colonne: number): readonly DefautDeCase[] =>
  domaines.flatMap((d) =>
    d.lus
      .filter((lu) => lu.poidsDomaine !== undefined && lu.poidsDomaine !== d.poids)
      .map((lu) => ({
        ligne: lu.ligne,
        colonne,
        phrase: `Le domaine « ${d.titre} » a ici le poids ${lu.poidsDomaine}, et ${d.poids} plus haut.`,
        remede: 'Donnez le même poids à toutes les lignes du domaine.',
      })),
  )
