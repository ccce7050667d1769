import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Montant } from '../socle/montant.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Decision, DecisionLue } from './decision.ts'

const COLONNES = sql`
  d.dossier, d.rang, d.sens, d.raisons, d.motif, d.montant, d.projets, d.seance, d.le, d.par, a.nom, case when s.id is null then null else json_build_object('id', s.id, 'reference', s.reference) end as signature, d.manque, d.revision, d.ecart, d.ordre,
  d.condition as "conditionTexte", d.condition_avant as "conditionAvant", d.notifiee_le as "notifieeLe", d.a_notifier_avant as "aNotifierAvant",
  d.ouverte_le as "ouverteLe", d.rendue_le as "rendueLe", d.caducite`

type Ligne = Omit<DecisionLue, 'condition'> & { readonly conditionTexte: string | null; readonly conditionAvant: Jour | null }

const enDecision = ({ conditionTexte, conditionAvant, ...d }: Ligne): DecisionLue => ({
  ...d,
  condition: conditionTexte === null || conditionAvant === null ? null : { texte: conditionTexte, avant: conditionAvant },
})

/** Toutes les décisions d'un dossier, dans leur ordre : une liste d'attente se décide deux fois, une décision se corrige ou se revoit. */
export const lireDecisions = async (base: Kysely<unknown>, dossier: string): Promise<readonly DecisionLue[]> =>
  (
    await sql<Ligne>`
      select ${COLONNES} from decision d join agent_connu a on a.id = d.par left join signature_deleguee s on s.id = d.signature
      where d.dossier = ${dossier} order by d.rang`.execute(base)
  ).rows.map(enDecision)

/** La décision qui vaut : la dernière. */
export const lireDecision = async (base: Kysely<unknown>, dossier: string): Promise<DecisionLue | undefined> =>
  (await lireDecisionsDe(base, [dossier])).get(dossier)

/** La dernière décision de plusieurs dossiers, par dossier, en une lecture. */
export const lireDecisionsDe = async (base: Kysely<unknown>, dossiers: readonly string[]): Promise<ReadonlyMap<string, DecisionLue>> => {
  const lues = await sql<Ligne>`
    select distinct on (d.dossier) ${COLONNES} from decision d join agent_connu a on a.id = d.par left join signature_deleguee s on s.id = d.signature
    where d.dossier = any(${[...dossiers]}) order by d.dossier, d.rang desc`.execute(base)
  return new Map(lues.rows.map((d) => [d.dossier, enDecision(d)]))
}

export type DecisionAEcrire = Decision & {
  readonly ordre: number | null
  readonly seance: string | null
  readonly aNotifierAvant: Jour | null
  readonly revision: string | null
  readonly signature: string | null
  /** L'aide de la règle, quand elle a pu conclure. */
  readonly prevue: Montant | null
}

export const ecrireDecision = async (base: Base, dossier: string, d: DecisionAEcrire, par: string, le: Instant): Promise<void> => {
  await sql`
    insert into decision (dossier, rang, sens, raisons, motif, montant, plafond, projets, condition, condition_avant, ordre, manque,
      revision, ecart, signature, seance, le, par, a_notifier_avant, aide_prevue)
    values (${dossier}, (select count(*) + 1 from decision where dossier = ${dossier}), ${d.sens}, ${JSON.stringify(d.raisons)}::jsonb, ${d.motif},
      ${d.montant}, ${d.plafond}, ${d.projets === null ? null : [...d.projets]}, ${d.condition?.texte ?? null}, ${d.condition?.avant ?? null},
      ${d.ordre}, ${d.manque}, ${d.revision}, ${d.ecart}, ${d.signature}, ${d.seance}, ${le}, ${par}, ${d.aNotifierAvant},
      ${d.prevue})`.execute(base)
}

/** Ce que la décision tenait est rendu : sa place et son argent (désistement, condition non levée). */
export const ecrireRendue = async (base: Base, dossier: string, rang: number, le: Instant): Promise<void> => {
  await sql`update decision set rendue_le = ${le} where dossier = ${dossier} and rang = ${rang}`.execute(base)
}

/** Le porteur a lu les décisions qui lui sont notifiées, à la page du dossier ou dans leur lettre ; la première fois compte. */
export const marquerOuvertes = async (base: Kysely<unknown>, dossier: string, par: string, le: Instant): Promise<void> => {
  await sql`
    update decision set ouverte_le = ${le}, ouverte_par = ${par}
    where dossier = ${dossier} and notifiee_le is not null and ouverte_le is null`.execute(base)
}
