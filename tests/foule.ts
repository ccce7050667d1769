import { sql } from 'kysely'
import type { Base } from '../src/plateforme/base/base.sql.ts'

/** L'état du dossier de rang `n` est celui de rang `n * 7` modulo vingt : toutes les étapes, les premières plus peuplées. */
const ETATS = [
  ...['brouillon', 'depose', 'depose', 'depose', 'recevable', 'recevable', 'recevable', 'inscrit', 'inscrit', 'decide'],
  ...['laureat', 'laureat', 'en-attente', 'ecarte', 'irrecevable', 'conventionne', 'realise', 'controle', 'clos', 'retire'],
]

/**
 * Une foule de dossiers inventés, écrite d'un coup : deux guichets par organisme, des états, des échéances et des départements variés, un
 * dossier sur cent d'une autre agence. Ces dossiers se lisent et se comptent ; leurs actes n'ont pas eu lieu, ils ne se poursuivent pas.
 * @param appel ses guichets sont `audit` et `investissement`
 */
export const planterFoule = async (base: Base, nombre: number, agence: string, appel: string, le: Temporal.Instant): Promise<void> => {
  await sql`insert into appel (code, version, agence, empreinte, texte, publie_le) values (${appel}, 1, ${agence}, '', '', ${le}) on conflict do nothing`.execute(
    base,
  )
  await sql`insert into agent (id, nom, courriel) values ('foule', 'Une personne de la foule', 'foule@exemple.fr')`.execute(base)
  await sql`
    insert into organisme (id, nom, siret, nature, departement, commune, verification)
    select 'foule-' || n, (array['Centre hospitalier', 'Clinique', 'Résidence', 'Foyer', 'Pharmacie', 'Laboratoire'])[1 + n % 6]
        || ' fictif ' || (array['des Tilleuls', 'du Lavoir', 'de l’Écluse', 'des Cimes', 'de la Source'])[1 + n % 5] || ' ' || n,
      (20000000000000 + n)::text, (array['etablissement-sanitaire', 'etablissement-medico-social', 'pharmacie', 'laboratoire'])[1 + n % 4],
      (array['01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74', '973'])[1 + n % 13], 'Port-Fictif',
      case when n % 50 = 0 then 'a-faire' else 'faite' end
    from generate_series(0, ${nombre}::int / 2) n`.execute(base)
  await sql`
    with foule as (
      select n, ${appel} || '-' || lpad((90000 + n)::text, 6, '0') as id, 'foule-' || n / 2 as organisme,
        (array['audit', 'investissement'])[1 + n % 2] as guichet, case when n % 100 = 0 then 'ars-voisine' else ${agence} end as agence,
        (${ETATS}::text[])[1 + n * 7 % 20] as etat, ${le}::timestamptz - make_interval(mins => n) as le
      from generate_series(0, ${nombre}::int - 1) n),
    fils as (insert into fil (fil) select 'dossier:' || id from foule),
    vies as (
      insert into vie (genre, id, fil, etat, depuis, agence, appel, organisme)
      select 'dossier', id, 'dossier:' || id, etat, le, agence, ${appel}, organisme from foule),
    dossiers as (
      insert into dossier (id, appel, version, guichet, organisme, ouvert_le, depose_le, retire_le)
      select id, ${appel}, 1, guichet, organisme, le, case when etat <> 'brouillon' then le end, case when etat = 'retire' then le end from foule)
    insert into engagement (dossier, code, par, le, echeance, tenu_le)
    select id, code, 'foule', le, case when etat <> 'brouillon' then (le at time zone 'UTC')::date + 30 + n % 90 + rang * 30 end,
      case when (n + rang) % 3 = 0 then le end
    from foule cross join (values ('planifier-audit', 0), ('transmettre-resultats', 1)) as c(code, rang)`.execute(base)
  await sql`
    insert into decision (dossier, rang, sens, motif, montant, le, par, a_notifier_avant)
    select id, 1, 'retenu', 'Essai', 100000, depuis, 'foule', (depuis at time zone 'UTC')::date + 15 from vie where organisme like 'foule-%' and etat = 'decide'`.execute(
    base,
  )
  await sql`
    insert into charge (dossier, agent, par, le) select id, 'foule', 'foule', depuis from vie
    where organisme like 'foule-%' and etat <> 'brouillon' and hashtext(id) % 3 = 0`.execute(base)
  await sql`update dossier set a_verifier = '{audit-etabli}' where organisme like 'foule-%' and hashtext(id) % 4 = 0`.execute(base)
  await sql`
    insert into message (dossier, genre, cote, texte, par, le)
    select id, 'message', 'porteur', 'Essai', 'foule', depuis from vie where organisme like 'foule-%' and hashtext(id) % 5 = 0`.execute(
    base,
  )
  // Les entrées du journal tiennent la liste à jour ; cette foule n'en a pas.
  await sql`insert into ligne_dossier select * from dossier_a_lister on conflict do nothing`.execute(base)
  await sql`vacuum analyze`.execute(base)
}
