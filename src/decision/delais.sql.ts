import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Etape, RappelDu } from './delais.ts'

/** Un dossier examiné ou décidé, et pas encore notifié. `limite` : celle de sa décision, si elle est prise. */
export type NonNotifie = {
  readonly dossier: string
  readonly appel: string
  readonly decide: boolean
  readonly limite: Jour | null
  readonly seance: Jour | null
}

export const lireNonNotifies = async (base: Kysely<unknown>): Promise<readonly NonNotifie[]> =>
  (
    await sql<NonNotifie>`
      select v.id as dossier, v.appel, v.etat = 'decide' as decide, s.jour as seance,
        case when v.etat = 'decide' then (select a_notifier_avant from decision where dossier = v.id order by rang desc limit 1) end as limite
      from dossier_vivant v left join dossier_examine s on s.dossier = v.id
      where v.etat = 'decide' or (v.etat in ('recevable', 'inscrit') and s.dossier is not null) order by v.id`.execute(base)
  ).rows

/** Les premières décisions notifiées d'un appel, examinées en séance. */
export const lireNotifiees = async (
  base: Kysely<unknown>,
  appel: string,
): Promise<readonly { readonly seance: Jour; readonly notifieeLe: Instant; readonly limite: Jour }[]> =>
  (
    await sql<{ seance: Jour; notifieeLe: Instant; limite: Jour }>`
      select distinct on (d.dossier) s.jour as seance, d.notifiee_le as "notifieeLe", d.a_notifier_avant as limite
      from decision d join dossier_examine s on s.dossier = d.dossier
      where s.appel = ${appel} and d.notifiee_le is not null and d.a_notifier_avant is not null order by d.dossier, d.rang`.execute(base)
  ).rows

export const lireRappelsFaits = async (base: Kysely<unknown>): Promise<readonly Pick<RappelDu, 'appel' | 'limite' | 'etape'>[]> =>
  (await sql<{ appel: string; limite: Jour; etape: Etape }>`select appel, limite, etape from rappel_de_decision`.execute(base)).rows

/** Vrai si c'est bien à nous de l'envoyer : un autre serveur a pu le prendre au même moment. */
export const prendreRappel = async (base: Base, r: RappelDu, le: Instant): Promise<boolean> =>
  (
    await sql<{ etape: Etape }>`
      insert into rappel_de_decision (appel, limite, etape, le) select ${r.appel}, ${r.limite}, e, ${le} from unnest(${[...r.avec]}::text[]) e
      on conflict do nothing returning etape`.execute(base)
  ).rows.some((x) => x.etape === r.etape)
