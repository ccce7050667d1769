import { z } from 'zod'
import { lireMontant, type Montant } from '../../socle/montant.ts'
import { type Jour, lireJour } from '../../socle/temps.ts'
import type { Manque } from './defauts.yaml.ts'

/**
 * Une feuille de document : `lire` rend la valeur, ou `undefined` quand elle ne se lit pas.
 * `attendu` complète « Écrivez … » ; `neutre` (écrit comme dans le YAML) permet de poursuivre la lecture.
 */
export const feuille = <T>(lire: (brut: unknown) => T | undefined, attendu: string, neutre: unknown, phrase?: (brut: unknown) => string) =>
  z.unknown().transform((brut, ctx): T => {
    const lu = lire(brut)
    if (lu !== undefined) return lu
    const dit = phrase?.(brut) ?? (brut === null ? 'Rien n’est écrit ici.' : `« ${montrer(brut)} » ne peut pas être lu.`)
    const params: Manque = { phrase: dit, remede: `Écrivez ${attendu}.`, neutre }
    ctx.issues.push({ code: 'custom', input: brut, params })
    return z.NEVER
  })

const montrer = (brut: unknown): string => (typeof brut === 'object' ? 'un bloc' : String(brut).slice(0, 60))
const enTexte = (brut: unknown): string | undefined => {
  if (typeof brut === 'string') return brut.trim()
  return typeof brut === 'number' ? String(brut) : undefined
}

/** Un texte qui dit quelque chose (un nombre nu est admis : une édition « 2023 »). */
export const texte = feuille((b) => enTexte(b) || undefined, 'un texte', '-')

/** Un code : minuscules sans accents, chiffres, tirets. */
export const code = feuille(
  (b) => (typeof b === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(b) ? b : undefined),
  'un code en minuscules sans accents, mots séparés par des tirets',
  'x',
)

/** « oui » et « non » valent `true` et `false`. */
export const ouiNon = feuille(
  (b) => (typeof b === 'boolean' ? b : b === 'oui' ? true : b === 'non' ? false : undefined),
  '« oui » ou « non »',
  false,
)

export const entier = feuille(
  (b) => (typeof b === 'number' && Number.isSafeInteger(b) && b >= 0 ? b : undefined),
  'un nombre entier positif',
  1,
)

/** Un jour du calendrier, qui existe : AAAA-MM-JJ. */
export const jour = feuille<Jour>(
  (b) => (typeof b === 'string' ? lireJour(b) : undefined),
  'un jour qui existe, AAAA-MM-JJ',
  '2000-01-01',
  (b) => (typeof b === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(b) ? `Le ${b} n’existe pas.` : `« ${montrer(b)} » n’est pas un jour.`),
)

/** Une somme avec son unité : « 750000 € », « 1 234,50 € ». */
export const montant = feuille<Montant>(
  (b) => (typeof b === 'string' && /€\s*$/.test(b) ? lireMontant(b) : undefined),
  'une somme avec son unité, « 150 000 € »',
  '1 €',
  (b) =>
    typeof b === 'number' || (typeof b === 'string' && /^[\d\s.,]+$/.test(b))
      ? `« ${montrer(b)} » n’a pas d’unité.`
      : `« ${montrer(b)} » n’est pas une somme.`,
)

/** « 80 % » : une part entière de 0 à 100. */
export const pourCent = feuille(
  (b) => lirePart(enTexte(b)),
  'une part avec son unité, entière, de 0 à 100 : « 80 % »',
  '0 %',
  (b) => (typeof b === 'number' ? `« ${b} » n’a pas d’unité.` : `« ${montrer(b)} » n’est pas une part en pour cent.`),
)
const lirePart = (t: string | undefined): number | undefined => {
  const lu = /^(\d{1,3})\s*%$/.exec(t ?? '')
  const part = Number(lu?.[1] ?? Number.NaN)
  return part <= 100 ? part : undefined
}

/** « 1,5 jour », « 5 jours » : en dixièmes de jour. */
export const dixiemesDeJour = feuille(
  (b) => lireDixiemes(enTexte(b)),
  'une durée avec son unité, au dixième de jour : « 1,5 jour »',
  '1 jour',
  (b) => (typeof b === 'number' ? `« ${b} » n’a pas d’unité.` : `« ${montrer(b)} » n’est pas une durée en jours.`),
)
const lireDixiemes = (t: string | undefined): number | undefined => {
  const lu = /^(\d{1,4})(?:[,.](\d))?\s*jours?$/.exec(t ?? '')
  return lu === null ? undefined : Number(lu[1]) * 10 + Number(lu[2] ?? 0)
}
