import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instantane } from './instantane.ts'
import type { Recueil } from './recueil.ts'
import type { Situation } from './recueillir.ts'

const COLONNES = sql`r.dossier, r.rang, r.demarche, r.numero, r.change_le as "changeLe", r.contenu, r.fichiers, r.le`

/** Verrouille un numéro de la plateforme jusqu'à la fin de l'acte : deux imports ensemble n'en font pas deux dossiers. */
export const verrouillerNumero = async (base: Base, demarche: number, numero: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`recueil:${demarche}:${numero}`}))`.execute(base)
}

/** Le dernier recueil d'un numéro de la plateforme, où il est, l'état du dossier et ce que l'agence en a déjà demandé. */
export const lireRecueilDuNumero = async (base: Kysely<unknown>, demarche: number, numero: number): Promise<Situation['connu']> =>
  (
    await sql<NonNullable<Situation['connu']>>`
      select ${COLONNES}, d.appel, d.guichet, d.etat, (select count(*)::int from complement c where c.dossier = r.dossier) as complements
      from recueil premier join recueil r on r.dossier = premier.dossier join dossier_vivant d on d.id = r.dossier
      where premier.rang = 1 and premier.demarche = ${demarche} and premier.numero = ${numero}
      order by r.rang desc limit 1`.execute(base)
  ).rows[0]

/** Le dernier recueil d'un dossier, s'il n'a pas été déposé ici. */
export const lireRecueil = async (base: Kysely<unknown>, dossier: string): Promise<Recueil | undefined> =>
  (await sql<Recueil>`select ${COLONNES} from recueil r where r.dossier = ${dossier} order by r.rang desc limit 1`.execute(base)).rows[0]

export const ecrireRecueil = async (
  base: Base,
  r: Recueil & { readonly instantane: Instantane; readonly empreinte: string },
  par: string,
): Promise<void> => {
  await sql`
    insert into recueil (dossier, rang, demarche, numero, change_le, contenu, fichiers, instantane, empreinte, par, le)
    values (${r.dossier}, ${r.rang}, ${r.demarche}, ${r.numero}, ${r.changeLe}, ${r.contenu}, ${JSON.stringify(r.fichiers)}::jsonb,
      ${JSON.stringify(r.instantane)}::jsonb, ${r.empreinte}, ${par}, ${r.le})`.execute(base)
}
