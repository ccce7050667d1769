import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { AdresseClamd } from './antivirus/clamd.antivirus.ts'
import { racine } from './racine.env.ts'
import {
  adresse,
  cleDe32Octets,
  emplacement,
  entree,
  fournisseur,
  manquesDEntree,
  manquesOpenId,
  port,
  priseDeClamd,
  secret,
  smtp,
} from './variables.env.ts'

/** Ce que le serveur doit savoir du monde, lu une fois. Le bac à sable n'a ni courriel, ni secret à fournir. */
export type Configuration = BacASable | Production

type Commune = {
  readonly port: number
  readonly hote: string
  /** Dossier des données, chemin absolu. */
  readonly donnees: string
  readonly fichiers: Emplacement
  /** Absente : les fichiers sont servis sans contrôle. */
  readonly clamav: AdresseClamd | undefined
  /** Absente : les mesures ne se lisent pas. */
  readonly cleMetrics: string | undefined
}
export type BacASable = Commune & {
  readonly mode: 'bac-a-sable'
  /** Absente : PostgreSQL embarqué dans `donnees`. */
  readonly baseUrl: string | undefined
  readonly url: string
}
export type Production = Commune & {
  readonly mode: 'production'
  readonly baseUrl: string
  /** Adresse publique, sans barre finale. */
  readonly url: string
  readonly secret: string
  /** 32 octets : le chiffrement des constats. */
  readonly cleConstats: Uint8Array
  readonly courriel: {
    readonly smtp: string
    readonly expediteur: string
    /** Où arrivent les réponses et les avis de non-remise ; absent, rien n'est attendu en retour. */
    readonly entrant: { readonly port: number; readonly domaine: string } | undefined
  }
  readonly openid: { readonly emetteur: string; readonly id: string; readonly secret: string } | undefined
}
/** `region` et `point` (adresse du service) viennent de « s3://seau/prefixe?region=…&point=… » ; les clés, des variables AWS_*. */
export type Emplacement =
  | { readonly sorte: 'dossier'; readonly chemin: string }
  | {
      readonly sorte: 's3'
      readonly seau: string
      readonly prefixe: string
      readonly region: string | undefined
      readonly point: string | undefined
    }

/** Une variable qui ne va pas, et ce qu'il faut faire. */
export type DefautDeConfiguration = { readonly variable: string; readonly phrase: string }
export type Environnement = Readonly<Record<string, string | undefined>>

const PROPRES_A_LA_PRODUCTION = [
  ...['PALIER_URL', 'PALIER_SECRET', 'PALIER_CLE_CONSTATS', 'SMTP_URL', 'PALIER_EXPEDITEUR'],
  ...['PALIER_COURRIEL_ENTRANT', 'PALIER_DOMAINE_COURRIEL'],
  ...['OPENID_EMETTEUR', 'OPENID_ID', 'OPENID_SECRET'],
] as const
const CONNUES: readonly string[] = [
  'PALIER_MODE',
  'PALIER_HOTE',
  'PALIER_DONNEES',
  'PALIER_FICHIERS',
  'PALIER_CLAMAV',
  'PALIER_CLE_METRICS',
  ...PROPRES_A_LA_PRODUCTION,
]
const LOCAUX: readonly string[] = ['127.0.0.1', '::1', 'localhost']

const commune = {
  PORT: port.default(3000),
  PALIER_DONNEES: z
    .string()
    .default('donnees')
    .transform((chemin) => (isAbsolute(chemin) ? chemin : resolve(racine, chemin))),
  PALIER_FICHIERS: emplacement.optional(),
  PALIER_CLAMAV: priseDeClamd.optional(),
  PALIER_CLE_METRICS: secret.optional(),
}

const bacASable = z.object({
  ...commune,
  PALIER_HOTE: z
    .string()
    .default('127.0.0.1')
    .refine(
      (hote) => LOCAUX.includes(hote),
      'le bac à sable n’a pas de mot de passe et n’écoute que cette machine : retirez cette variable, ou passez PALIER_MODE à production.',
    ),
  DATABASE_URL: adresse(['postgres:', 'postgresql:']).optional(),
})

const production = z.object({
  ...commune,
  PALIER_HOTE: z.string().default('0.0.0.0'),
  DATABASE_URL: adresse(['postgres:', 'postgresql:']),
  PALIER_URL: adresse(['https:', 'http:']).transform((url) => url.replace(/\/+$/, '')),
  PALIER_SECRET: secret,
  PALIER_CLE_CONSTATS: cleDe32Octets,
  SMTP_URL: smtp,
  PALIER_EXPEDITEUR: z
    .string()
    .regex(
      /^[^@]*<?[^\s@<>]+@[^\s@<>]+>?$/,
      'écrivez l’adresse qui signe les courriels, par exemple « Palier <ne-pas-repondre@exemple.fr> ».',
    ),
  ...entree,
  ...fournisseur,
})

