import { type Kysely, sql } from 'kysely'
import type { Instant, Jour } from '../socle/temps.ts'
import { type Fiche, motsDe, type Source } from './fiche.ts'

export type Ecrites = { readonly gardees: number; readonly nouvelles: number; readonly changees: number }

/**
 * Garde un lot de fiches : les nouvelles entrent, celles qui ont changé sont récrites, les autres ne sont pas touchées.
 * Sirene dit tout le pays : on n'en garde que les activités de la table des natures, et les établissements d'une entité que FINESS connaît.
 */
export const ecrireFiches = async (base: Kysely<unknown>, fiches: readonly Fiche[], du: Jour): Promise<Ecrites> => {
  const lignes = JSON.stringify(fiches.map((f) => ({ ...f, texte: motsDe(`${f.nom} ${f.commune}`).join(' ') })))
  const { rows } = await sql<Ecrites>`
    with recues as (
      select distinct on (r.id) r.* from jsonb_to_recordset(${lignes}::jsonb) as r(
        id text, source text, genre text, siren text, siret text, finess text, entite text, siege boolean, nom text, commune text,
        departement text, categorie text, statut text, nature text, etat text, "ouvertLe" date, "fermeLe" date, texte text)
      where r.source = 'finess' or r.nature is not null
        or exists (select 1 from fiche e where e.source = 'finess' and e.siren = r.siren)
      order by r.id
    ), ecrites as (
      insert into fiche (id, source, genre, siren, siret, finess, entite, siege, nom, commune, departement, categorie, statut, nature, etat,
        ouvert_le, ferme_le, releve_du, mots)
      select id, source, genre, siren, siret, finess, entite, siege, nom, commune, departement, categorie, statut, nature, etat,
        "ouvertLe", "fermeLe", ${du}, to_tsvector('simple', texte) from recues
      on conflict (id) do update set
        genre = excluded.genre, siren = excluded.siren, siret = excluded.siret, finess = excluded.finess, entite = excluded.entite,
        siege = excluded.siege, nom = excluded.nom, commune = excluded.commune, departement = excluded.departement,
        categorie = excluded.categorie, statut = excluded.statut, nature = excluded.nature, etat = excluded.etat,
        ouvert_le = excluded.ouvert_le, ferme_le = excluded.ferme_le, releve_du = excluded.releve_du, mots = excluded.mots
      where (fiche.genre, fiche.siren, fiche.siret, fiche.finess, fiche.entite, fiche.siege, fiche.nom, fiche.commune, fiche.departement,
          fiche.categorie, fiche.statut, fiche.nature, fiche.etat, fiche.ouvert_le, fiche.ferme_le)
        is distinct from (excluded.genre, excluded.siren, excluded.siret, excluded.finess, excluded.entite, excluded.siege, excluded.nom,
          excluded.commune, excluded.departement, excluded.categorie, excluded.statut, excluded.nature, excluded.etat, excluded.ouvert_le,
          excluded.ferme_le)
      returning (xmax = 0) as nouvelle
    )
    select (select count(*)::int from recues) as gardees, count(*) filter (where nouvelle)::int as nouvelles,
      count(*) filter (where not nouvelle)::int as changees from ecrites`.execute(base)
  return rows[0] ?? { gardees: 0, nouvelles: 0, changees: 0 }
}

/** Un import, en nombres de fiches. `remarques` : les rejetées, et celles gardées sans un de leurs numéros. */
export type Releve = Ecrites & {
  readonly source: Source
  readonly fichier: string
  readonly du: Jour
  readonly lues: number
  readonly rejetees: number
  readonly remarques: number
}

export const ecrireReleve = async (base: Kysely<unknown>, r: Releve, le: Instant): Promise<void> => {
  await sql`
    insert into releve (source, fichier, du, importe_le, gardees, nouvelles, changees, rejetees)
    values (${r.source}, ${r.fichier}, ${r.du}, ${le}, ${r.gardees}, ${r.nouvelles}, ${r.changees}, ${r.rejetees})`.execute(base)
}

/** Le jour du plus récent relevé importé de chaque source. */
export const lireReleves = async (base: Kysely<unknown>): Promise<ReadonlyMap<Source, Jour>> =>
  new Map(
    (
      await sql<{ source: Source; du: Jour }>`select source, max(du) as du from releve group by source order by source`.execute(base)
    ).rows.map((r) => [r.source, r.du]),
  )
