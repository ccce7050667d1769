import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import type { Instantane } from './instantane.ts'

/** Ce que le dépôt a gravé : l'instant, ce qui a été lu et signé, et l'empreinte qui le scelle. */
export type Grave = { readonly le: Instant; readonly instantane: Instantane; readonly empreinte: string }

export const lireDepot = async (base: Kysely<unknown>, dossier: string): Promise<Grave | undefined> =>
  (await sql<Grave>`select le, instantane, empreinte from depot where dossier = ${dossier}`.execute(base)).rows[0]
