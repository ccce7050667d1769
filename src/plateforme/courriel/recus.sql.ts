import { type Kysely, sql } from 'kysely'

/** Un relais qui n'a pas lu notre accord répète : ce qui est déjà rangé ne l'est pas deux fois. */
export const estDejaRecu = async (base: Kysely<unknown>, message: string): Promise<boolean> =>
  (await sql`select 1 from courriel_recu where message = ${message}`.execute(base)).rows.length > 0

export const noterRecu = async (base: Kysely<unknown>, message: string): Promise<void> => {
  await sql`insert into courriel_recu (message) values (${message}) on conflict do nothing`.execute(base)
}
