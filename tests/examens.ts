import { sql } from 'kysely'
import type { Base } from '../src/plateforme/base/base.sql.ts'

/** Un dossier examiné, tel que la base le garde : ses jours (à midi, heure de Paris), ses notes, ses réponses. Absent : pas encore. */
export type Examine = {
  readonly id: string
  readonly etat: string
  readonly nature?: string
  readonly effectif?: number
  readonly departement?: string
  readonly depot: string
  readonly recevabilite?: string
  readonly irrecevable?: { readonly clauses: readonly string[]; readonly verdict: 'oui' | 'non' }
  /** Par personne, les notes par critère ; toutes données le jour `avisLe`. */
  readonly avis?: Readonly<Record<string, Readonly<Record<string, number | 'sans-objet'>>>>
  readonly avisLe?: string
  readonly conclusion?: 'favorable' | 'defavorable'
  readonly seance?: string
  readonly decision?: string
  readonly notification?: string
  readonly sens?: string
  readonly raisons?: readonly string[]
  readonly montant?: number
  readonly prevue?: number
  readonly ecart?: string
  readonly complements?: readonly { readonly demandee: string; readonly jusquAu: string; readonly completee?: string }[]
}

/** Écrit ces dossiers d'un coup, sans que leurs actes aient lieu : ils se lisent et se comptent. Les personnes des avis naissent avec eux. */
export const planterExamines = async (
  base: Base,
  lieu: { readonly appel: string; readonly guichet: string; readonly agence: string },
  dossiers: readonly Examine[],
): Promise<void> => {
  const d = sql`jsonb_array_elements(${JSON.stringify(dossiers)}::jsonb) as x(d)`
  const midi = (champ: string) => sql`((d ->> ${champ}::text) || ' 12:00 Europe/Paris')::timestamptz`
  await sql`insert into appel (code, version, agence, empreinte, texte, publie_le) values (${lieu.appel}, 1, ${lieu.agence}, '', '', now()) on conflict do nothing`.execute(
    base,
  )
  const gens = [...new Set(['foule', ...dossiers.flatMap((x) => Object.keys(x.avis ?? {}))])]
  await sql`
    insert into agent (id, nom, courriel) select g, initcap(g), g || '@exemple.fr' from unnest(${gens}::text[]) g on conflict do nothing`.execute(
    base,
  )
  await sql`
    insert into organisme (id, nom, siret, nature, departement, commune, verification, effectif)
    select d ->> 'id', 'Organisme ' || (d ->> 'id'), (30000000000000 + row_number() over () + (select count(*) from organisme))::text,
      coalesce(d ->> 'nature', 'pharmacie'), coalesce(d ->> 'departement', '973'), 'Port-Fictif', 'faite', (d ->> 'effectif')::int from ${d}`.execute(
    base,
  )
  await sql`
    with fils as (insert into fil (fil) select 'dossier:' || (d ->> 'id') from ${d}),
    vies as (
      insert into vie (genre, id, fil, etat, depuis, agence, appel, organisme)
      select 'dossier', d ->> 'id', 'dossier:' || (d ->> 'id'), d ->> 'etat', ${midi('depot')}, ${lieu.agence}, ${lieu.appel}, d ->> 'id' from ${d})
    insert into dossier (id, appel, version, guichet, organisme, ouvert_le, depose_le)
    select d ->> 'id', ${lieu.appel}, 1, ${lieu.guichet}, d ->> 'id', ${midi('depot')}, ${midi('depot')} from ${d}`.execute(base)
  await sql`
    insert into recevabilite (dossier, recevable, motif, verifies, verdicts, priorite, le, par)
    select d ->> 'id', not d ? 'irrecevable', 'Motif de ' || (d ->> 'id'), coalesce(d #> '{irrecevable,clauses}', '[]'),
      jsonb_build_array(jsonb_build_object('code', 'c', 'reponse', coalesce(d #>> '{irrecevable,verdict}', 'oui'))), '{}',
      ${midi('recevabilite')}, 'foule' from ${d} where d ? 'recevabilite'`.execute(base)
  await sql`
    insert into avis (dossier, agent, rang, fonction, notes, commentaires, conclusion, motif, le)
    select d ->> 'id', a.key, 1, 'f', a.value, '{}', coalesce(d ->> 'conclusion', 'favorable'), 'm', ${midi('avisLe')}
    from ${d}, jsonb_each(d -> 'avis') a where d ? 'avis'`.execute(base)
  await sql`
    insert into seance (appel, code, jour, ajoutee, ouverte_le, tenue_le)
    select distinct ${lieu.appel}, d ->> 'seance', (d ->> 'seance')::date, true, ${midi('seance')}, ${midi('seance')} from ${d} where d ? 'seance'
    on conflict do nothing`.execute(base)
  await sql`
    insert into ordre_du_jour (dossier, appel, seance) select d ->> 'id', ${lieu.appel}, d ->> 'seance' from ${d} where d ? 'seance'`.execute(
    base,
  )
  await sql`
    insert into avis_rendu (dossier, rang, appel, seance, propose, issue, sens, motif, mode, delibere_le, le, par)
    select d ->> 'id', 1, ${lieu.appel}, d ->> 'seance', 'favorable', 'adopte', 'favorable', 'm', 'consensus', ${midi('seance')}, ${midi('seance')}, 'foule'
    from ${d} where d ? 'seance'`.execute(base)
  await sql`
    insert into decision (dossier, rang, sens, raisons, motif, montant, aide_prevue, ecart, ordre, condition, condition_avant, le, par, notifiee_le)
    select d ->> 'id', 1, coalesce(d ->> 'sens', 'retenu'),
      (select coalesce(jsonb_agg(jsonb_build_object('code', r, 'texte', r, 'clause', '[]'::jsonb)), '[]') from jsonb_array_elements_text(d -> 'raisons') r),
      'Décidé ' || (d ->> 'id'), coalesce((d ->> 'montant')::bigint, 0), (d ->> 'prevue')::bigint, d ->> 'ecart',
      case when d ->> 'sens' = 'en-attente' then 1 end,
      case when d ->> 'sens' = 'sous-condition' then 'Prouver' end, case when d ->> 'sens' = 'sous-condition' then (d ->> 'decision')::date + 60 end,
      ${midi('decision')}, 'foule', ${midi('notification')}
    from ${d} where d ? 'decision'`.execute(base)
  await sql`
    insert into complement (dossier, numero, questions, pieces, libre, motif, demandee_le, demandee_par, jusqu_au, completee_le)
    select x.d ->> 'id', c.numero, '{}', '{}', 'Quoi ?', 'm', ((c.d ->> 'demandee') || ' 12:00 Europe/Paris')::timestamptz, 'foule',
      (c.d ->> 'jusquAu')::date, ((c.d ->> 'completee') || ' 12:00 Europe/Paris')::timestamptz
    from ${d}, jsonb_array_elements(x.d -> 'complements') with ordinality as c(d, numero)`.execute(base)
  await sql`insert into ligne_dossier select * from dossier_a_lister on conflict do nothing`.execute(base)
}
