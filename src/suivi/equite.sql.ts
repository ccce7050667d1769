import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Appel, Guichet } from '../appel/appel.ts'
import { bornesDe } from '../appel/echelle.ts'
import { criteresNotes, SANS_NOTE } from '../instruction/avis.ts'
import { DELAI_DE_LA_LOI } from '../instruction/delai.ts'
import type { Acteur } from '../journal/objet.ts'
import { passage } from '../vie.ts'
import {
  type Delai,
  type Derogation,
  ECARTS_PAR_PAGE,
  type Equite,
  type Etape,
  type Examinateur,
  type Groupe,
  type Raison,
} from './equite.ts'
import { enLisant } from './liste.sql.ts'
import { dansLePerimetre } from './perimetre.sql.ts'

export type Lieu = { readonly appel: Appel; readonly guichet: Guichet }

/**
 * Les chiffres d'un guichet, lus au même instant. Ils ne comptent que les dossiers que cette personne peut lire : celui dont elle est écartée
 * (G-42) n'en change aucun. @param page celle des écarts aux propositions ; d'après la dernière, la première
 */
export const lireEquite = (base: Kysely<unknown>, acteur: Acteur, lieu: Lieu, page: number): Promise<Equite> =>
  enLisant(base, async (tx) => {
    // Cent mille avis tiennent en mémoire ; les trier sur le disque prendrait le double du temps.
    await sql`set local work_mem = '64MB'`.execute(tx)
    const lus = dossiersLus(acteur, lieu)
    const raisons = (await raisonsDe(lus).execute(tx)).rows
    const demandees = await lireDerogations(tx, lus, lieu, page)
    return {
      groupes: (await groupesDe(lus).execute(tx)).rows,
      delais: (await delaisDe(lus, lieu.appel.fuseau).execute(tx)).rows,
      refuses: raisons.find((r) => r.code === '')?.dossiers ?? 0,
      raisons: raisons.filter((r) => r.code !== ''),
      examinateurs: (await examinateursDe(lus, lieu.guichet).execute(tx)).rows,
      derogations: demandees.lignes.length === 0 && page > 1 ? await lireDerogations(tx, lus, lieu, 1) : demandees,
    }
  })

/** Une page des écarts aux propositions, du plus récent au plus ancien, et combien il y en a de chaque sorte. */
const lireDerogations = async (tx: Kysely<unknown>, lus: RawBuilder<unknown>, lieu: Lieu, page: number): Promise<Equite['derogations']> => {
  const { rows } = await sql<Derogation & { readonly comptes: Equite['derogations']['comptes'] }>`
    with ecarts as materialized (${derogationsDe(lus, lieu)})
    select e.*, (select json_object_agg(de, n) from (select de, count(*) as n from ecarts group by de) c) as comptes
    from ecarts e order by le desc, dossier, de limit ${ECARTS_PAR_PAGE} offset ${(page - 1) * ECARTS_PAR_PAGE}`.execute(tx)
  return { page, comptes: rows[0]?.comptes ?? {}, lignes: rows.map(({ comptes: _, ...d }) => d) }
}

const dossiersLus = (acteur: Acteur, { appel, guichet }: Lieu): RawBuilder<unknown> => sql`
  select dossier, etat, organisme_id, organisme, nature, departement, depose_le from ligne_dossier
  where appel = ${appel.code} and guichet = ${guichet.code} and depose_le is not null and ${dansLePerimetre(acteur)}`

/** La décision qui vaut. Un dossier en liste d'attente n'a pas encore sa réponse, tant qu'il n'est pas clos. */
const DERNIERE = sql`select distinct on (dossier) * from decision_connue order by dossier, rang desc`

const groupesDe = (lus: RawBuilder<unknown>) => sql<Groupe>`
  with sorts as (
    select l.nature, l.departement, d.sens in ('retenu', 'sous-condition') as retenu,
      r.recevable is false or d.sens <> 'en-attente' or (d.sens = 'en-attente' and l.etat = 'clos') as repondu,
      case when o.effectif is null then 'inconnue' when o.effectif < 50 then 'petite' when o.effectif < 250 then 'moyenne' else 'grande' end as taille
    from (${lus}) l
    join organisme_connu o on o.id = l.organisme_id
    left join recevabilite_connue r on r.dossier = l.dossier
    left join (${DERNIERE}) d on d.dossier = l.dossier)
  select case when grouping(nature) = 0 then 'nature' when grouping(taille) = 0 then 'taille' when grouping(departement) = 0 then 'departement'
      else 'ensemble' end as axe,
    coalesce(nature, taille, departement, '') as code, count(*)::int as deposes, count(*) filter (where retenu)::int as nombre,
    count(*) filter (where repondu)::int as sur
  from sorts group by grouping sets ((), (nature), (taille), (departement)) order by 1, sur desc, 2`

