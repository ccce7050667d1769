import { resolve } from 'node:path'
import { z } from 'zod'
import { racine } from './racine.env.ts'

/** Les formes des variables d'environnement, chacune avec la phrase qui dit quoi écrire. */

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'écrivez un numéro de port, par exemple 3000.')
  .transform(Number)
  .refine((n) => n <= 65535, 'un port va de 0 (choisi par la machine) à 65535.')

export const adresse = (protocoles: readonly [string, ...string[]]) =>
  z
    .string()
    .refine(
      (texte) => protocoles.includes(lireUrl(texte)?.protocol ?? ''),
      `écrivez une adresse complète qui commence par « ${protocoles[0]}// ».`,
    )

export const smtp = adresse(['smtp:', 'smtps:'])

export const secret = z.string().min(32, 'écrivez au moins 32 caractères tirés au hasard, par exemple avec « openssl rand -hex 32 ».')

export const cleDe32Octets = z
  .string()
  .transform((texte) => new Uint8Array(Buffer.from(texte, 'base64')))
  .refine(
    (octets) => octets.length === 32,
    'écrivez 32 octets en base64, par exemple avec « openssl rand -base64 32 » ; gardez-en une copie, les constats en dépendent.',
  )

/** Un dossier, ou « s3://seau/prefixe?region=…&point=https://… ». */
export const emplacement = z.string().transform((texte, contexte) => {
  if (!texte.startsWith('s3:')) return { sorte: 'dossier', chemin: resolve(racine, texte) } as const
  const url = lireUrl(texte)
  if (url !== undefined && url.hostname !== '') {
    return {
      sorte: 's3',
      seau: url.hostname,
      prefixe: url.pathname.slice(1),
      region: url.searchParams.get('region') ?? undefined,
      point: url.searchParams.get('point') ?? undefined,
    } as const
  }
  contexte.addIssue('écrivez un dossier, ou « s3://seau/prefixe?region=…&point=https://… ».')
  return z.NEVER
})

/** « machine:port », ou le chemin de sa prise locale. */
export const priseDeClamd = z.string().transform((texte, contexte) => {
  if (texte.startsWith('/')) return { path: texte }
  const [, host, numero] = /^([^:/\s]+):(\d{1,5})$/.exec(texte) ?? []
  if (host !== undefined && Number(numero) <= 65535) return { host, port: Number(numero) }
  contexte.addIssue('écrivez la machine et le port de clamd, par exemple « 127.0.0.1:3310 », ou le chemin de sa prise locale.')
  return z.NEVER
})

const TROIS = ['OPENID_EMETTEUR', 'OPENID_ID', 'OPENID_SECRET'] as const

/** Les trois variables d'OpenID Connect vont ensemble, ou pas du tout (`manquesOpenId`). */
export const fournisseur = {
  OPENID_EMETTEUR: adresse(['https:', 'http:']).optional(),
  OPENID_ID: z.string().optional(),
  OPENID_SECRET: z.string().optional(),
}

/** Les variables d'OpenID Connect qui manquent quand l'une au moins est là. */
export const manquesOpenId = (env: Readonly<Record<string, unknown>>): readonly string[] => manquesParmi(TROIS, env)

const DEUX = ['PALIER_COURRIEL_ENTRANT', 'PALIER_DOMAINE_COURRIEL'] as const

/** Le port où le relais confie les courriels reçus, et leur domaine : ensemble, ou pas du tout. */
export const entree = {
  PALIER_COURRIEL_ENTRANT: port.optional(),
  PALIER_DOMAINE_COURRIEL: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'écrivez le domaine des courriels reçus, en minuscules, par exemple « reponses.exemple.fr ».')
    .optional(),
}

export const manquesDEntree = (env: Readonly<Record<string, unknown>>): readonly string[] => manquesParmi(DEUX, env)

const manquesParmi = (noms: readonly string[], env: Readonly<Record<string, unknown>>): readonly string[] => {
  const absentes = noms.filter((nom) => env[nom] === undefined)
  return absentes.length === noms.length ? [] : absentes
}

const lireUrl = (texte: string): URL | undefined => URL.parse(texte) ?? undefined
