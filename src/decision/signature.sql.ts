import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Signature } from './signature.ts'

/** Les délégations de signature d'un appel, les plus récentes d'abord, retirées comprises. */
export const lireSignatures = async (base: Kysely<unknown>, appel: string): Promise<readonly Signature[]> =>
  (
    await sql<Signature>`
      select s.id, s.agent, a.nom, s.actes, s.plafond, s.du, s.au, s.reference, s.retiree_le as "retireeLe"
      from signature_deleguee s join agent_connu a on a.id = s.agent where s.appel = ${appel} order by s.le desc, s.id`.execute(base)
  ).rows

export const ecrireSignature = async (
  base: Base,
  appel: string,
  s: Omit<Signature, 'nom' | 'retireeLe'>,
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into signature_deleguee (id, appel, agent, actes, plafond, du, au, reference, le, par)
    values (${s.id}, ${appel}, ${s.agent}, ${[...s.actes]}, ${s.plafond}, ${s.du}, ${s.au}, ${s.reference}, ${le}, ${par})`.execute(base)
}

export const retirerSignature = async (base: Base, id: string, par: string, le: Instant): Promise<void> => {
  await sql`update signature_deleguee set retiree_le = ${le}, retiree_par = ${par} where id = ${id}`.execute(base)
}
