import { err, ok, type Result } from '../socle/resultat.ts'
import type { DefautDeCase, Rangee } from './tableau.csv.ts'

const FIXES = ['domaine', 'poids_domaine', 'code', 'question', 'aide', 'poids', 'socle', 'non_applicable', 'preuve', 'actions'] as const
const OBLIGATOIRES = ['domaine', 'code', 'question'] as const
const SYNONYMES: Readonly<Record<string, string>> = { dimension: 'domaine', indicateur: 'question', poids_dimension: 'poids_domaine' }

/** Le rôle d'une colonne : un nom connu, ou le niveau dont elle porte le libellé. */
export type Colonne = (typeof FIXES)[number] | `niveau_${number}`

/** Le rôle de chaque colonne, dans l'ordre ; `undefined` pour une colonne sans titre. Tous les défauts de titre à la fois. */
export const lireColonnes = (titres: Rangee): Result<readonly (Colonne | undefined)[], readonly DefautDeCase[]> => {
  const { ligne, cellules } = titres
  const noms = cellules.map(normaliser)
  const colonnes = noms.map(colonneDe)
  const niveaux = colonnes.filter((c) => c?.startsWith('niveau_'))
  const defauts = [
    ...noms.flatMap((nom, rang) =>
      nom === '' || colonnes[rang] !== undefined
        ? []
        : [
            {
              ligne,
              colonne: rang + 1,
              phrase: `La colonne « ${cellules[rang]?.trim()} » n’est pas connue.`,
              remede: `Retirez-la, ou choisissez parmi : ${FIXES.join(', ')}, niveau_0, niveau_1…`,
            },
          ],
    ),
    ...colonnes.flatMap((c, rang) =>
      c !== undefined && colonnes.indexOf(c) < rang
        ? [{ ligne, colonne: rang + 1, phrase: `La colonne « ${c} » existe déjà.`, remede: 'Gardez-en une seule.' }]
        : [],
    ),
    ...OBLIGATOIRES.filter((c) => !colonnes.includes(c)).map((c) => ({
      ligne,
      colonne: 1,
      phrase: `Il manque la colonne « ${c} ».`,
      remede: 'Ajoutez-la, avec ce titre.',
    })),
    ...(niveaux.length < 2
      ? [{ ligne, colonne: 1, phrase: 'Il faut au moins deux colonnes de niveaux.', remede: 'Ajoutez les colonnes niveau_0, niveau_1…' }]
      : []),
  ]
  return defauts.length === 0 ? ok(colonnes) : err(defauts)
}

/** « Niveau 0 », « NON APPLICABLE », « Poids dimension » : sans accent, en minuscules, les mots liés par `_`. */
const normaliser = (titre: string): string =>
  titre
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[^a-z0-9]+/g, '_')

const colonneDe = (nom: string): Colonne | undefined => {
  const niveau = /^niveau_(\d{1,2})$/.exec(nom)
  if (niveau !== null) return `niveau_${Number(niveau[1])}`
  return FIXES.find((c) => c === (SYNONYMES[nom] ?? nom))
}
