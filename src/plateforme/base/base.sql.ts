import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction as TransactionKysely } from 'kysely'
import pg from 'pg'
import { ecrireJson, typesDuDomaine, versPostgres } from './types.pg.ts'

/** Les tables ne sont pas décrites ici : chaque étape écrit son SQL et type ses lignes, elle seule connaît ses tables. */
export type Base = Kysely<unknown>
/** À demander quand l'acte doit verrouiller ou écrire plusieurs choses d'un coup. Une transaction est aussi une `Base`. */
export type Transaction = TransactionKysely<unknown>

/** Ouvre une réserve de connexions, en temps universel ; `base.destroy()` la ferme. */
export const ouvrirBase = (url: string): Base => {
  const reserve = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC -c datestyle=ISO',
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
    const query = (texte: string, parametres: readonly unknown[]) => client.query(texte, parametres.map(versPostgres))
    return new Proxy(client, { get: (cible, nom) => (nom === 'query' ? query : Reflect.get(cible, nom)) })
  },
})
