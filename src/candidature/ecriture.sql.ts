import { sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Description } from './decrire.ts'
import type { Depot } from './deposer.ts'
import type { Jonction } from './joindre.ts'

export const prendreNumero = async (base: Base, appel: string): Promise<string> =>
  (await sql<{ id: string }>`select ${appel} || '-' || lpad(nextval('dossier_numero')::text, 5, '0') as id`.execute(base)).rows[0]?.id ?? ''

/** Verrouille l'ouverture d'un dossier jusqu'à la fin de l'acte : un double clic n'en ouvre pas deux. */
export const verrouillerOuverture = async (base: Base, appel: string, guichet: string, organisme: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`dossier:${appel}:${guichet}:${organisme}`}))`.execute(base)
}

export const ecrireDossier = async (
  base: Base,
  d: {
    readonly id: string
    readonly appel: string
    readonly version: number
    readonly guichet: string
    readonly organisme: string
    readonly le: Instant
  },
): Promise<void> => {
  await sql`
    insert into dossier (id, appel, version, guichet, organisme, ouvert_le)
    values (${d.id}, ${d.appel}, ${d.version}, ${d.guichet}, ${d.organisme}, ${d.le})`.execute(base)
}

/** Des pièces jointes ; celles qu'elles remplacent gardent leur rangée. Leur contenu est déjà inscrit (`verdict.sql.ts`). */
export const ecrirePieces = async (
  base: Base,
  dossier: string,
  jonctions: readonly Jonction[],
  le: Instant,
  par: string,
): Promise<void> => {
  await finirPieces(
    base,
    dossier,
    jonctions.flatMap((j) => j.remplacees),
    'remplacee',
    le,
  )
  await sql`
    insert into piece (dossier, code, nom, taille, empreinte, signatures, jointe_le, par)
    select ${dossier}, piece, nom, taille, empreinte, signatures, ${le}::timestamptz, ${par}
    from jsonb_to_recordset(${JSON.stringify(jonctions)}::jsonb)
      as j(piece text, nom text, taille integer, empreinte text, signatures jsonb)`.execute(base)
}

/** Des pièces d'un autre dossier, par référence : le même contenu, qui a déjà son verdict. */
export const copierPieces = async (base: Base, dossier: string, ids: readonly string[], le: Instant, par: string): Promise<void> => {
  await sql`
    insert into piece (dossier, code, nom, taille, empreinte, signatures, jointe_le, par)
    select ${dossier}, code, nom, taille, empreinte, signatures, ${le}, ${par} from piece where id = any(${[...ids]}::bigint[]) order by id
    on conflict (dossier, code, empreinte) where fin is null do nothing`.execute(base)
}

export const finirPieces = async (
  base: Base,
  dossier: string,
  ids: readonly string[],
  fin: 'remplacee' | 'retiree',
  le: Instant,
): Promise<void> => {
  if (ids.length === 0) return
  await sql`update piece set fin = ${fin}, finie_le = ${le} where dossier = ${dossier} and id = any(${[...ids]}::bigint[])`.execute(base)
}

/** Les engagements cochés remplacent ceux d'avant : décocher, c'est ne plus s'engager. */
export const ecrireEngagements = async (base: Base, dossier: string, codes: readonly string[], le: Instant, par: string): Promise<void> => {
  await sql`delete from engagement where dossier = ${dossier} and code <> all(${[...codes]})`.execute(base)
  await sql`
    insert into engagement (dossier, code, par, le) select ${dossier}, code, ${par}, ${le} from unnest(${[...codes]}::text[]) as c(code)
    on conflict (dossier, code) do nothing`.execute(base)
}

/** Les projets où l'on vient d'écrire pour la première fois, rangés à la suite des autres. */
export const faireNaitreProjets = async (
  base: Base,
  dossier: string,
  numeros: readonly number[],
  le: Instant,
  par: string,
): Promise<void> => {
  if (numeros.length === 0) return
  await sql`
    insert into projet (dossier, numero, rang, par, le)
    select ${dossier}, n, (select coalesce(max(rang), 0) from projet where dossier = ${dossier}) + row_number() over (order by n), ${par}, ${le}
    from unnest(${[...numeros]}::int[]) n
    where not exists (select 1 from projet p where p.dossier = ${dossier} and p.numero = n)`.execute(base)
  await sql`update dossier set dernier_projet = greatest(dernier_projet, ${Math.max(...numeros)}) where id = ${dossier}`.execute(base)
}

/** Garde le budget d'un projet : ses devis et ses dépenses. */
export const ecrireBudget = async (base: Base, dossier: string, b: Description['budget'], le: Instant, par: string): Promise<void> => {
  const { numero, depenses } = b
  const contenu = { devis: b.devis.map((d) => ({ ...d, montant: d.montant.toString() })) }
  await sql`
    update projet set contenu = ${JSON.stringify(contenu)}::jsonb, par = ${par}, le = ${le}, revision = revision + 1
    where dossier = ${dossier} and numero = ${numero}`.execute(base)
  await sql`delete from depense where dossier = ${dossier} and projet = ${numero}`.execute(base)
  const lignes = depenses.map((d, i) => ({ ...d, rang: i + 1, montant: d.montant.toString(), autreMontant: d.autreMontant.toString() }))
  await sql`
    insert into depense (dossier, projet, rang, libelle, nature, montant, mois, autre_financeur, autre_montant)
    select ${dossier}, ${numero}, l.rang, l.libelle, l.nature, l.montant, l.mois, l."autreFinanceur", l."autreMontant"
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
      as l(rang int, libelle text, nature text, montant bigint, mois int, "autreFinanceur" text, "autreMontant" bigint)`.execute(base)
}

/** Retire un projet ; ceux qui le suivaient montent d'un rang. */
export const retirerProjet = async (base: Base, dossier: string, numero: number): Promise<void> => {
  await sql`delete from projet where dossier = ${dossier} and numero = ${numero}`.execute(base)
  await sql`delete from reponse_concurrente where dossier = ${dossier} and question like ${`projet:${numero}:%`}`.execute(base)
  await sql`delete from reponse where dossier = ${dossier} and question like ${`projet:${numero}:%`}`.execute(base)
  await sql`
    update projet set rang = r.rang from (select numero, row_number() over (order by rang) as rang from projet where dossier = ${dossier}) r
    where projet.dossier = ${dossier} and projet.numero = r.numero and projet.rang <> r.rang`.execute(base)
}

export const ecrireOrdre = async (base: Base, dossier: string, numeros: readonly number[]): Promise<void> => {
  await sql`
    update projet set rang = o.rang from unnest(${[...numeros]}::int[]) with ordinality as o(numero, rang)
    where projet.dossier = ${dossier} and projet.numero = o.numero`.execute(base)
}

/** Donne leur date aux engagements dont le délai commence à courir ; sans jour, elle ne court plus. */
export const ecrireEcheances = async (
  base: Base,
  dossier: string,
  echeances: readonly { readonly engagement: string; readonly jour: Jour | null }[],
): Promise<void> => {
  await sql`
    update engagement set echeance = c.jour
    from jsonb_to_recordset(${JSON.stringify(echeances)}::jsonb) as c(engagement text, jour date)
    where engagement.dossier = ${dossier} and engagement.code = c.engagement`.execute(base)
}

/** Plus rien ne court : le dossier s'arrête. */
export const effacerEcheances = async (base: Base, dossier: string): Promise<void> => {
  await sql`update engagement set echeance = null where dossier = ${dossier}`.execute(base)
}

/** Le dépôt, sa photographie, sa date au dossier et les échéances qui courent, en un seul aller-retour. */
export const ecrireDepot = async (base: Base, depot: Depot, empreinte: string, par: string): Promise<void> => {
  await sql`
    with d as (update dossier set depose_le = ${depot.le}, a_verifier = ${[...depot.aVerifier]} where id = ${depot.dossier}),
    e as (
      update engagement set echeance = c.jour
      from jsonb_to_recordset(${JSON.stringify(depot.echeances)}::jsonb) as c(engagement text, jour date)
      where engagement.dossier = ${depot.dossier} and engagement.code = c.engagement)
    insert into depot (dossier, le, par, instantane, empreinte)
    values (${depot.dossier}, ${depot.le}, ${par}, ${JSON.stringify(depot.instantane)}::jsonb, ${empreinte})`.execute(base)
}

/** Les conditions que les règles, rejouées après un complément ou une vérification, laissent à vérifier ; les agents en tranchent ensuite. */
export const noterAVerifier = async (base: Base, dossier: string, conditions: readonly string[]): Promise<void> => {
  await sql`update dossier set a_verifier = ${[...conditions]} where id = ${dossier}`.execute(base)
}

export const ecrireRetrait = async (base: Base, dossier: string, le: Instant): Promise<void> => {
  await sql`update dossier set retire_le = ${le} where id = ${dossier}`.execute(base)
}
