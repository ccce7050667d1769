import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { QuestionPublique } from './question.ts'
import type { Question } from './renseigner.ts'

export const ecrireQuestion = async (base: Base, appel: string, q: Question, par: string, le: Instant): Promise<bigint> =>
  (
    await sql<{ id: bigint }>`
      insert into question_publique (appel, objet, texte, telephone, par, posee_le)
      values (${appel}, ${q.objet}, ${q.texte}, ${q.telephone}, ${par}, ${le}) returning id`.execute(base)
  ).rows[0]?.id ?? 0n

/** Répond une fois ; vrai si la question attendait. La réponse est publiée à tous, sans le nom de qui l'a posée. */
export const ecrireReponsePublique = async (base: Base, appel: string, id: bigint, reponse: string, le: Instant): Promise<boolean> =>
  (
    await sql`
      update question_publique set reponse = ${reponse}, repondue_le = ${le} where appel = ${appel} and id = ${id} and reponse is null`.execute(
      base,
    )
  ).numAffectedRows === 1n

export const lireQuestions = async (base: Kysely<unknown>, appel: string): Promise<readonly QuestionPublique[]> =>
  (
    await sql<QuestionPublique>`
      select id, objet, texte, telephone, posee_le as "poseeLe", reponse, repondue_le as "repondueLe"
      from question_publique where appel = ${appel} order by id desc limit 200`.execute(base)
  ).rows
