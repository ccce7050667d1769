import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Publiee, QuestionPosee } from './question.ts'
import type { Question } from './renseigner.ts'

/** Qui demande, et par quel lien il suit sa question. `suivi` : l'empreinte du secret. */
type Demandeur = Pick<QuestionPosee, 'par' | 'nom' | 'courriel' | 'organisme'> & { readonly suivi: string }

export const ecrireQuestion = async (base: Base, appel: string, q: Question, d: Demandeur, le: Instant): Promise<bigint> =>
  (
    await sql<{ id: bigint }>`
      insert into question_posee (appel, objet, texte, telephone, par, nom, courriel, organisme, suivi, posee_le)
      values (${appel}, ${q.objet}, ${q.texte}, ${q.telephone}, ${d.par}, ${d.nom}, ${d.courriel}, ${d.organisme}, ${d.suivi}, ${le})
      returning id`.execute(base)
  ).rows[0]?.id ?? 0n

const POSEE = sql`
  select q.id, q.objet, q.texte, q.telephone, q.posee_le as "poseeLe", q.par, coalesce(q.nom, p.nom) as nom, q.courriel, q.organisme, q.suivi,
    a.nom as affectee, q.reponse, q.repondue_le as "repondueLe", q.publiee_le as "publieeLe"
  from question_posee q left join agent_connu a on a.id = q.affectee_a left join agent_connu p on p.id = q.par`

/** Les questions d'un appel, les plus récentes d'abord : celles qui attendent passent avant. */
export const lireQuestions = async (base: Kysely<unknown>, appel: string): Promise<readonly QuestionPosee[]> =>
  (await sql<QuestionPosee>`${POSEE} where q.appel = ${appel} order by q.id desc limit 500`.execute(base)).rows

export const lireQuestion = async (base: Kysely<unknown>, appel: string, id: string): Promise<QuestionPosee | undefined> =>
  /^\d{1,18}$/.test(id)
    ? (await sql<QuestionPosee>`${POSEE} where q.appel = ${appel} and q.id = ${BigInt(id)}`.execute(base)).rows[0]
    : undefined

/** @param suivi l'empreinte du secret de son lien */
export const lireQuestionSuivie = async (base: Kysely<unknown>, appel: string, suivi: string): Promise<QuestionPosee | undefined> =>
  (await sql<QuestionPosee>`${POSEE} where q.appel = ${appel} and q.suivi = ${suivi}`.execute(base)).rows[0]

/** Les réponses publiées, par thème ; `recherche` : un mot de l'objet, de la question ou de la réponse. */
export const lirePubliees = async (base: Kysely<unknown>, appel: string, recherche: string): Promise<readonly Publiee[]> => {
  const motif = `%${recherche.replace(/[\\%_]/g, '\\$&')}%`
  const lues = await sql<Publiee>`
    select id, theme, objet_public as objet, texte_public as texte, reponse_publique as reponse, publiee_le as "publieeLe" from question_posee
    where appel = ${appel} and publiee_le is not null
      and (${recherche} = '' or objet_public ilike ${motif} or texte_public ilike ${motif} or reponse_publique ilike ${motif})
    order by theme, id limit 200`.execute(base)
  return lues.rows
}

/** Les cinq dernières réponses publiées d'un appel. */
export const lireDernieresPubliees = async (
  base: Kysely<unknown>,
  appel: string,
): Promise<readonly Pick<Publiee, 'objet' | 'texte' | 'reponse'>[]> =>
  (
    await sql<Pick<Publiee, 'objet' | 'texte' | 'reponse'>>`
      select objet_public as objet, texte_public as texte, reponse_publique as reponse from question_posee
      where appel = ${appel} and publiee_le is not null order by publiee_le desc, id desc limit 5`.execute(base)
  ).rows

export const affecter = async (base: Base, id: bigint, agent: string): Promise<void> => {
  await sql`update question_posee set affectee_a = ${agent} where id = ${id}`.execute(base)
}

export const ecrireReponse = async (base: Base, id: bigint, reponse: string, le: Instant): Promise<void> => {
  await sql`update question_posee set reponse = ${reponse}, repondue_le = ${le} where id = ${id}`.execute(base)
}

/** Oublie qui a demandé sans compte, sous cette adresse : la question et sa réponse restent. */
export const oublierVisiteur = async (base: Base, courriel: string): Promise<void> => {
  await sql`update question_posee set ${OUBLIE} where courriel = ${courriel}`.execute(base)
}

/** Oublie ceux qui ont demandé sans compte, une fois leur réponse plus ancienne que cet instant. */
export const oublierVisiteurs = async (base: Kysely<unknown>, avant: Instant): Promise<void> => {
  await sql`update question_posee set ${OUBLIE} where par is null and courriel <> '' and repondue_le < ${avant}`.execute(base)
}

const OUBLIE = sql`nom = 'Personne effacée', courriel = '', organisme = null, suivi = null`

export const ecrirePublication = async (base: Base, p: Omit<Publiee, 'publieeLe'>, le: Instant): Promise<void> => {
  await sql`
    update question_posee set theme = ${p.theme}, objet_public = ${p.objet}, texte_public = ${p.texte}, reponse_publique = ${p.reponse},
      publiee_le = ${le} where id = ${p.id}`.execute(base)
}
