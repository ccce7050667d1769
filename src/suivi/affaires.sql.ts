import { type Kysely, type RawBuilder, sql } from 'kysely'
import { coteDe } from '../echanges/message.ts'
import type { Acteur } from '../journal/objet.ts'
import { jamais } from '../socle/resultat.ts'
import type { Affaire, Attendu, AvecMessages, Courrier, Filtre } from './journee.ts'

/** Ce qu'un acteur peut lire, dit en SQL : le même périmètre que `peutLire`, pour des listes de dizaines de milliers de lignes. */
const dansLePerimetre = (a: Acteur): RawBuilder<unknown> => {
  switch (a.role) {
    case 'porteur':
      return sql`organisme_id = any(${[...a.organismes]})`
    case 'prestataire':
      return sql`prestataire = ${a.prestataire ?? ''}`
    case 'commission':
    case 'ars':
    case 'grades':
    case 'direction':
    case 'delegataire':
    case 'comptable':
      return sql`agence = ${a.agence ?? ''} and etat <> 'brouillon' and not exists (select 1 from deport_connu where deport_connu.dossier = affaire.dossier and deport_connu.agent = ${a.id})`
    default:
      return jamais(a.role)
  }
}

/** Un message `m` venu de l'autre côté, que cette personne n'a pas lu. */
const nonLuPar = (a: Acteur): RawBuilder<unknown> => sql`m.cote <> ${coteDe(a.role) ?? null}::text and not ${a.id} = any(m.lecteurs)`

export const PAR_PAGE = 25

const ORDRES = { recent: sql`depuis desc, id`, organisme: sql`organisme, id`, etat: sql`etat, depuis desc, id` } as const

/** Une page de dossiers, et combien il y en a. */
export const lireDossiers = async (
  base: Kysely<unknown>,
  acteur: Acteur,
  f: Filtre,
): Promise<{ readonly lignes: readonly AvecMessages[]; readonly total: number }> => {
  const ou = sql.join(
    [
      sql`genre = 'dossier'`,
      sql`(${dansLePerimetre(acteur)})`,
      ...(f.etat === undefined ? [] : [sql`etat = ${f.etat}`]),
      ...(f.appel === undefined ? [] : [sql`appel = ${f.appel}`]),
      ...(f.texte === undefined ? [] : [sql`(organisme ilike ${`%${f.texte}%`} or id ilike ${`%${f.texte}%`})`]),
    ],
    sql` and `,
  )
  const lignes = await sql<AvecMessages>`
    select genre, id, dossier, etat, depuis, organisme, appel, guichet, echeance,
      (select count(*)::int from message_connu m where m.dossier = affaire.dossier and ${nonLuPar(acteur)}) as "nonLus"
    from affaire where ${ou}
    order by ${ORDRES[f.tri]} limit ${PAR_PAGE} offset ${(f.page - 1) * PAR_PAGE}`.execute(base)
  const total = await sql<{ n: bigint }>`select count(*) as n from affaire where ${ou}`.execute(base)
  return { lignes: lignes.rows, total: Number(total.rows[0]?.n ?? 0) }
}

/** Ce qui n'est pas fini et que l'acteur peut lire, dans les états où il a quelque chose à faire. */
export const lireAffaires = async (
  base: Kysely<unknown>,
  acteur: Acteur,
  etats: readonly { readonly genre: string; readonly etat: string }[],
  limite: number,
): Promise<readonly Affaire[]> =>
  (
    await sql<Affaire>`
      select genre, id, dossier, etat, depuis, organisme, appel, guichet, echeance from affaire
      where (genre, etat) in (select genre, etat from jsonb_to_recordset(${JSON.stringify(etats)}::jsonb) as e(genre text, etat text))
        and (${dansLePerimetre(acteur)})
      order by echeance nulls last, depuis limit ${limite}`.execute(base)
  ).rows

/** Les compléments demandés et attendus, dans les dossiers que cette personne peut lire, le plus pressé d'abord. */
export const lireComplementsAttendus = async (base: Kysely<unknown>, acteur: Acteur, limite: number): Promise<readonly Attendu[]> =>
  (
    await sql<Attendu>`
      select dossier, organisme, c.jusqu_au as "jusquAu" from affaire join complement_attendu c using (dossier)
      where genre = 'dossier' and etat in ('depose', 'recevable', 'inscrit') and (${dansLePerimetre(acteur)})
      order by c.jusqu_au, dossier limit ${limite}`.execute(base)
  ).rows

/** Les dossiers où un message attend cette personne, le plus ancien d'abord. */
export const lireNonLus = async (base: Kysely<unknown>, acteur: Acteur, limite: number): Promise<readonly Courrier[]> =>
  (
    await sql<Courrier>`
      select dossier, organisme, count(*)::int as "nonLus", min(m.le) as depuis
      from affaire join message_connu m using (dossier)
      where genre = 'dossier' and (${dansLePerimetre(acteur)}) and ${nonLuPar(acteur)}
      group by dossier, organisme order by depuis limit ${limite}`.execute(base)
  ).rows
