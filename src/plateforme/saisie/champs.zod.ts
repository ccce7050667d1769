import { z } from 'zod'
import { direMontantFaux, lireMontant } from '../../socle/montant.ts'
import { lireJour } from '../../socle/temps.ts'

import type { ChampPresente, Option, Presentation } from './presentation.ts'

/**
 * Les champs d'une saisie : une forme zod qui lit ce qu'une page ou un scénario envoie, et la présentation
 * dont la page tire le formulaire. Une saisie se déclare une fois ; ses messages sont ceux que lit la personne.
 */
const vide = (x: unknown): unknown => (typeof x === 'string' && x.trim() === '' ? undefined : typeof x === 'string' ? x.trim() : x)
const requis = (libelle: string): { error: string } => ({ error: `Remplissez « ${libelle} ».` })
const inconnu = (libelle: string): string => `« ${libelle} » : choisissez une des réponses proposées.`
type Aide = { readonly aide?: string }

export const texte = (libelle: string, p: Aide = {}) =>
  z.preprocess(vide, z.string(requis(libelle)).max(500, `« ${libelle} » : 500 caractères au plus.`)).meta({ libelle, genre: 'texte', ...p })
/** Une adresse électronique : l'illisible se dit avec les autres manques, d'un seul coup. */
export const courriel = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(
      vide,
      z
        .string(requis(libelle))
        .max(254, `« ${libelle} » : 254 caractères au plus.`)
        .regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, `« ${libelle} » : écrivez une adresse comme prenom.nom@exemple.fr.`),
    )
    .meta({ libelle, genre: 'texte', ...p })
export const texteLong = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(vide, z.string(requis(libelle)).max(20_000, `« ${libelle} » : 20 000 caractères au plus.`))
    .meta({ libelle, genre: 'texte-long', ...p })
export const texteLibre = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(vide, z.string().max(20_000, `« ${libelle} » : 20 000 caractères au plus.`).optional())
    .meta({ libelle, genre: 'texte-long', facultatif: true, ...p })

const entierDe =
  (dixiemes: number) =>
  (x: unknown): unknown => {
    const net = typeof x === 'string' ? x.replace(/[\s\u00a0\u202f]|jours?|%/g, '').replace(',', '.') : x
    if (net === '' || net === undefined || net === null) return undefined
    const n = Number(net)
    return Number.isFinite(n) ? Math.round(n * dixiemes * 1e6) / 1e6 : Number.NaN
  }
export const nombre = (libelle: string, p: Aide & { readonly min: number; readonly max: number }) =>
  z
    .preprocess(
      entierDe(1),
      z
        .int(`« ${libelle} » : un nombre entier.`)
        .min(p.min, `« ${libelle} » : ${p.min} au moins.`)
        .max(p.max, `« ${libelle} » : ${p.max} au plus.`),
    )
    .meta({ libelle, genre: 'nombre', ...p })
/** Des jours de prestation, rendus en dixièmes : « 1,5 » → 15. */
export const jours = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(
      entierDe(10),
      z.int(`« ${libelle} » : des jours, au dixième près (1,5).`).min(0, `« ${libelle} » : pas de durée négative.`).max(10_000),
    )
    .meta({ libelle, genre: 'jours', ...p })
const minuscule = (phrase: string): string => `${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`
/** Une somme, rendue en centimes. */
export const montant = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(
      (x) => (typeof x === 'bigint' ? x : (lireMontant(String(x ?? '')) ?? x)),
      z.bigint({ error: ({ input }) => `« ${libelle} » : ${minuscule(direMontantFaux(String(input ?? '')))}` }),
    )
    .meta({ libelle, genre: 'montant', ...p })
export const jour = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(
      (x) => (typeof x === 'string' ? lireJour(x.trim()) : x),
      z.instanceof(Temporal.PlainDate, { error: `« ${libelle} » : une date qui existe, année d’abord, par exemple 2021-10-31.` }),
    )
    .meta({ libelle, genre: 'jour', ...p })
export const coche = (libelle: string, p: Aide = {}) =>
  z.preprocess((x) => x === true || x === 'on' || x === 'oui', z.boolean()).meta({ libelle, genre: 'case', ...p })

/** Ce que la page montrait, caché et rendu tel quel : l'acte sait si cela a changé depuis qu'on l'a lu. */
export const marque = (libelle: string) =>
  z.preprocess(entierDe(1), z.int().min(0).optional()).meta({ libelle, genre: 'marque', facultatif: true })

