import type { Appel } from '../appel/appel.ts'
import { refusDeSiege } from '../instruction/avis.ts'
import type { Acteur } from '../journal/objet.ts'
import { actesPossibles, etatsDe, type GenreObjet, passage, permet, type Role, VIES } from '../vie.ts'
import { ETAPES_DES_ACTES, SANS_ATTENTE } from './actes-montres.ts'

/** Un objet que la personne peut lire, tel que sa liste le montre. */
export type Affaire = {
  readonly genre: GenreObjet
  readonly id: string
  readonly dossier: string
  readonly etat: string
  readonly depuis: Temporal.Instant
  readonly organisme: string
  readonly appel: string
  readonly guichet: string
  readonly echeance: Temporal.PlainDate | null
  /** L'agent à qui le dossier est confié, et son nom. */
  readonly charge: string | null
  readonly enCharge: string | null
  /** Le premier acte que cette personne peut y faire. */
  readonly acte: string
}

/** Un complément demandé à un dossier, et son dernier jour. */
export type Attendu = {
  readonly dossier: string
  readonly organisme: string
  readonly appel: string
  readonly etat: string
  readonly jusquAu: Temporal.PlainDate
}

/** Un dossier dont une décision est notifiée, et pas encore lue du porteur. */
export type Notifiee = { readonly dossier: string; readonly organisme: string; readonly notifieeLe: Temporal.Instant }

/** Des messages qu'une personne n'a pas lus, par dossier. */
export type Courrier = {
  readonly dossier: string
  readonly organisme: string
  readonly nonLus: number
  readonly depuis: Temporal.Instant
}

/** Un acte qui fait avancer un objet et qui revient à un rôle, avec les états où il l'attend. */
export type Geste = { readonly genre: GenreObjet; readonly acte: string; readonly etats: readonly string[] }

/** Les gestes d'un rôle, dans l'ordre de la vie de chaque objet : le premier possible est celui qui est attendu. */
export const gestesDe = (role: Role): readonly Geste[] =>
  (Object.keys(VIES) as GenreObjet[]).flatMap((genre) =>
    Object.keys(VIES[genre]).flatMap((acte) => {
      const etats = etatsDe(genre).filter((etat) => actesPossibles(genre, etat, role).includes(acte) && avance(genre, etat, acte))
      return etats.length === 0 ? [] : [{ genre, acte, etats }]
    }),
  )

/** Un acte est attendu s'il fait avancer l'objet, ou si chacun doit le faire avant qu'un autre ne le fasse avancer. */
const avance = (genre: GenreObjet, etat: string, acte: string): boolean => {
  if (SANS_ATTENTE.includes(acte)) return false
  const p = passage(genre, acte)
  return ['donner-avis', 'prendre-position', 'reevaluer'].includes(acte) || p?.vers.some((v) => v !== etat && permet(p, etat, v)) === true
}

/** Où certains gestes se peuvent : les appels à commission, ceux où l'avis de la personne compte, les guichets qui ont une étape. */
export type Lieux = {
  readonly commissions: readonly string[]
  readonly juges: readonly string[]
  /** « appel guichet », par acte qui suppose une étape. */
  readonly guichets: Readonly<Record<string, readonly string[]>>
}
export const lieuxDe = (appels: readonly Appel[], acteur: Acteur): Lieux => ({
  commissions: appels.filter((a) => a.commission !== undefined).map((a) => a.code),
  juges: appels.filter((a) => refusDeSiege(a.commission, acteur).length === 0).map((a) => a.code),
  guichets: Object.fromEntries(
    Object.entries(ETAPES_DES_ACTES).map(([acte, etape]) => [
      acte,
      appels.flatMap((a) => a.guichets.filter((g) => g.parcours.some((e) => e === etape)).map((g) => `${a.code} ${g.code}`)),
    ]),
  ),
})

/** Ce qui attend *cette* personne : les affaires dont la suite dépend d'un acte à elle, groupées par cet acte. */
export type Attente = { readonly acte: string; readonly terme: string; readonly affaires: readonly Affaire[] }

/** Dans chaque groupe : ce qui est confié à cette personne, puis ce que personne ne tient, puis ce que d'autres tiennent. */
export const attentes = (affaires: readonly Affaire[], moi: string): readonly Attente[] =>
  [...Map.groupBy(affaires, (a) => a.acte)].map(([acte, siennes]) => ({
    acte,
    terme: passage(siennes[0]?.genre ?? 'dossier', acte)?.terme ?? acte,
    affaires: siennes.toSorted((x, y) => tenuPar(x, moi) - tenuPar(y, moi) || parEcheance(x, y)),
  }))

const tenuPar = (a: Affaire, moi: string): number => (a.charge === moi ? 0 : a.charge === null ? 1 : 2)

const parEcheance = (x: Affaire, y: Affaire): number => {
  if (x.echeance === null || y.echeance === null)
    return x.echeance === y.echeance ? Temporal.Instant.compare(x.depuis, y.depuis) : x.echeance === null ? 1 : -1
  return Temporal.PlainDate.compare(x.echeance, y.echeance)
}