/**
 * Lit l'environnement. Tous les défauts sont rendus à la fois ; une variable vide compte comme absente.
 * Sans rien, c'est le bac à sable ; rien n'est jamais configuré à moitié.
 */
export const lireConfiguration = (environnement: Environnement): Result<Configuration, readonly DefautDeConfiguration[]> => {
  const env = Object.fromEntries(Object.entries(environnement).filter(([, valeur]) => valeur?.trim()))
  const prealables = [...inconnues(env), ...defautsDeMode(env)]
  if (env['PALIER_MODE'] === 'production') return conclure(production.safeParse(env), prealables, enProduction)
  return conclure(bacASable.safeParse(env), prealables, enBacASable)
}

/** « PALIER_SECRET : écrivez… », une ligne par défaut. */
export const direDefauts = (defauts: readonly DefautDeConfiguration[]): string =>
  defauts.map((d) => `${d.variable} : ${d.phrase}`).join('\n')

const inconnues = (env: Environnement): readonly DefautDeConfiguration[] =>
  Object.keys(env)
    .filter((nom) => /^(PALIER|OPENID)_/.test(nom) && !CONNUES.includes(nom))
    .map((variable) => ({ variable, phrase: `cette variable n’existe pas ; sont connues : ${CONNUES.join(', ')}.` }))

const defautsDeMode = (env: Environnement): readonly DefautDeConfiguration[] => {
  const mode = env['PALIER_MODE']
  if (mode === 'production') {
    return [
      ...manquesOpenId(env).map((variable) => ({
        variable,
        phrase: 'les trois variables OPENID_EMETTEUR, OPENID_ID et OPENID_SECRET vont ensemble : écrivez celle-ci, ou retirez les autres.',
      })),
      ...manquesDEntree(env).map((variable) => ({
        variable,
        phrase: 'les variables PALIER_COURRIEL_ENTRANT et PALIER_DOMAINE_COURRIEL vont ensemble : écrivez celle-ci, ou retirez l’autre.',
      })),
    ]
  }
  if (mode !== undefined && mode !== 'bac-a-sable')
    return [{ variable: 'PALIER_MODE', phrase: 'écrivez « production » ou « bac-a-sable ».' }]
  return PROPRES_A_LA_PRODUCTION.filter((nom) => env[nom] !== undefined).map((variable) => ({
    variable,
    phrase: 'le bac à sable ne s’en sert pas : ajoutez PALIER_MODE=production, ou retirez cette variable.',
  }))
}

const conclure = <T>(
  lu: z.ZodSafeParseResult<T>,
  prealables: readonly DefautDeConfiguration[],
  construire: (valeurs: T) => Configuration,
): Result<Configuration, readonly DefautDeConfiguration[]> => {
  const autres = lu.success ? [] : lu.error.issues.map((i) => ({ variable: String(i.path[0]), phrase: phraseDe(i) }))
  const defauts = [...prealables, ...autres]
  return lu.success && defauts.length === 0 ? ok(construire(lu.data)) : err(defauts)
}

const phraseDe = (i: z.core.$ZodIssue): string => (i.code === 'invalid_type' ? 'cette variable est nécessaire en production.' : i.message)

const partCommune = (v: z.infer<typeof bacASable> | z.infer<typeof production>): Commune => ({
  port: v.PORT,
  hote: v.PALIER_HOTE,
  donnees: v.PALIER_DONNEES,
  fichiers: v.PALIER_FICHIERS ?? { sorte: 'dossier', chemin: resolve(v.PALIER_DONNEES, 'fichiers') },
  clamav: v.PALIER_CLAMAV,
  cleMetrics: v.PALIER_CLE_METRICS,
})

const enBacASable = (v: z.infer<typeof bacASable>): BacASable => ({
  ...partCommune(v),
  mode: 'bac-a-sable',
  baseUrl: v.DATABASE_URL,
  url: `http://${v.PALIER_HOTE.includes(':') ? `[${v.PALIER_HOTE}]` : v.PALIER_HOTE}:${v.PORT}`,
})

const enProduction = (v: z.infer<typeof production>): Production => ({
  ...partCommune(v),
  mode: 'production',
  baseUrl: v.DATABASE_URL,
  url: v.PALIER_URL,
  secret: v.PALIER_SECRET,
  cleConstats: v.PALIER_CLE_CONSTATS,
  courriel: {
    smtp: v.SMTP_URL,
    expediteur: v.PALIER_EXPEDITEUR,
    entrant:
      v.PALIER_COURRIEL_ENTRANT === undefined || v.PALIER_DOMAINE_COURRIEL === undefined
        ? undefined
        : { port: v.PALIER_COURRIEL_ENTRANT, domaine: v.PALIER_DOMAINE_COURRIEL },
  },
  openid:
    v.OPENID_EMETTEUR === undefined || v.OPENID_ID === undefined || v.OPENID_SECRET === undefined
      ? undefined
      : { emetteur: v.OPENID_EMETTEUR, id: v.OPENID_ID, secret: v.OPENID_SECRET },
})
