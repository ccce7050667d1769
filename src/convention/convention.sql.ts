import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Convention } from './convention.ts'

type Rangee = Omit<Convention, 'signatures'> & {
  readonly signatures: readonly { readonly partie: string; readonly le: string; readonly nom: string }[]
}

export const lireConvention = async (base: Kysely<unknown>, id: string): Promise<Convention | undefined> => {
  const lue = (
    await sql<Rangee>`
      select c.id, c.dossier, c.type, c.parties, c.montant,
        (select coalesce(json_agg(json_build_object('partie', s.partie, 'le', to_char(s.le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'nom', a.nom) order by s.le), '[]')
          from signature s join agent_connu a on a.id = s.agent where s.convention = c.id) as signatures
      from convention c where c.id = ${id}`.execute(base)
  ).rows[0]
  return lue === undefined ? undefined : { ...lue, signatures: lue.signatures.map((s) => ({ ...s, le: Temporal.Instant.from(s.le) })) }
}

export const ecrireConvention = async (base: Base, c: Omit<Convention, 'signatures'>, le: Instant): Promise<void> => {
  await sql`
    insert into convention (id, dossier, type, parties, montant, etablie_le)
    values (${c.id}, ${c.dossier}, ${c.type}, ${JSON.stringify(c.parties)}::jsonb, ${c.montant}, ${le})`.execute(base)
}

/** Enregistre une signature ; à la dernière, la convention reçoit sa date. */
export const ecrireSignature = async (
  base: Base,
  convention: string,
  partie: string,
  agent: string,
  le: Instant,
  complete: 'complete' | 'partielle',
): Promise<void> => {
  await sql`insert into signature (convention, partie, agent, le) values (${convention}, ${partie}, ${agent}, ${le})`.execute(base)
  if (complete === 'complete') await sql`update convention set signee_le = ${le} where id = ${convention}`.execute(base)
}
