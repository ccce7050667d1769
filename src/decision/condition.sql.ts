import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { EtapeDeCondition } from './condition.ts'

/** Une condition notifiée et pas encore levée. `faites` : ce qui en a déjà été dit. */
export type ALever = {
  readonly dossier: string
  readonly appel: string
  readonly rang: number
  readonly condition: string
  readonly avant: Jour
  readonly notifieeLe: Instant
  readonly faites: readonly EtapeDeCondition[]
}

/** Les conditions à lever dont le dernier jour vient au plus tard ce jour-là, et dont tout n'a pas été dit. */
export const lireALever = async (base: Kysely<unknown>, auPlusTard: Jour): Promise<readonly ALever[]> =>
  (
    await sql<ALever>`
      select d.dossier, v.appel, d.rang, d.condition, d.condition_avant as avant, d.notifiee_le as "notifieeLe",
        array(select etape from rappel_de_condition r where r.dossier = d.dossier and r.rang = d.rang) as faites
      from decision d join dossier_vivant v on v.id = d.dossier
      where v.etat = 'sous-condition' and d.condition_avant <= ${auPlusTard} and d.notifiee_le is not null
        and d.rang = (select max(rang) from decision where dossier = d.dossier)
        and not exists (select from rappel_de_condition r where r.dossier = d.dossier and r.rang = d.rang and r.etape = 'passee')
      order by d.condition_avant, d.dossier`.execute(base)
  ).rows

/** Vrai si c'est bien à nous de le dire : un autre serveur a pu le prendre au même moment. */
export const prendreRappelDeCondition = async (
  base: Base,
  r: Pick<ALever, 'dossier' | 'rang'> & { readonly etape: EtapeDeCondition; readonly avec: readonly EtapeDeCondition[] },
  le: Instant,
): Promise<boolean> =>
  (
    await sql<{ etape: EtapeDeCondition }>`
      insert into rappel_de_condition (dossier, rang, etape, le) select ${r.dossier}, ${r.rang}, e, ${le} from unnest(${[...r.avec]}::text[]) e
      on conflict do nothing returning etape`.execute(base)
  ).rows.some((x) => x.etape === r.etape)
