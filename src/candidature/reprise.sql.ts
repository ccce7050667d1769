import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Dossier } from './dossier.ts'
import { lireDossiers } from './lecture.sql.ts'
import type { Proposition, Repris } from './reprendre.ts'

/** Les dossiers du même organisme auprès de la même agence, du plus récent au plus ancien ; vingt suffisent à reprendre. */
export const lireAnterieurs = async (base: Kysely<unknown>, dossier: string): Promise<readonly Dossier[]> => {
  const { rows } = await sql<{ id: string }>`
    select a.id from dossier_vivant d join dossier_vivant a on a.organisme = d.organisme and a.agence = d.agence and a.id <> d.id
    where d.id = ${dossier} order by coalesce(a.depose_le, a.ouvert_le) desc, a.id desc limit 20`.execute(base)
  const ids = rows.map((r) => r.id)
  const lus = ids.length === 0 ? [] : await lireDossiers(base, ids)
  return ids.flatMap((id) => lus.find((d) => d.id === id) ?? [])
}

export const ecrireReprises = async (base: Base, dossier: string, reprises: readonly Proposition[], le: Instant): Promise<void> => {
  const rangees = reprises.map((p) => ({
    objet: p.objet,
    source: p.source,
    temoin: p.genre === 'piece' ? p.fichiers.map((f) => f.empreinte) : p.valeur,
  }))
  await sql`
    insert into reprise (dossier, objet, source, temoin, le)
    select ${dossier}, r.objet, r.source, r.temoin, ${le}
    from jsonb_to_recordset(${JSON.stringify(rangees)}::jsonb) as r(objet text, source text, temoin jsonb)
    on conflict (dossier, objet) do update set source = excluded.source, temoin = excluded.temoin, le = excluded.le`.execute(base)
}

/** Ce qui est encore tel qu'il a été repris : une réponse changée depuis n'a plus d'origine. */
export const lireReprises = async (base: Kysely<unknown>, dossier: string): Promise<readonly Repris[]> =>
  (
    await sql<Repris>`
      select r.objet, r.source, coalesce(s.depose_le, s.ouvert_le) as du
      from reprise r join dossier s on s.id = r.source
      where r.dossier = ${dossier} and (
        exists (select 1 from reponse v where v.dossier = r.dossier and 'question.' || v.question = r.objet and v.valeur = r.temoin)
        or exists (select 1 from piece p where p.dossier = r.dossier and p.fin is null and 'piece.' || p.code = r.objet and r.temoin ? p.empreinte))`.execute(
      base,
    )
  ).rows
