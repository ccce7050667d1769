import { type Kysely, sql } from 'kysely'
import type { Valeur } from '../appel/questionnaire.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Origine, Tenue } from './concurrence.ts'

export type Tenues = ReadonlyMap<string, Tenue>

type Rangee = {
  readonly question: string
  readonly valeur: Valeur | null
  readonly revision: number
  readonly par: string | null
  readonly nom: string | null
  readonly le: Instant | null
  readonly navigateur: string | null
  readonly frappe: bigint | null
  readonly concurrentes: readonly {
    readonly id: number
    readonly valeur: Valeur | null
    readonly par: string
    readonly nom: string
    readonly le: string
  }[]
}

/** Les réponses d'un dossier avec leur révision, leur auteur, et celles qui attendent un choix ; en une lecture. */
export const lireTenues = async (base: Kysely<unknown>, dossier: string): Promise<Tenues> => {
  const lu = await sql<Rangee>`
    select r.question, r.valeur, r.revision, r.par, a.nom, r.le, r.navigateur, r.frappe,
      (select coalesce(json_agg(json_build_object('id', c.id, 'valeur', c.valeur, 'par', c.par, 'nom', ac.nom, 'le', c.le) order by c.id), '[]')
        from reponse_concurrente c join agent_connu ac on ac.id = c.par
        where c.dossier = r.dossier and c.question = r.question) as concurrentes
    from reponse r left join agent_connu a on a.id = r.par
    where r.dossier = ${dossier}`.execute(base)
  return new Map(lu.rows.map((r) => [r.question, tenueDe(r)]))
}

const tenueDe = (r: Rangee): Tenue => ({
  valeur: r.valeur,
  revision: r.revision,
  auteur: r.par === null || r.nom === null || r.le === null ? undefined : { id: r.par, nom: r.nom, le: r.le },
  origine: r.navigateur === null || r.frappe === null ? undefined : { navigateur: r.navigateur, frappe: Number(r.frappe) },
  concurrentes: r.concurrentes.map((c) => ({
    id: c.id,
    valeur: c.valeur,
    auteur: { id: c.par, nom: c.nom, le: Temporal.Instant.from(c.le) },
  })),
})

export type Signees = {
  readonly reponses: Readonly<Record<string, Valeur | null>>
  readonly par: string
  readonly le: Instant
  readonly origine: Origine | undefined
}

/** Garde des réponses ; une réponse effacée (`null`) reste, vide, et sa révision continue. */
export const ecrireReponses = async (base: Base, dossier: string, { reponses, par, le, origine }: Signees): Promise<void> => {
  if (Object.keys(reponses).length === 0) return
  await sql`
    insert into reponse (dossier, question, valeur, par, le, navigateur, frappe)
    select ${dossier}, cle, valeur, ${par}, ${le}, ${origine?.navigateur ?? null}, ${origine?.frappe ?? null}
    from jsonb_each(${JSON.stringify(reponses)}::jsonb) as r(cle, valeur)
    on conflict (dossier, question) do update set valeur = excluded.valeur, par = excluded.par, le = excluded.le,
      navigateur = excluded.navigateur, frappe = excluded.frappe, revision = reponse.revision + 1`.execute(base)
}

/** Met des réponses de côté. La dernière de chacun remplace sa précédente sous un nouveau numéro : qui choisit a vu ce qu'il choisit. */
export const mettreDeCote = async (base: Base, dossier: string, { reponses, par, le }: Signees): Promise<void> => {
  const questions = Object.keys(reponses)
  if (questions.length === 0) return
  await sql`delete from reponse_concurrente where dossier = ${dossier} and par = ${par} and question = any(${questions})`.execute(base)
  await sql`
    insert into reponse_concurrente (dossier, question, valeur, par, le)
    select ${dossier}, cle, valeur, ${par}, ${le} from jsonb_each(${JSON.stringify(reponses)}::jsonb) as r(cle, valeur)`.execute(base)
}

/** Quelqu'un a choisi : plus rien n'attend pour cette question. */
export const oublierConcurrentes = async (base: Base, dossier: string, question: string): Promise<void> => {
  await sql`delete from reponse_concurrente where dossier = ${dossier} and question = ${question}`.execute(base)
}
