import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import { type Entree, ORIGINE, type Rupture, racine, verifierFil } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'

type Tete = { readonly fil: string; readonly rang: number; readonly empreinte: string }
type Sceau = {
  readonly rang: number
  readonly le: Instant
  readonly racine: string
  readonly precedent: string
  readonly tetes: readonly Tete[]
}
export type Bilan = {
  readonly fils: number
  readonly entrees: number
  readonly sceaux: number
  readonly racine: string
  readonly ruptures: readonly Rupture[]
}

/** Scelle ensemble les têtes qui ont bougé depuis le dernier sceau. Rend la racine, ou `undefined` si rien n'a bougé. */
export const sceller = async (base: Kysely<unknown>, le: Instant): Promise<string | undefined> =>
  base.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('palier.sceau'))`.execute(tx)
    const sceaux = await lireSceaux(tx)
    const connues = tetesScellees(sceaux)
    const tetes = (await sql<Tete>`select fil, rang, empreinte from fil where rang > 0 order by fil`.execute(tx)).rows
    const bougees = tetes.filter((t) => connues.get(t.fil)?.empreinte !== t.empreinte)
    if (bougees.length === 0) return undefined
    const precedent = sceaux.at(-1)?.racine ?? ORIGINE
    const sommet = racineDes(precedent, tetes)
    await sql`insert into sceau (rang, le, fils, racine, precedent, tetes)
      values (${sceaux.length + 1}, ${le}, ${tetes.length}, ${sommet}, ${precedent}, ${JSON.stringify(bougees)}::jsonb)`.execute(tx)
    return sommet
  })

/** Recalcule toutes les chaînes et tous les sceaux, sur une image figée de la base. */
export const verifierJournal = async (base: Kysely<unknown>): Promise<Bilan> =>
  base
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const tetes = (await sql<Tete>`select fil, rang, empreinte from fil order by fil`.execute(tx)).rows
      const parFil = await lireEntrees(tx)
      const ruptures = tetes.flatMap((t) => verifierFil(t.fil, parFil.get(t.fil) ?? [], t, empreinte) ?? [])
      const sceaux = await lireSceaux(tx)
      const entrees = [...parFil.values()].reduce((n, es) => n + es.length, 0)
      return {
        fils: tetes.length,
        entrees,
        sceaux: sceaux.length,
        racine: sceaux.at(-1)?.racine ?? ORIGINE,
        ruptures: [...ruptures, ...verifierSceaux(sceaux, parFil)],
      }
    })

const verifierSceaux = (sceaux: readonly Sceau[], parFil: ReadonlyMap<string, readonly Entree[]>): readonly Rupture[] => {
  const tetes = new Map<string, Tete>()
  let precedent = ORIGINE
  return sceaux.flatMap((s, i): readonly Rupture[] => {
    for (const t of s.tetes) tetes.set(t.fil, t)
    const attendue = racineDes(precedent, [...tetes.values()])
    const tient = s.rang === i + 1 && s.precedent === precedent && s.racine === attendue
    precedent = s.racine
    const perdues = s.tetes.filter((t) => parFil.get(t.fil)?.[t.rang - 1]?.empreinte !== t.empreinte)
    return [
      ...(tient ? [] : [{ fil: 'sceaux', rang: s.rang, phrase: `le sceau ${s.rang} ne correspond plus à sa racine` }]),
      ...perdues.map((t) => ({
        fil: t.fil,
        rang: t.rang,
        phrase: `l’entrée ${t.rang}, scellée le ${s.le.toString()}, n’est plus là ou a changé`,
      })),
    ]
  })
}

const racineDes = (precedent: string, tetes: readonly Tete[]): string =>
  racine([precedent, ...[...tetes].sort((a, b) => (a.fil < b.fil ? -1 : 1)).map((t) => `${t.fil}:${t.rang}:${t.empreinte}`)], empreinte)

const tetesScellees = (sceaux: readonly Sceau[]): ReadonlyMap<string, Tete> =>
  new Map(sceaux.flatMap((s) => s.tetes.map((t) => [t.fil, t] as const)))

const lireSceaux = async (base: Kysely<unknown>): Promise<readonly Sceau[]> =>
  (await sql<Sceau>`select rang, le, racine, precedent, tetes from sceau order by rang`.execute(base)).rows

const lireEntrees = async (base: Kysely<unknown>): Promise<ReadonlyMap<string, readonly Entree[]>> => {
  const lues = await sql<Entree>`
    select fil, rang, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte
    from entree order by fil, rang`.execute(base)
  return Map.groupBy(lues.rows, (e) => e.fil)
}
