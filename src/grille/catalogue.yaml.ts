import { z } from 'zod'
import { avecSens, lireYaml } from '../plateforme/yaml/defauts.yaml.ts'
import { code, dixiemesDeJour, entier, feuille, montant, texte } from '../plateforme/yaml/feuilles.yaml.ts'
import type { Anomalie, Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Catalogue, FAMILLES, UNITES } from './catalogue.ts'

/** Lit le catalogue des actions en entier, ou le refuse avec tous ses défauts, chacun à sa place et avec son remède. */
export const lireCatalogue = (yaml: string, fichier: string): Result<Catalogue, readonly Defaut[]> => {
  const lecture = lireYaml(yaml, fichier, FORME)
  const catalogue: Catalogue | undefined = lecture.valeur
  if (catalogue === undefined) return err(lecture.defauts)
  const defauts = avecSens(lecture, anomaliesDe(catalogue))
  return defauts.length > 0 ? err(defauts) : ok(catalogue)
}

const clause = feuille(
  (b) => (typeof b === 'string' && /^[A-Z]{1,6}-\d{1,3}$/.test(b) ? b : undefined),
  'l’identifiant d’une clause, « G-16 »',
  'X-1',
  (b) => `« ${String(b)} » n’est pas une clause.`,
)
const prix = z.strictObject({ bas: montant, haut: montant, par: z.enum(UNITES).default('forfait') })

const ACTION = z.strictObject({
  code,
  titre: texte,
  resultat: texte,
  famille: z.enum(FAMILLES),
  priorite: z.strictObject({ rang: z.enum(['forte', 'moyenne']), clauses: z.array(clause) }).exactOptional(),
  livrables: z.array(texte),
  charge: z.strictObject({ bas: dixiemesDeJour, haut: dixiemesDeJour }),
  achat: prix,
  annuel: prix,
})

const FORME = z.strictObject({
  code,
  version: entier,
  titre: texte,
  editeur: texte,
  source: texte,
  licence: texte,
  statut: z.literal('exemple'),
  avertissement: texte,
  actions: z.array(ACTION),
})

const anomaliesDe = ({ actions }: Catalogue): readonly Anomalie[] =>
  actions.flatMap((action, rang) => [
    ...(actions.findIndex((a) => a.code === action.code) < rang
      ? [
          {
            chemin: ['actions', rang, 'code'],
            phrase: `L’action « ${action.code} » existe déjà plus haut.`,
            remede: 'Donnez à chacune un code différent.',
          },
        ]
      : []),
    ...(['charge', 'achat', 'annuel'] as const)
      .filter((cle) => action[cle].bas > action[cle].haut)
      .map((cle) => ({ chemin: ['actions', rang, cle], phrase: `« ${cle} » : le bas dépasse le haut.`, remede: 'Échangez les deux.' })),
    ...(action.priorite?.clauses.length === 0
      ? [
          {
            chemin: ['actions', rang, 'priorite', 'clauses'],
            phrase: 'Une priorité est donnée sans sa clause.',
            remede: 'Citez la clause de l’appel qui la donne.',
          },
        ]
      : []),
  ])
