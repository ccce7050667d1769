import { type Kysely, type RawBuilder, sql } from 'kysely'
import { coteDe } from '../echanges/message.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Jour } from '../socle/temps.ts'
import { conditions, ordre } from './filtre.sql.ts'
import type { Filtre } from './filtre.ts'
import type { Ligne } from './liste.ts'
import { dansLePerimetre } from './perimetre.sql.ts'

export const PAR_PAGE = 25

/** Une page de la liste, et combien de dossiers répondent ; la page demandée est ramenée à la dernière. `aujourdhui` : celui de l'agence. */
export const lireListe = (
  base: Kysely<unknown>,
  acteur: Acteur,
  f: Filtre,
  aujourdhui: Jour,
): Promise<{ readonly lignes: readonly Ligne[]; readonly total: number; readonly page: number }> =>
  enLisant(base, async (tx) => {
    const r = requetes(acteur, f, aujourdhui)
    const total = Number((await r.compter.execute(tx)).rows[0]?.n ?? 0)
    const page = Math.max(1, Math.min(f.page, Math.ceil(total / PAR_PAGE)))
    return { lignes: (await r.montrer(page).execute(tx)).rows, total, page }
  })

/** Les numéros de tout ce qui répond, dans l'ordre de la liste ; `limite` d'entre eux au plus. */
export const lireNumeros = (
  base: Kysely<unknown>,
  acteur: Acteur,
  f: Filtre,
  aujourdhui: Jour,
  limite: number,
): Promise<readonly string[]> =>
  enLisant(base, async (tx) => (await requetes(acteur, f, aujourdhui).choisir(limite, 0).execute(tx)).rows.map((l) => l.dossier))

/** Ce que la liste demande à la base. Une page choisit d'abord ses numéros, que l'index du tri donne seul, puis lit ses lignes. */
export const requetes = (acteur: Acteur, f: Filtre, aujourdhui: Jour) => {
  const ou = sql`${dansLePerimetre(acteur)} and ${conditions(f, acteur, aujourdhui)}`
  const choisir = (limite: number, passes: number) => sql<{ dossier: string }>`
    select dossier from ligne_dossier where ${ou} order by ${ordre(f)} limit ${limite} offset ${passes}`
  return {
    compter: sql<{ n: bigint }>`select count(*) as n from ligne_dossier where ${ou}`,
    choisir,
    montrer: (page: number) => sql<Ligne>`
      select ${colonnes(acteur)} where l.dossier in (${choisir(PAR_PAGE, (page - 1) * PAR_PAGE)}) order by ${ordre(f)}`,
  }
}

/**
 * Tout ce qui répond, tranche par tranche : les numéros et leur ordre sont ceux d'un même instant, les lignes se lisent à mesure. Un lecteur
 * lent ne retient ni transaction, ni mémoire.
 */
export async function* lireTout(base: Kysely<unknown>, acteur: Acteur, f: Filtre, aujourdhui: Jour): AsyncGenerator<readonly Ligne[]> {
  const numeros = await lireNumeros(base, acteur, f, aujourdhui, AU_PLUS)
  for (let rang = 0; rang < numeros.length; rang += TRANCHE) yield await lireLignes(base, acteur, numeros.slice(rang, rang + TRANCHE))
}
const TRANCHE = 500
/** Un tableur n'ouvre pas plus d'un million de lignes. */
const AU_PLUS = 1_000_000

/** Les lignes de ces dossiers que l'acteur peut lire, dans l'ordre donné. */
export const lireLignes = async (base: Kysely<unknown>, acteur: Acteur, dossiers: readonly string[]): Promise<readonly Ligne[]> =>
  (
    await sql<Ligne>`
      select ${colonnes(acteur)} where l.dossier = any(${[...dossiers]}) and ${dansLePerimetre(acteur)}
      order by array_position(${[...dossiers]}::text[], l.dossier)`.execute(base)
  ).rows

/** Les départements des dossiers d'une agence, chacun trouvé par un saut dans l'index. */
export const lireDepartements = async (base: Kysely<unknown>, agence: string): Promise<readonly string[]> =>
  (
    await sql<{ departement: string }>`
      with recursive saut as (
        select min(departement) as departement from ligne_dossier where agence = ${agence} and etat <> 'brouillon'
        union all
        select (select min(departement) from ligne_dossier where agence = ${agence} and etat <> 'brouillon' and departement > saut.departement)
        from saut where saut.departement is not null
      ) select departement from saut where departement is not null`.execute(base)
  ).rows.map((l) => l.departement)

/** Un message `m` venu de l'autre côté, que cette personne n'a pas lu. */
export const nonLuPar = (a: Acteur): RawBuilder<unknown> => sql`
  m.cote <> ${coteDe(a.role) ?? null}::text and not exists (select 1 from lecture_connue where message = m.id and agent = ${a.id})`

const colonnes = (a: Acteur): RawBuilder<unknown> => sql`
  l.dossier, organisme, departement, nature, appel, guichet, etat, depuis, depose_le as "deposeLe", echeance, a.nom as charge,
  a_verifier as "aVerifier", montant, (select count(*)::int from message_connu m where m.dossier = l.dossier and ${nonLuPar(a)}) as "nonLus"
  from ligne_dossier l left join agent_connu a on a.id = l.charge`

/** Ce qui se lit ensemble se lit au même instant. Le plan se fait pour ces valeurs-là : un filtre garde dix lignes ou cinquante mille. */
export const enLisant = <T>(base: Kysely<unknown>, lire: (tx: Kysely<unknown>) => Promise<T>): Promise<T> =>
  base
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
      return lire(tx)
    })
