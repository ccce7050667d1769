import { sql } from 'kysely'
import type { Valeur } from '../appel/questionnaire.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Depot } from './deposer.ts'
import type { Projet } from './dossier.ts'
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

/** Garde les réponses lues ; une réponse effacée (`null`) disparaît. */
export const ecrireReponses = async (base: Base, dossier: string, reponses: Readonly<Record<string, Valeur | null>>): Promise<void> => {
  const paires = Object.entries(reponses)
  const gardees = paires.filter(([, v]) => v !== null)
  const effacees = paires.filter(([, v]) => v === null).map(([q]) => q)
  if (effacees.length > 0) await sql`delete from reponse where dossier = ${dossier} and question = any(${effacees})`.execute(base)
  if (gardees.length === 0) return
  await sql`
    insert into reponse (dossier, question, valeur)
    select ${dossier}, cle, valeur from jsonb_each(${JSON.stringify(Object.fromEntries(gardees))}::jsonb) as r(cle, valeur)
    on conflict (dossier, question) do update set valeur = excluded.valeur`.execute(base)
}

/** Une pièce remplace la précédente du même code. */
export const ecrirePiece = async (base: Base, dossier: string, j: Jonction, le: Instant, par: string): Promise<void> => {
  await sql`delete from piece where dossier = ${dossier} and code = ${j.piece}`.execute(base)
  await sql`
    insert into piece (dossier, code, nom, taille, empreinte, jointe_le, par)
    values (${dossier}, ${j.piece}, ${j.nom}, ${j.taille}, ${j.empreinte}, ${le}, ${par})`.execute(base)
}

/** Les engagements cochés remplacent ceux d'avant : décocher, c'est ne plus s'engager. */
export const ecrireEngagements = async (base: Base, dossier: string, codes: readonly string[], le: Instant, par: string): Promise<void> => {
  await sql`delete from engagement where dossier = ${dossier} and code <> all(${[...codes]})`.execute(base)
  await sql`
    insert into engagement (dossier, code, par, le) select ${dossier}, code, ${par}, ${le} from unnest(${[...codes]}::text[]) as c(code)
    on conflict (dossier, code) do nothing`.execute(base)
}

export const ecrireProjet = async (base: Base, dossier: string, p: Projet): Promise<void> => {
  const { rang, titre, action, depenses, devis, ...dit } = p
  const contenu = { ...dit, devis: devis.map((d) => ({ ...d, montant: d.montant.toString() })) }
  await sql`delete from projet where dossier = ${dossier} and rang = ${rang}`.execute(base)
  await sql`
    insert into projet (dossier, rang, titre, action, contenu)
    values (${dossier}, ${rang}, ${titre}, ${action}, ${JSON.stringify(contenu)}::jsonb)`.execute(base)
  const lignes = depenses.map((d, i) => ({ ...d, rang: i + 1, montant: d.montant.toString(), autreMontant: d.autreMontant.toString() }))
  await sql`
    insert into depense (dossier, projet, rang, libelle, nature, montant, mois, autre_financeur, autre_montant)
    select ${dossier}, ${rang}, l.rang, l.libelle, l.nature, l.montant, l.mois, l."autreFinanceur", l."autreMontant"
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
      as l(rang int, libelle text, nature text, montant bigint, mois int, "autreFinanceur" text, "autreMontant" bigint)`.execute(base)
}

export const retirerProjet = async (base: Base, dossier: string, rang: number): Promise<void> => {
  await sql`delete from projet where dossier = ${dossier} and rang = ${rang}`.execute(base)
}

export const ecrireMembres = async (
  base: Base,
  dossier: string,
  membres: readonly { readonly organisme: string; readonly part: number }[],
): Promise<void> => {
  await sql`delete from membre where dossier = ${dossier}`.execute(base)
  await sql`
    insert into membre (dossier, organisme, part)
    select ${dossier}, m.organisme, m.part from jsonb_to_recordset(${JSON.stringify(membres)}::jsonb) as m(organisme text, part int)`.execute(
    base,
  )
}

/** Donne leur date aux engagements dont le délai commence à courir. */
export const ecrireEcheances = async (base: Base, dossier: string, echeances: Depot['echeances']): Promise<void> => {
  await sql`
    update engagement set echeance = c.jour
    from jsonb_to_recordset(${JSON.stringify(echeances)}::jsonb) as c(engagement text, jour date)
    where engagement.dossier = ${dossier} and engagement.code = c.engagement`.execute(base)
}

/** Le dépôt, sa photographie, sa date au dossier et les échéances qui courent, en un seul aller-retour. */
export const ecrireDepot = async (base: Base, depot: Depot, empreinte: string, par: string): Promise<void> => {
  await sql`
    with d as (update dossier set depose_le = ${depot.le} where id = ${depot.dossier}),
    e as (
      update engagement set echeance = c.jour
      from jsonb_to_recordset(${JSON.stringify(depot.echeances)}::jsonb) as c(engagement text, jour date)
      where engagement.dossier = ${depot.dossier} and engagement.code = c.engagement)
    insert into depot (dossier, le, par, instantane, empreinte)
    values (${depot.dossier}, ${depot.le}, ${par}, ${JSON.stringify(depot.instantane)}::jsonb, ${empreinte})`.execute(base)
}

export const ecrireRetrait = async (base: Base, dossier: string, le: Instant): Promise<void> => {
  await sql`update dossier set retire_le = ${le} where id = ${dossier}`.execute(base)
}
