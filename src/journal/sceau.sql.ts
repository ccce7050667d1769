import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import { ORIGINE, type Rupture, racine, type Tete } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'

type Sceau = {
  readonly rang: number
  readonly le: Instant
  readonly racine: string
  readonly precedent: string
  readonly tetes: readonly Tete[]
}
export type EtatDesSceaux = { readonly sceaux: number; readonly racine: string; readonly ruptures: readonly Rupture[] }

/** Scelle ensemble les têtes qui ont bougé depuis le dernier sceau. Rend la racine, ou `undefined` si rien n'a bougé. */
export const sceller = async (base: Kysely<unknown>, le: Instant): Promise<string | undefined> =>
  base.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('palier.sceau'))`.execute(tx)
    const dernier = (await sql<Pick<Sceau, 'rang' | 'racine'>>`select rang, racine from sceau order by rang desc limit 1`.execute(tx))
      .rows[0]
    const connues = await lireTetesScellees(tx)
    const tetes = (await sql<Tete>`select fil, rang, empreinte from fil where rang > 0`.execute(tx)).rows
    const bougees = tetes.filter((t) => connues.get(t.fil) !== t.empreinte)
    if (bougees.length === 0) return undefined
    const precedent = dernier?.racine ?? ORIGINE
    const sommet = racineDes(precedent, tetes)
    await sql`insert into sceau (rang, le, fils, racine, precedent, tetes)
      values (${(dernier?.rang ?? 0) + 1}, ${le}, ${tetes.length}, ${sommet}, ${precedent}, ${JSON.stringify(bougees)}::jsonb)`.execute(tx)
    return sommet
  })

/** Recalcule la racine de chaque sceau, l'un après l'autre, et cherche chaque entrée scellée : elle doit être là, inchangée. */
export const verifierSceaux = async (tx: Kysely<unknown>): Promise<EtatDesSceaux> => {
  const tetes = new Map<string, Tete>()
  const ruptures: Rupture[] = []
  let precedent = ORIGINE
  let rang = 0
  for (let s = await lireSceauApres(tx, 0); s !== undefined; s = await lireSceauApres(tx, s.rang)) {
    rang += 1
    for (const t of s.tetes) tetes.set(t.fil, t)
    const tient = s.rang === rang && s.precedent === precedent && s.racine === racineDes(precedent, [...tetes.values()])
    if (!tient) ruptures.push({ fil: 'sceaux', rang: s.rang, phrase: `le sceau ${s.rang} ne correspond plus à sa racine` })
    precedent = s.racine
  }
  return { sceaux: rang, racine: precedent, ruptures: [...ruptures, ...(await lirePerdues(tx))] }
}

const racineDes = (precedent: string, tetes: readonly Tete[]): string =>
  racine([precedent, ...[...tetes].sort((a, b) => (a.fil < b.fil ? -1 : 1)).map((t) => `${t.fil}:${t.rang}:${t.empreinte}`)], empreinte)

/** L'empreinte de la dernière tête scellée de chaque fil. */
const lireTetesScellees = async (tx: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  const lues = await sql<Tete>`
    select distinct on (t.fil) t.fil, t.empreinte
    from sceau s, jsonb_to_recordset(s.tetes) as t(fil text, rang int, empreinte text) order by t.fil, s.rang desc`.execute(tx)
  return new Map(lues.rows.map((t) => [t.fil, t.empreinte]))
}

const lireSceauApres = async (tx: Kysely<unknown>, rang: number): Promise<Sceau | undefined> =>
  (await sql<Sceau>`select rang, le, racine, precedent, tetes from sceau where rang > ${rang} order by rang limit 1`.execute(tx)).rows[0]

/** Les entrées scellées qui ne sont plus là, ou plus les mêmes ; la première de chaque fil. */
const lirePerdues = async (tx: Kysely<unknown>): Promise<readonly Rupture[]> => {
  const lues = await sql<{ fil: string; rang: number; le: Instant }>`
    select distinct on (t.fil) t.fil, t.rang, s.le
    from sceau s, jsonb_to_recordset(s.tetes) as t(fil text, rang int, empreinte text)
    left join entree e on e.fil = t.fil and e.rang = t.rang
    where e.empreinte is distinct from t.empreinte order by t.fil, t.rang`.execute(tx)
  return lues.rows.map(({ fil, rang, le }) => ({
    fil,
    rang,
    phrase: `l’entrée ${rang}, scellée le ${le.toString()}, n’est plus là ou a changé`,
  }))
}