/**
 * Une étape court du dernier moment connu avant elle. Un complément attendu en arrête le compte, comme celui du délai de la loi. Une étape fait
 * une colonne : chacune se range seule, sans que les dossiers se multiplient.
 */
const delaisDe = (lus: RawBuilder<unknown>, fuseau: string) => {
  const etapes = (Object.keys(BORNES) as Etape[]).map((code) => ({
    code,
    jours: sql.id(`jours_${code}`),
    de: BORNES[code].de,
    a: BORNES[code].a,
  }))
  const duree = ({ de, a }: (typeof etapes)[number]) => sql`
    case when ${a} is null then null when debuts is null then greatest(0, ${a} - ${de}) else greatest(0, ${a} - ${de} -
      (select sum(greatest(0, least(x.fin, ${a}) - greatest(x.debut, ${de}))) from unnest(debuts, fins) as x(debut, fin)))::int end`
  const mesures = etapes.map(
    (e) => sql`
      select ${e.code} as etape, count(${e.jours})::int as dossiers, percentile_disc(array[0.25, 0.5, 0.75]) within group (order by ${e.jours}) as q,
        max(${e.jours}) as "plusLong", count(*) filter (where ${e.jours} > ${e.code === 'ensemble' ? sql`loi` : sql`null::int`})::int as tardifs
      from jours`,
  )
  return sql<Delai>`
    with dates as materialized (
      select l.depot, r.recevable, (r.le at time zone ${fuseau})::date as recevabilite, (a.le at time zone ${fuseau})::date as avis, s.jour as commission,
        (d.le at time zone ${fuseau})::date as decision, (d.notifiee_le at time zone ${fuseau})::date as notification, t.debuts, t.fins
      from (select dossier, (depose_le at time zone ${fuseau})::date as depot from (${lus}) l) l
      join recevabilite_connue r on r.dossier = l.dossier
      left join dernier_avis_connu a on a.dossier = l.dossier
      left join dossier_examine s on s.dossier = l.dossier
      left join (select dossier, min(le) as le, min(notifiee_le) as notifiee_le from decision_connue group by dossier) d on d.dossier = l.dossier
      left join (
        select dossier, array_agg((demandee_le at time zone ${fuseau})::date) as debuts,
          array_agg(least((completee_le at time zone ${fuseau})::date, (retiree_le at time zone ${fuseau})::date, jusqu_au + 1)) as fins
        from complement_connu group by dossier) t on t.dossier = l.dossier),
    jours as materialized (
      select ${sql.join(etapes.map((e) => sql`${duree(e)} as ${e.jours}`))},
        -- Les deux mois de la loi, en jours depuis ce dépôt : les arrêts sont déjà ôtés.
        (depot + make_interval(months => ${DELAI_DE_LA_LOI.months}))::date - depot as loi
      from dates)
    select etape, dossiers, q[1] as quart, q[2] as mediane, q[3] as "troisQuarts", "plusLong", tardifs
    from (${sql.join(mesures, sql` union all `)}) x where dossiers > 0`
}

const BORNES: Readonly<Record<Etape, { readonly de: RawBuilder<unknown>; readonly a: RawBuilder<unknown> }>> = {
  recevabilite: { de: sql`depot`, a: sql`recevabilite` },
  avis: { de: sql`recevabilite`, a: sql`avis` },
  commission: { de: sql`coalesce(avis, recevabilite)`, a: sql`commission` },
  decision: { de: sql`coalesce(commission, avis, recevabilite)`, a: sql`decision` },
  notification: { de: sql`decision`, a: sql`notification` },
  ensemble: { de: sql`depot`, a: sql`case when recevable then notification else recevabilite end` },
}

/** Les raisons, et sous le code vide combien de dossiers sont refusés. Une raison qui cite un avis ne dit pas lequel. */
const raisonsDe = (lus: RawBuilder<unknown>) => sql<Raison>`
  with refuses as (
    select l.dossier, array(select 'clause.' || jsonb_array_elements_text(r.clauses)) as codes
    from (${lus}) l join recevabilite_connue r on r.dossier = l.dossier where not r.recevable
    union all
    select l.dossier, case when d.raisons = '[]' then array['autre'] else array(
      select case when x.code like 'avis.%' then 'avis' else x.code end from jsonb_to_recordset(d.raisons) as x(code text)) end
    from (${lus}) l join (${DERNIERE}) d on d.dossier = l.dossier where d.sens in ('ecarte', 'sans-suite'))
  select coalesce(code, '') as code, count(distinct dossier)::int as dossiers
  from refuses, unnest(codes) as code group by grouping sets ((), (code)) order by 2 desc, 1`