/** Un choix dans une liste connue d'avance. */
export const choix = <const O extends readonly [Option, ...Option[]]>(libelle: string, options: O, p: Aide = {}) =>
  z
    .preprocess(
      vide,
      z.enum(options.map((o) => o.code) as [O[number]['code'], ...O[number]['code'][]], {
        error: inconnu(libelle),
      }),
    )
    .meta({ libelle, genre: 'choix', options, ...p })
/** Un choix dont la page apporte les réponses (`preparer`) ; l'acte contrôle lui-même que le code existe. */
export const choixParmi = (libelle: string, p: Aide = {}) =>
  z.preprocess(vide, z.string(requis(libelle)).max(200, inconnu(libelle))).meta({ libelle, genre: 'choix', ...p })
export const plusieursParmi = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(
      (x) => (x === undefined || x === '' ? [] : Array.isArray(x) ? x : [x]),
      z.array(z.string(requis(libelle)).max(200, inconnu(libelle)), requis(libelle)).max(500, `« ${libelle} » : 500 au plus.`),
    )
    .meta({ libelle, genre: 'choix-multiple', facultatif: true, ...p })

/** Ce qui arrive par code de question ou d'item, que l'acte lit lui-même ; une page qui n'en envoie rien n'est pas la bonne. */
export const parCode = () => z.record(z.string(), z.unknown(), 'Aucune réponse n’est arrivée : répondez dans la page du dossier.')

/** Des lignes répétées ; celles que l'on laisse vides ne comptent pas. */
export const lignes = <S extends z.ZodRawShape>(libelle: string, forme: S, p: Aide = {}) =>
  z
    .preprocess(
      (x) => (Array.isArray(x) ? x.filter(estRemplie) : []),
      z.array(z.object(forme)).max(50, `« ${libelle} » : 50 lignes au plus.`),
    )
    .meta({ libelle, genre: 'lignes', ...p })
const estRemplie = (l: unknown): boolean => l !== null && typeof l === 'object' && Object.values(l).some((v) => v !== '' && v !== undefined)

/** Un fichier reçu en entier : déjà sur le disque, ou d'un petit contenu donné. Sa taille est limitée avant d'arriver ici. */
export type Fichier = { readonly nom: string; readonly reception: string } | { readonly nom: string; readonly octets: Uint8Array }
export const fichier = (libelle: string, p: Aide = {}) =>
  z
    .custom<Fichier>(estUnFichier, { error: `« ${libelle} » : choisissez un fichier qui n’est pas vide.` })
    .meta({ libelle, genre: 'fichier', ...p })
const estUnFichier = (x: unknown): boolean =>
  x !== null &&
  typeof x === 'object' &&
  (('reception' in x && typeof x.reception === 'string') || ('octets' in x && x.octets instanceof Uint8Array && x.octets.length > 0))

/** Plusieurs fichiers, ou aucun : un champ laissé vide par le navigateur n'en est pas un. */
export const fichiers = (libelle: string, p: Aide = {}) =>
  z
    .preprocess(
      (x) => (Array.isArray(x) ? x : x === undefined || x === '' ? [] : [x]),
      z.array(fichier(libelle)).max(50, `« ${libelle} » : 50 fichiers au plus.`),
    )
    .meta({ libelle, genre: 'fichier', facultatif: true, ...p })

/** La présentation des champs d'une saisie, dans l'ordre. */
export const presentations = (saisie: z.ZodType): readonly ChampPresente[] => {
  if (!(saisie instanceof z.ZodObject)) return []
  return Object.entries(saisie.shape).flatMap(([nom, s]) => {
    const facultatif = s instanceof z.ZodOptional
    const schema = (facultatif ? s.unwrap() : s) as z.ZodType
    const meta = schema.meta() as Presentation | undefined
    if (meta === undefined) return []
    const champ = { ...meta, nom, ...(facultatif ? { facultatif: true as const } : {}) }
    return [meta.genre === 'lignes' ? { ...champ, forme: presentations(elementDe(schema)) } : champ]
  })
}
const elementDe = (s: z.ZodType): z.ZodType => {
  const tableau = s instanceof z.ZodPipe ? s.out : s
  return tableau instanceof z.ZodArray ? (tableau.element as z.ZodType) : (tableau as z.ZodType)
}
