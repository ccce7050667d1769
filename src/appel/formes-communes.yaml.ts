import { z } from 'zod'
import { code, entier, feuille, jour, ouiNon, texte } from '../plateforme/yaml/feuilles.yaml.ts'
import { estFuseau } from '../socle/temps.ts'

/** Ce que toutes les parties d'un appel partagent : clauses, bornes, délais, listes absentes tenues pour vides. */

export const liste = <S extends z.ZodType>(forme: S) => z.array(forme).default([])
export const absent = <S extends z.ZodType>(forme: S) => forme.exactOptional()

const ID_CLAUSE = /^[A-Z]{1,6}-\d{1,3}$/
const enListe = (brut: unknown): readonly unknown[] => (Array.isArray(brut) ? brut : [brut])

/** « G-35 », ou « [G-35, G-38] ». */
export const clause = feuille<readonly string[]>(
  (b) => {
    const ids = enListe(b)
    return ids.every((id): id is string => typeof id === 'string' && ID_CLAUSE.test(id)) ? ids : undefined
  },
  'l’identifiant d’une clause, « G-35 », ou une liste « [G-35, G-38] »',
  [],
)

export const fuseau = feuille(
  (b) => (typeof b === 'string' && estFuseau(b) ? b : undefined),
  'le fuseau de l’appel, « Europe/Paris » ou « America/Cayenne » : une clôture sans fuseau n’est pas un instant',
  'Europe/Paris',
  (b) => `« ${String(b)} » n’est pas un fuseau connu.`,
)

const heure = feuille<Temporal.PlainTime>(
  (b) => (typeof b === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(b) ? Temporal.PlainTime.from(b) : undefined),
  'une heure entre guillemets, de "00:00" à "23:59"',
  '12:00',
)

const enBloc = (cle: string) => (brut: unknown) => (typeof brut === 'string' ? { [cle]: brut } : brut)

/** « 2021-10-31 », ou « { jour: 2021-10-31, heure: "12:00" } ». */
export const borne = z.preprocess(enBloc('jour'), z.strictObject({ jour, heure: absent(heure) }))

/** Une valeur simple avec, au choix, son unité quand la clé la dit déjà : « 12 » ou « 12 mois ». */
export const nombreDe = (unites: readonly string[]) =>
  feuille(
    (b) => {
      const lu = new RegExp(`^(\\d{1,6})\\s*(?:${unites.join('|')})?$`).exec(String(b).trim())
      return lu === null ? undefined : Number(lu[1])
    },
    `un nombre entier, « 12 ${unites.at(-1) ?? ''} »`,
    1,
  )

/** « 1 mois après depot » se lit comme « { depuis: depot, mois: 1 } ». */
const delaiEcrit = (brut: unknown): unknown => {
  const lu = typeof brut === 'string' ? /^(\d{1,4}) (jour|semaine|mois)s? après (?:l[ae] |l’)?([a-zéô]+)$/.exec(brut.trim()) : null
  if (lu === null) return brut
  const unite = lu[2] === 'mois' ? 'mois' : `${lu[2]}s`
  return { depuis: sansAccent(lu[3] ?? ''), [unite]: Number(lu[1]) }
}
const sansAccent = (mot: string): string => mot.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

const DEPUIS = ['depot', 'notification', 'signature', 'commission', 'cloture'] as const
const unites = { jours: absent(entier), semaines: absent(entier), mois: absent(entier) }
export const delai = z.preprocess(delaiEcrit, z.strictObject({ depuis: z.enum(DEPUIS), ...unites }))
export const delaiDeForclusion = z.preprocess(delaiEcrit, z.strictObject({ depuis: z.enum(DEPUIS), ...unites, clause }))
export const delaiPourPlanifier = z.preprocess(
  delaiEcrit,
  z.strictObject({ depuis: z.enum(['depot', 'notification']), mois: absent(entier), jours: absent(entier) }),
)
export const delaiDeDecision = z.strictObject({ semaines: absent(entier), jours: absent(entier) })

export { code, entier, jour, ouiNon, texte }
