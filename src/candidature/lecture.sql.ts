import { type Kysely, sql } from 'kysely'
import type { Organisme } from '../acteurs/organisme.ts'
import type { Faits } from '../appel/condition.ts'
import { type Instant, type Jour, jourDe } from '../socle/temps.ts'
import { direProjet } from './champs-projet.ts'
import type { Devis, Dossier, LigneDepense, Projet } from './dossier.ts'

type Rangee = Omit<Dossier, 'organisme' | 'engagements' | 'projets'> & {
  readonly organisme: Organisme
  readonly engagements: readonly string[]
  readonly projets: readonly (Pick<Projet, 'numero' | 'rang' | 'revision'> & {
    readonly dits: Readonly<Record<string, unknown>>
    readonly depenses: readonly DepenseJson[]
    readonly devis: readonly DevisJson[]
  })[]
}
type DepenseJson = Omit<LigneDepense, 'montant' | 'autreMontant'> & { readonly montant: string; readonly autreMontant: string }

type DevisJson = Omit<Devis, 'montant'> & { readonly montant: string }

/** Un dossier entier, en une lecture. */
export const lireDossier = async (base: Kysely<unknown>, id: string): Promise<Dossier | undefined> => (await lireDossiers(base, [id]))[0]

/** Plusieurs dossiers entiers, dans l'ordre de leurs numéros, en une lecture. */
export const lireDossiers = async (base: Kysely<unknown>, ids: readonly string[]): Promise<readonly Dossier[]> => {
  const lus = (
    await sql<Rangee>`
      select d.id, d.appel, d.version, d.guichet, d.ouvert_le as "ouvertLe", d.depose_le as "deposeLe", d.dernier_projet as "dernierProjet",
        (select row_to_json(o) from (
          select id, nom, siret, finess, nature, departement, commune, statut, capacite, effectif, verification from organisme_connu where id = d.organisme) o) as organisme,
        (select coalesce(json_object_agg(question, valeur) filter (where valeur <> 'null' and question not like 'projet:%'), '{}')
          from reponse where dossier = d.id) as reponses,
        (select coalesce(array_agg(distinct question order by question), '{}') from reponse_concurrente where dossier = d.id) as "aDepartager",
        (select coalesce(json_agg(json_build_object('id', p.id::text, 'code', p.code, 'nom', p.nom, 'taille', p.taille, 'empreinte', p.empreinte,
            'signatures', p.signatures, 'verdict', a.verdict) order by p.id), '[]')
          from piece p join verdict_connu a on a.empreinte = p.empreinte where p.dossier = d.id and p.fin is null) as pieces,
        (select coalesce(array_agg(code order by code), '{}') from engagement where dossier = d.id) as engagements,
        (select coalesce(json_agg(json_build_object('organisme', m.organisme, 'nom', o.nom, 'nature', o.nature, 'part', m.part,
            'sites', o.sites, 'reponse', m.reponse, 'reponduPar', m.repondu_par, 'courriel', m.courriel,
            'invitation', m.invitation::text) order by o.nom), '[]')
          from membre m join organisme_connu o on o.id = m.organisme where m.dossier = d.id) as membres,
        (select coalesce(json_agg(p.contenu::jsonb || jsonb_build_object('numero', p.numero, 'rang', p.rang, 'revision', p.revision,
            'dits', (select coalesce(jsonb_object_agg(split_part(question, ':', 3), valeur), '{}')
              from reponse where dossier = d.id and question like 'projet:' || p.numero || ':%'),
            'depenses', (select coalesce(jsonb_agg(jsonb_build_object('libelle', libelle, 'nature', nature, 'montant', montant::text, 'mois', mois,
              'autreFinanceur', autre_financeur, 'autreMontant', autre_montant::text) order by rang), '[]')
             from depense where dossier = d.id and projet = p.numero)) order by p.rang), '[]')
          from projet p where p.dossier = d.id) as projets
      from dossier d where d.id = any(${[...ids]}) order by d.id`.execute(base)
  ).rows
  return lus.map((lu) => ({ ...lu, projets: lu.projets.map(enProjet) }))
}

const enProjet = ({ dits, ...p }: Rangee['projets'][number]): Projet => ({
  ...p,
  ...direProjet(p.numero, dits),
  depenses: p.depenses.map(enCentimes),
  devis: p.devis.map((d) => ({ ...d, montant: BigInt(d.montant) })),
})

const enCentimes = (d: DepenseJson): LigneDepense => ({ ...d, montant: BigInt(d.montant), autreMontant: BigInt(d.autreMontant) })

/** Le nom de qui a changé le budget d'un projet en dernier. */
export const lireAuteurDuProjet = async (base: Kysely<unknown>, dossier: string, numero: number): Promise<string | undefined> =>
  (
    await sql<{ nom: string }>`
      select a.nom from projet p join agent_connu a on a.id = p.par where p.dossier = ${dossier} and p.numero = ${numero}`.execute(base)
  ).rows[0]?.nom

/** Le dossier vivant d'un organisme à un guichet. */
export const lireDossierVivant = async (
  base: Kysely<unknown>,
  appel: string,
  guichet: string,
  organisme: string,
): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`
      select id from dossier where appel = ${appel} and guichet = ${guichet} and organisme = ${organisme} and retire_le is null`.execute(
      base,
    )
  ).rows[0]?.id

/**
 * Ce que l'audit d'un autre guichet du même appel a établi pour cet organisme (G-14), par la vue `audit_remis`.
 * Aucun audit ici ne dit pas que l'audit n'existe pas ailleurs (G-15) : l'ancienneté reste alors celle que le porteur déclare.
 */
export const lireFaitsTardifs = async (base: Kysely<unknown>, dossier: Dossier, le: Instant): Promise<Faits> => {
  const lu = (
    await sql<{ remis_le: Instant }>`
      select remis_le from audit_remis where appel = ${dossier.appel} and organisme = ${dossier.organisme.id} and dossier <> ${dossier.id}
      order by remis_le desc limit 1`.execute(base)
  ).rows[0]
  if (lu === undefined) return { 'audit de phase 1 fait': false }
  const mois = jourDe(lu.remis_le, 'UTC').until(jourDe(le, 'UTC'), { largestUnit: 'months' }).months
  return { 'audit de phase 1 fait': true, "ancienneté de l'audit": mois }
}

/** Les engagements qui ont une date (G-25, G-31). */
export const lireEcheances = async (
  base: Kysely<unknown>,
  dossier: string,
): Promise<readonly { readonly code: string; readonly echeance: Jour }[]> =>
  (
    await sql<{ code: string; echeance: Jour }>`
      select code, echeance from engagement where dossier = ${dossier} and echeance is not null and tenu_le is null order by echeance`.execute(
      base,
    )
  ).rows
