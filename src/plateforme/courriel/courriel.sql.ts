import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../socle/temps.ts'
import type { Evenement } from '../agenda/evenement.ts'
import type { Courriel, CourrielEcrit } from './courriel.ts'

/** Poste un courriel : il part après la transaction, et seulement si elle aboutit. */
export const poster = async (base: Kysely<unknown>, courriels: readonly Courriel[], le: Instant): Promise<void> => {
  if (courriels.length === 0) return
  await sql`
    insert into courriel (a, objet, texte, le, signe, emetteur, sujet, personne, lien, autre, agenda, piece)
    select a, objet, texte, ${le}, signe, emetteur, sujet, personne, lien, autre, agenda, piece
    from jsonb_to_recordset(${JSON.stringify(courriels)}::jsonb)
      as c(a text, objet text, texte text, signe text, emetteur text, sujet text, personne text, lien jsonb, autre jsonb, agenda jsonb, piece jsonb)`.execute(
    base,
  )
}

/** Les colonnes d'un courriel ; ce qu'il n'a pas n'est pas dans `plus`. */
export const COLONNES = sql`
  id, a, objet, texte, le, etat, message, jsonb_strip_nulls(jsonb_build_object('signe', signe, 'emetteur', emetteur, 'sujet', sujet,
    'personne', personne, 'lien', lien, 'autre', autre, 'agenda', agenda, 'piece', piece)) as plus`
export type Rangee = Pick<CourrielEcrit, 'id' | 'a' | 'objet' | 'texte' | 'le' | 'etat' | 'message'> & {
  readonly plus: Pick<Courriel, 'signe' | 'emetteur' | 'sujet' | 'personne' | 'lien' | 'autre' | 'piece'> & {
    readonly agenda?: readonly EvenementJson[]
  }
}

export const courrielDe = ({ plus: { agenda, ...plus }, ...c }: Rangee): CourrielEcrit => ({
  ...c,
  ...plus,
  ...(agenda === undefined ? {} : { agenda: agenda.map(evenementDe) }),
})

export const lireCourriels = async (base: Kysely<unknown>, limite: number): Promise<readonly CourrielEcrit[]> =>
  (await sql<Rangee>`select ${COLONNES} from courriel order by id desc limit ${limite}`.execute(base)).rows.map(courrielDe)

export const lireCourriel = async (base: Kysely<unknown>, id: bigint): Promise<CourrielEcrit | undefined> =>
  (await sql<Rangee>`select ${COLONNES} from courriel where id = ${id}`.execute(base)).rows.map(courrielDe)[0]

type EvenementJson = Omit<Evenement, 'quand'> & {
  readonly quand: { readonly journee: string } | { readonly debut: string; readonly fin: string }
}
const evenementDe = ({ quand, ...e }: EvenementJson): Evenement => ({
  ...e,
  quand:
    'journee' in quand
      ? { journee: Temporal.PlainDate.from(quand.journee) }
      : { debut: Temporal.Instant.from(quand.debut), fin: Temporal.Instant.from(quand.fin) },
})

/** Efface les courriels partis avant cet instant ; ceux qui attendent encore restent. */
export const purgerCourriels = async (base: Kysely<unknown>, avant: Instant): Promise<void> => {
  await sql`delete from courriel where envoye_le < ${avant}`.execute(base)
}

/** Ce qu'une adresse a reçu ou va recevoir, sans le texte, du plus récent au plus ancien. */
export const lireCourrielsDe = async (
  base: Kysely<unknown>,
  adresse: string,
  limite: number,
): Promise<readonly Pick<CourrielEcrit, 'objet' | 'le'>[]> =>
  (await sql<CourrielEcrit>`select objet, le from courriel where a = ${adresse} order by id desc limit ${limite}`.execute(base)).rows

/** Efface tout ce qui a été écrit à une adresse, parti ou non. */
export const oublierCourriels = async (base: Kysely<unknown>, adresse: string): Promise<void> => {
  await sql`delete from courriel where a = ${adresse}`.execute(base)
}
