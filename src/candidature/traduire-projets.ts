import { NATURES_DEPENSE } from '../appel/argent.ts'
import { lireMontant } from '../socle/montant.ts'
import { codeDe, ecrireEnTexte } from './convertir-champ.ts'
import type { Lien } from './correspondance.ts'
import { decrire, type ProjetDecrit, type SaisieProjet } from './decrire.ts'
import type { Champ } from './demarche.ts'
import type { FichierAttendu, Ici, Remarque } from './traduction.ts'

type Projets = {
  readonly projets: readonly ProjetDecrit[]
  readonly fichiers: readonly FichierAttendu[]
  readonly remarques: readonly Remarque[]
}

/** Les projets d'un champ répété : un par ligne, dans l'ordre du porteur, chacun avec sa dépense et ses devis (G-29, G-30). */
export const traduireProjets = (champ: Champ, lien: Lien, ici: Ici): Projets => {
  const lignes = champ.valeur.genre === 'lignes' ? champ.valeur.lignes : []
  const lus = lignes.map((ligne, rang) => traduireLigne(ligne, rang + 1, lien, ici))
  return {
    projets: lus.flatMap((l) => l.projet),
    fichiers: lus.flatMap((l) => l.fichiers),
    remarques: lus.flatMap((l) => l.remarques),
  }
}

const traduireLigne = (ligne: readonly Champ[], numero: number, { colonnes = [] }: Lien, ici: Ici) => {
  const colonne = (vers: string) => colonnes.find((c) => c.vers === vers)
  const valeur = (vers: string) => ligne.find((x) => x.champ === colonne(vers)?.champ)?.valeur ?? ({ genre: 'vide' } as const)
  const dit = (vers: string): string => ecrireEnTexte(valeur(vers), ici.fuseau)
  const code = (vers: string, choix: readonly { readonly code: string; readonly libelle: string }[]): string =>
    codeDe(dit(vers), { genre: 'choix', choix, valeurs: colonne(vers)?.valeurs ?? {} })
  const admises = ici.guichet.projets?.actions ?? []
  const action = code('action', ici.actions)
  const nature = code('nature', ici.natures)
  const montant = lireMontant(dit('montant'))
  const titre = dit('titre') || `Projet ${numero}`
  const saisie: SaisieProjet = {
    numero,
    retirer: false,
    titre,
    action: admises.includes(action) ? action : undefined,
    objectifs: dit('objectifs'),
    planning: dit('planning'),
    ressources: dit('ressources'),
    indicateurs: dit('indicateurs'),
    constats: dit('constats'),
    mutualise: dit('mutualise') || undefined,
    depenses:
      montant === undefined
        ? []
        : [
            {
              libelle: dit('depense') || titre,
              nature: NATURES_DEPENSE.find((n) => n === nature) ?? 'autre',
              montant,
              mois: /^[1-9]\d{0,2}$/.test(dit('mois')) ? Number(dit('mois')) : undefined,
              autreFinanceur: dit('autre-financeur') || undefined,
              autreMontant: lireMontant(dit('autre-montant')),
            },
          ],
    devis: [],
  }
  const decrit = decrire(ici.guichet, { projets: [], dernierProjet: 0 }, saisie, undefined)
  const devis = colonnes.filter((c) => c.vers === 'devis').flatMap((c) => ligne.find((x) => x.champ === c.champ)?.valeur ?? [])
  return {
    projet: decrit.ok ? [decrit.value] : [],
    fichiers: devis.flatMap((v) => (v.genre === 'fichiers' ? v.fichiers.map((f) => ({ ...f, piece: `devis.${numero}` })) : [])),
    remarques: [
      ...sommeIllisible(titre, 'Le montant', dit('montant')),
      ...sommeIllisible(titre, 'L’autre financement', dit('autre-montant')),
      ...illisible(
        admises.includes(action) || action === '',
        `Le genre d’action « ${action} » du projet « ${titre} » n’est pas de ceux de l’appel.`,
        'Dites ce qu’il vaut dans la correspondance (« valeurs: »), ou demandez-le en complément.',
      ),
      ...illisible(
        nature === '' || NATURES_DEPENSE.some((n) => n === nature),
        `La nature de dépense « ${nature} » du projet « ${titre} » n’est pas connue : la dépense est gardée comme « Autre ».`,
        'Dites ce qu’elle vaut dans la correspondance (« valeurs: »).',
      ),
    ],
  }
}

/** Une somme n'est jamais arrondie : celle qui n'est pas au centime n'est pas gardée. */
const sommeIllisible = (titre: string, nom: string, ecrit: string): readonly Remarque[] =>
  illisible(
    ecrit === '' || lireMontant(ecrit) !== undefined,
    `${nom} du projet « ${titre} » n’est pas une somme au centime : « ${ecrit} ».`,
    'Demandez-le en complément.',
  )

const illisible = (lisible: boolean, phrase: string, remede: string): readonly Remarque[] => (lisible ? [] : [{ phrase, remede }])