/**
 * Chaque note, contre la moyenne des autres sur le même critère du même dossier ; puis la moyenne par dossier, puis par personne. Un dossier qui
 * se note encore n'y est pas : chacun note seul (`voirAvis.ts`). Un critère fait une colonne : les avis d'un dossier se lisent ensemble, une fois.
 */
const examinateursDe = (lus: RawBuilder<unknown>, guichet: Guichet) => {
  const criteres = criteresNotes(guichet)
    .map((c) => ({ code: c.code, ...bornesDe(c) }))
    .filter((c) => c.haut > c.bas)
    .map((c, rang) => ({ ...c, note: sql.id(`note_${rang}`), ecart: sql.id(`ecart_${rang}`) }))
  const notes = criteres.map(
    (c) => sql`
      (nullif(nullif(a.notes ->> ${c.code}::text, ${SANS_NOTE[0]}), ${SANS_NOTE[1]})::float8 - ${c.bas}::int) * 100 / ${c.haut - c.bas}::int as ${c.note}`,
  )
  const ecarts = criteres.map(
    (c) => sql`${c.note} - (sum(${c.note}) over d - ${c.note}) / nullif(count(${c.note}) over d - 1, 0) as ${c.ecart}`,
  )
  const somme = (de: (c: (typeof criteres)[number]) => RawBuilder<unknown>) => sql.join([sql`0`, ...criteres.map(de)], sql` + `)
  return sql<Examinateur>`
    with vus as materialized (
      select dossier from (${lus}) l where etat <> all(${[...(passage('dossier', 'donner-avis')?.de ?? [])]})),
    notes as materialized (
      select ${sql.join([sql`a.dossier`, sql`a.agent`, ...notes])} from avis_courant a where a.dossier in (select dossier from vus)),
    ecarts as materialized (select ${sql.join([sql`agent`, ...ecarts])} from notes window d as (partition by dossier)),
    moyens as (
      select agent, (${somme((c) => sql`coalesce(${c.ecart}, 0)`)}) / nullif(${somme((c) => sql`(${c.ecart} is not null)::int`)}, 0)::float8 as ecart
      from ecarts)
    select m.agent, a.nom, count(m.ecart)::int as dossiers, avg(m.ecart) as ecart, stddev_samp(m.ecart) as "ecartType"
    from moyens m join agent_connu a on a.id = m.agent group by m.agent, a.nom having count(m.ecart) > 0 order by abs(avg(m.ecart)) desc, a.nom`
}

/** Ce dont une décision, une irrecevabilité ou une sélection s'est écartée ; une décision le peut de plusieurs façons. */
const derogationsDe = (lus: RawBuilder<unknown>, { appel, guichet }: Lieu): RawBuilder<unknown> => sql`
  with vus as materialized (${lus}), derniere as materialized (select d.*, v.organisme from vus v join (${DERNIERE}) d on d.dossier = v.dossier),
  conclusions as (
    select a.dossier, count(*) filter (where conclusion = 'defavorable') as contre, count(*) filter (where conclusion <> 'defavorable') as pour
    from avis_courant a where a.dossier in (select dossier from derniere) group by a.dossier)
  select ${appel.commission === undefined ? 'rang' : 'commission'}::text as de, dossier, organisme, le, ecart as raison, null::bigint as prevu, null::bigint as accorde from derniere where ecart is not null
  union all
  select 'montant', dossier, organisme, le, motif, aide_prevue, montant from derniere
  where sens in ('retenu', 'sous-condition') and montant <> aide_prevue
  union all
  select 'avis', d.dossier, organisme, le, coalesce(nullif(motif, ''), (select string_agg(x ->> 'texte', ' ') from jsonb_array_elements(raisons) x), ''), null, null
  from derniere d join conclusions c on c.dossier = d.dossier
  where (sens in ('retenu', 'sous-condition') and contre > pour)
    or (sens in ('ecarte', 'sans-suite') and pour > contre and not jsonb_path_exists(raisons, '$[*] ? (@.code == "places" || @.code == "fonds")'))
  union all
  select 'conditions', r.dossier, organisme, le, motif, null, null from vus join recevabilite_connue r on r.dossier = vus.dossier
  where not recevable and not a_un_non
  union all
  select 'audits', null, null, le, derogation, null, null from selection_connue
  where appel = ${appel.code} and guichet = ${guichet.code} and derogation is not null`
