import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Delibere } from './adopter.ts'
import { type AvisRendu, avisQuiVaut } from './avis-rendu.ts'

type Ligne = Omit<AvisRendu, 'condition' | 'participants'> & {
  readonly conditionTexte: string | null
  readonly conditionAvant: Jour | null
}
type LigneDeVoix = AvisRendu['participants'][number] & Pick<AvisRendu, 'dossier' | 'rang'>

/** Les avis rendus sur des dossiers, par dossier, dans leur ordre : une correction suit ce qu'elle corrige. */
export const lireAvisRendusDe = async (
  base: Kysely<unknown>,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, readonly AvisRendu[]>> => {
  const lus = await sql<Ligne>`
    select r.dossier, r.rang, r.seance, r.propose, r.issue, r.sens, r.motif, r.reserve, r.condition as "conditionTexte",
      r.condition_avant as "conditionAvant", r.montant, r.mode, r.objections, r.report, r.rectification, r.delibere_le as "delibereLe", r.le, r.exiges, a.nom
    from avis_rendu r join agent_connu a on a.id = r.par where r.dossier = any(${[...dossiers]}) order by r.dossier, r.rang`.execute(base)
  const voix = await sql<LigneDeVoix>`
    select v.dossier, v.rang, v.siege, v.agent, a.nom, v.voix from voix v join agent_connu a on a.id = v.agent
    where v.dossier = any(${[...dossiers]}) order by v.dossier, v.rang, v.siege`.execute(base)
  const participants = Map.groupBy(voix.rows, (v) => `${v.dossier} ${v.rang}`)
  const avis = lus.rows.map(({ conditionTexte, conditionAvant, ...a }) => ({
    ...a,
    condition: conditionTexte === null || conditionAvant === null ? null : { texte: conditionTexte, avant: conditionAvant },
    participants: (participants.get(`${a.dossier} ${a.rang}`) ?? []).map(({ siege, agent, nom, voix: v }) => ({
      siege,
      agent,
      nom,
      voix: v,
    })),
  }))
  return Map.groupBy(avis, (a) => a.dossier)
}

export const lireAvisRendus = async (base: Kysely<unknown>, dossier: string): Promise<readonly AvisRendu[]> =>
  (await lireAvisRendusDe(base, [dossier])).get(dossier) ?? []

/** L'avis de la commission sur un dossier, celui qui vaut. */
export const lireAvisQuiVaut = async (base: Kysely<unknown>, dossier: string): Promise<ReturnType<typeof avisQuiVaut>> =>
  avisQuiVaut(await lireAvisRendus(base, dossier))

/** Les dossiers dont une séance a délibéré ; `examine` : elle en a rendu un avis, fût-ce pour l'ajourner. */
export const lireDeliberes = async (
  base: Kysely<unknown>,
  appel: string,
  seance: string,
): Promise<readonly { readonly dossier: string; readonly examine: boolean }[]> =>
  (
    await sql<{ dossier: string; examine: boolean }>`
      select dossier, bool_or(sens is not null) as examine from avis_rendu where appel = ${appel} and seance = ${seance}
      group by dossier order by dossier`.execute(base)
  ).rows

/** Combien de dossiers chaque séance d'un appel a examinés. */
export const compterDeliberes = async (base: Kysely<unknown>, appel: string): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await sql<{ seance: string; n: number }>`
        select seance, count(distinct dossier)::int as n from avis_rendu where appel = ${appel} and sens is not null group by seance`.execute(
        base,
      )
    ).rows.map((o) => [o.seance, o.n]),
  )

export const ecrireAvisRendu = async (
  base: Base,
  la: { readonly dossier: string; readonly rang: number; readonly appel: string; readonly seance: string },
  d: Delibere,
  quand: { readonly delibereLe: Instant; readonly le: Instant; readonly par: string },
): Promise<void> => {
  await sql`
    insert into avis_rendu (dossier, rang, appel, seance, propose, issue, sens, motif, reserve, condition, condition_avant, montant, mode,
      objections, report, rectification, exiges, delibere_le, le, par)
    values (${la.dossier}, ${la.rang}, ${la.appel}, ${la.seance}, ${d.propose}, ${d.issue}, ${d.sens}, ${d.motif}, ${d.reserve},
      ${d.condition?.texte ?? null}, ${d.condition?.avant ?? null}, ${d.montant}, ${d.mode}, ${d.objections}, ${d.report?.code ?? null},
      ${d.rectification}, ${d.exiges}, ${quand.delibereLe}, ${quand.le}, ${quand.par})`.execute(base)
  await sql`
    insert into voix (dossier, rang, siege, agent, voix)
    select ${la.dossier}, ${la.rang}, siege, agent, voix
    from unnest(${d.votants.map((v) => v.fonction)}::text[], ${d.votants.map((v) => v.agent)}::text[],
      ${d.votants.map((v) => d.voix[v.fonction] ?? null)}::text[]) as v(siege, agent, voix)`.execute(base)
}
