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

/**
 * L'examen de la foule : recevabilités, trois avis sur six critères, séances, décisions et compléments, écrits d'un coup. Les notes suivent
 * l'humeur de chacun, les réponses le département.
 */
export const planterExamensDeLaFoule = async (
  base: Base,
  appel: string,
  criteres: readonly string[],
  le: Temporal.Instant,
): Promise<void> => {
  await sql`
    insert into agent (id, nom, courriel) select 'note-' || n, (array['Noé', 'Lise', 'Paul', 'Inès', 'Marc', 'Zoé'])[n] || ' Fictif', 'note-' || n || '@exemple.fr'
    from generate_series(1, 6) n`.execute(base)
  await sql`update organisme set effectif = case when hashtext(id) % 5 = 0 then null else abs(hashtext(id)) % 400 end where id like 'foule-%'`.execute(
    base,
  )
  await sql`
    insert into recevabilite (dossier, recevable, motif, verifies, verdicts, priorite, le, par)
    select dossier, etat <> 'irrecevable', 'Essai', case when etat = 'irrecevable' then '["G-04"]'::jsonb else '[]' end, '[]', '{}',
      depose_le + make_interval(days => abs(hashtext(dossier)) % 12), 'foule'
    from ligne_dossier where appel = ${appel} and etat not in ('brouillon', 'depose', 'retire')`.execute(base)
  await sql`
    insert into avis (dossier, agent, rang, fonction, notes, commentaires, conclusion, motif, le)
    select l.dossier, 'note-' || a, 1, 'essai',
      (select jsonb_object_agg(c, greatest(0, least(4, 2 + abs(hashtext(l.dossier || c)) % 3 - 1 + case when a = 2 then 1 when a = 5 then -1 else 0 end)))
        from unnest(${[...criteres]}::text[]) c),
      '{}', (array['favorable', 'favorable', 'reserve', 'defavorable'])[1 + abs(hashtext(l.dossier)) % 4], 'Essai',
      depose_le + make_interval(days => 12 + abs(hashtext(l.dossier)) % 20)
    from ligne_dossier l cross join lateral (select (abs(hashtext(l.dossier)) + k) % 6 + 1 as a from generate_series(0, 2) k) k
    where appel = ${appel} and etat not in ('brouillon', 'depose', 'retire', 'irrecevable')`.execute(base)
  await sql`
    insert into seance (appel, code, jour, ajoutee, ouverte_le, tenue_le) values (${appel}, 'essai', ${le}::date + 35, true, ${le}, ${le})`.execute(
    base,
  )
  await sql`
    insert into ordre_du_jour (dossier, appel, seance)
    select dossier, ${appel}, 'essai' from ligne_dossier where appel = ${appel} and etat not in ('brouillon', 'depose', 'retire', 'irrecevable', 'recevable')`.execute(
    base,
  )
  await sql`
    insert into avis_rendu (dossier, rang, appel, seance, propose, issue, sens, motif, mode, delibere_le, le, par)
    select dossier, 1, appel, 'essai', 'favorable', 'adopte', 'favorable', 'Essai', 'consensus', ${le}, ${le}, 'foule'
    from ligne_dossier where appel = ${appel} and etat not in ('brouillon', 'depose', 'retire', 'irrecevable', 'recevable')`.execute(base)
  await sql`
    insert into decision (dossier, rang, sens, raisons, motif, montant, aide_prevue, ecart, ordre, le, par, notifiee_le)
    select dossier, 1, sens, case when sens = 'ecarte' then jsonb_build_array(jsonb_build_object('code', (array['fonds', 'avis.note-1'])[1 + n % 2], 'texte', 'Essai', 'clause', '[]'::jsonb)) else '[]' end,
      'Essai', case when sens = 'retenu' then 1000000 else 0 end, 1000000 + case when n % 7 = 0 then 100000 else 0 end, case when n % 97 = 0 then 'Une urgence' end,
      case when sens = 'en-attente' then 1 end, ${le}::timestamptz + make_interval(days => 36 + n % 10), 'foule',
      case when etat <> 'decide' then ${le}::timestamptz + make_interval(days => 46 + n % 9) end
    from (
      select *, abs(hashtext(dossier)) as n, case when etat = 'en-attente' then 'en-attente' when etat in ('ecarte', 'clos') then 'ecarte' else 'retenu' end as sens
      from ligne_dossier where appel = ${appel} and etat in ('decide', 'laureat', 'en-attente', 'ecarte', 'conventionne', 'realise', 'controle', 'clos')) x
    on conflict do nothing`.execute(base)
  await sql`
    insert into complement (dossier, numero, questions, pieces, libre, motif, demandee_le, demandee_par, jusqu_au, completee_le)
    select dossier, 1, '{}', '{}', 'Essai', 'Essai', depose_le + interval '2 days', 'foule', (depose_le + interval '17 days')::date,
      case when hashtext(dossier) % 3 = 0 then depose_le + interval '9 days' end
    from ligne_dossier where appel = ${appel} and etat not in ('brouillon', 'retire') and abs(hashtext(dossier)) % 8 = 0`.execute(base)
  await sql`insert into deport (dossier, agent, motif, le) select dossier, 'note-1', 'Essai', depuis from ligne_dossier where appel = ${appel} and hashtext(dossier) % 500 = 0`.execute(
    base,
  )
  await sql`vacuum analyze`.execute(base)
}

/** L'appel de la foule, publié : les pages qui lui appartiennent s'ouvrent. */
export const planterAppelDeLaFoule = async (base: Base, agence: string, appel: string, le: Temporal.Instant): Promise<void> => {
  await sql`insert into fil (fil) values (${`appel:${appel}`})`.execute(base)
  await sql`
    insert into vie (genre, id, fil, etat, depuis, agence, appel)
    values ('appel', ${appel}, ${`appel:${appel}`}, 'publie', ${le}, ${agence}, ${appel})`.execute(base)
}
