import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Site } from './organisme.ts'
import { type Correction, type Recherche, sansDoublon, type Trouvee } from './recherche.ts'

export const LIMITE = 10
/** Au-delà, un mot ne distingue plus rien : on ne classe pas cent mille fiches pour en montrer dix. */
const ASSEZ = 2_000

/** Les fiches qui répondent, au plus `LIMITE`, les ouvertes d'abord ; une seule quand FINESS et Sirene disent la même chose. */
export const chercherFiches = async (base: Kysely<unknown>, r: Recherche): Promise<readonly Trouvee[]> => {
  switch (r.genre) {
    case 'rien':
      return []
    case 'cle':
      return sansDoublon(await lireTrouvees(base, sql`finess = ${r.cle} or siren = ${r.cle} or siret = ${r.cle}`, sql`0`))
    case 'mots': {
      const tous = await parMots(base, r.mots, ' & ')
      return sansDoublon(tous.length > 0 || r.mots.length === 1 ? tous : await parMots(base, r.mots, ' | '))
    }
  }
}

/** Chaque mot peut n'être que le début d'un mot du nom ou de la commune. */
const parMots = (base: Kysely<unknown>, mots: readonly string[], lien: ' & ' | ' | '): Promise<readonly Trouvee[]> => {
  const q = sql`to_tsquery('simple', ${mots.map((m) => `${m}:*`).join(lien)})`
  return lireTrouvees(base, sql`mots @@ ${q}`, sql`ts_rank(mots, ${q})`)
}

export const lireTrouvee = async (base: Kysely<unknown>, id: string): Promise<Trouvee | undefined> =>
  (await lireTrouvees(base, sql`id = ${id}`, sql`0`))[0]

/** Parmi des corrections probables, celles qu'une fiche porte. */
export const lireCorrectionsConnues = async (base: Kysely<unknown>, c: readonly Correction[]): Promise<readonly Correction[]> => {
  const cles = c.map((x) => x.valeur)
  const { rows } = await sql<{ cle: string }>`
    select siret as cle from fiche where siret = any(${cles}) union select finess from fiche where finess = any(${cles})
    union select siren from fiche where siren = any(${cles})`.execute(base)
  return c.filter((x) => rows.some((r) => r.cle === x.valeur))
}

/** Les établissements ouverts d'une personne morale. */
export const lireSitesDe = async (base: Kysely<unknown>, finess: string): Promise<readonly Site[]> =>
  (await sql<Site>`select finess, nom, commune from fiche where entite = ${finess} and etat = 'ouvert' order by finess`.execute(base)).rows

/** Une fiche de Sirene que FINESS connaît aussi laisse la place à celle de FINESS, qui sait sa catégorie. */
const lireTrouvees = async (base: Kysely<unknown>, ou: RawBuilder<unknown>, rang: RawBuilder<unknown>): Promise<readonly Trouvee[]> =>
  (
    await sql<Trouvee>`
      with repondent as materialized (
        select id, source, siret, siren, siege, nom, etat, mots from fiche where ${ou} limit ${ASSEZ}
      ), trouvees as (
        select id, source, siret, siren, siege, ${rang} as rang from repondent order by etat = 'ferme', rang desc, nom limit 50
      ), retenues as (
        select coalesce((
          select f.id from fiche f where t.source = 'sirene' and f.source = 'finess'
            and (f.siret = t.siret or (t.siege and f.genre = 'entite' and f.siren = t.siren))
          order by f.genre = 'entite' limit 1), t.id) as id, max(t.rang) as rang
        from trouvees t group by 1
      )
      select f.id, f.source, f.genre, f.siren, k.siret, f.finess, f.entite, f.siege, f.nom, f.commune, f.departement, f.categorie, f.statut,
        f.nature, f.etat, f.ouvert_le as "ouvertLe", f.ferme_le as "fermeLe", e.nom as gestionnaire, s.ouverts as etablissements,
        (select o.id from organisme o where (o.siret = k.siret or o.finess = f.finess)
          and exists (select 1 from habilitation h where h.organisme = o.id and h.role = 'porteur') limit 1) as represente
      from retenues r join fiche f on f.id = r.id
      left join fiche e on e.id = 'finess-' || f.entite
      cross join lateral (
        select count(*)::int as ouverts, min(u.siret) as siret from fiche u where f.genre = 'entite' and u.entite = f.finess and u.etat = 'ouvert') s
      cross join lateral (
        select coalesce(f.siret, (select z.siret from fiche z where z.source = 'sirene' and z.siege and z.etat = 'ouvert'
          and f.genre = 'entite' and z.siren = f.siren limit 1), case when s.ouverts = 1 then s.siret end) as siret) k
      order by f.etat = 'ferme', r.rang desc, f.nom, f.id limit ${LIMITE}`.execute(base)
  ).rows
