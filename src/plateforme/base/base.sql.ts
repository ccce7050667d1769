import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { ecrireJson, typesDuDomaine, versPostgres } from './types.pg.ts'

/** Les tables ne sont pas décrites ici : chaque étape écrit son SQL et type ses lignes, elle seule connaît ses tables. */
export type Base = Kysely<unknown>

/** Ouvre une réserve de connexions, en temps universel ; `base.destroy()` la ferme. */
export const ouvrirBase = (url: string): Base => {
  const reserve = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC -c datestyle=ISO -c plan_cache_mode=force_generic_plan',
    application_name: 'palier',
    types: typesDuDomaine,
  })
  // Une connexion au repos que le serveur ferme n'est pas une panne : la réserve la remplace.
  reserve.on('error', () => undefined)
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: avecParametresDuDomaine(reserve) }) })
}

/** Une valeur à écrire telle quelle dans une colonne jsonb, y compris une liste. */
export const json = (valeur: unknown): RawBuilder<unknown> => sql`${ecrireJson(valeur)}::jsonb`

/** Les montants, instants et jours se passent tels quels en paramètre. */
const avecParametresDuDomaine = (reserve: pg.Pool): Pick<pg.Pool, 'connect' | 'end' | 'options'> => ({
  options: reserve.options,
  end: () => reserve.end(),
  connect: async () => {
    const client = await reserve.connect()
    const query = (texte: string, parametres: readonly unknown[]) =>
      client.query({ text: texte, values: parametres.map(versPostgres), ...(parametres.length > 0 ? { name: nomDe(texte) } : {}) })
    return new Proxy(client, { get: (cible, nom) => (nom === 'query' ? query : Reflect.get(cible, nom)) })
  },
})

/**
 * Chaque requête paramétrée est préparée une fois par connexion : PostgreSQL n'en refait pas le plan à chaque acte,
 * ce qui coûtait plus que l'acte lui-même. Nos textes sont constants, leur nombre est borné par le code.
 */
const noms = new Map<string, string>()
const nomDe = (texte: string): string => {
  const connu = noms.get(texte)
  if (connu !== undefined) return connu
  const nom = `p${noms.size}`
  noms.set(texte, nom)
  return nom
}
