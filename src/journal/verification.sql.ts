import { type Kysely, sql } from 'kysely'
import { type Entree, type Rupture, type Tete, verifierFil } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'
import { verifierSceaux } from './sceau.sql.ts'

/** `racine` : celle du dernier sceau ; si elle diffère de celle qu'on a gardée ailleurs, le journal a été récrit. */
export type Bilan = {
  readonly fils: number
  readonly entrees: number
  readonly sceaux: number
  readonly racine: string
  readonly ruptures: readonly Rupture[]
}

const LOT = 500

/** Recalcule toutes les chaînes, par lots de fils, et tous les sceaux, sur une image figée de la base. */
export const verifierJournal = async (base: Kysely<unknown>): Promise<Bilan> =>
  base
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const ruptures: Rupture[] = []
      let fils = 0
      let entrees = 0
      for (let lot = await lireTetesApres(tx, ''); lot.length > 0; lot = await lireTetesApres(tx, lot.at(-1)?.fil ?? '')) {
        const parFil = await lireEntrees(tx, lot)
        ruptures.push(...lot.flatMap((t) => verifierFil(t.fil, parFil.get(t.fil) ?? [], t, empreinte) ?? []))
        fils += lot.length
        for (const siennes of parFil.values()) entrees += siennes.length
      }
      const scelle = await verifierSceaux(tx)
      ruptures.push(...(await lireOrphelines(tx)), ...(await lireEtatsFaux(tx)), ...scelle.ruptures)
      return { fils, entrees, sceaux: scelle.sceaux, racine: scelle.racine, ruptures }
    })

const lireTetesApres = async (tx: Kysely<unknown>, fil: string): Promise<readonly Tete[]> =>
  (await sql<Tete>`select fil, rang, empreinte from fil where fil > ${fil} order by fil limit ${LOT}`.execute(tx)).rows

const lireEntrees = async (tx: Kysely<unknown>, lot: readonly Tete[]): Promise<ReadonlyMap<string, readonly Entree[]>> => {
  const lues = await sql<Entree>`
    select fil, rang, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte
    from entree where fil = any(${lot.map((t) => t.fil)}) order by fil, rang`.execute(tx)
  return Map.groupBy(lues.rows, (e) => e.fil)
}

/** Un fil effacé de la table des fils laisse ses entrées sans tête. */
const lireOrphelines = async (tx: Kysely<unknown>): Promise<readonly Rupture[]> => {
  const lues = await sql<{ fil: string; rang: number }>`
    select e.fil, min(e.rang) as rang from entree e where not exists (select from fil f where f.fil = e.fil) group by e.fil order by e.fil`.execute(
    tx,
  )
  return lues.rows.map(({ fil, rang }) => ({ fil, rang, phrase: `l’entrée ${rang} n’a plus de fil : sa tête a été effacée` }))
}

/** L'état qu'un objet montre doit être celui que son dernier acte lui a donné. */
const lireEtatsFaux = async (tx: Kysely<unknown>): Promise<readonly Rupture[]> => {
  const lus = await sql<{ fil: string; objet: string; etat: string; rang: number | null; vers: string | null }>`
    select v.fil, v.genre || ' ' || v.id as objet, v.etat, d.rang, d.vers
    from vie v left join lateral (
      select rang, vers from entree e where e.genre = v.genre and e.objet = v.id order by rang desc limit 1) d on true
    where d.vers is distinct from v.etat order by v.fil, v.genre, v.id`.execute(tx)
  return lus.rows.map(({ fil, objet, etat, rang, vers }) => ({
    fil,
    rang: rang ?? 0,
    phrase: `${objet} se dit « ${etat} », mais ${vers === null ? 'aucune entrée ne le connaît' : `son dernier acte l’a laissé « ${vers} »`}`,
  }))
}
