import type { Role } from '../vie.ts'
import { actesPossibles, type GenreObjet, passage, permet } from '../vie.ts'
import { SANS_ATTENTE } from './actes-montres.ts'

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
}

/** Un complément demandé à un dossier, et son dernier jour. */
export type Attendu = {
  readonly dossier: string
  readonly organisme: string
  readonly appel: string
  readonly etat: string
  readonly jusquAu: Temporal.PlainDate
}

/** Des messages qu'une personne n'a pas lus, par dossier. */
export type Courrier = {
  readonly dossier: string
  readonly organisme: string
  readonly nonLus: number
  readonly depuis: Temporal.Instant
}

/** Ce qui attend *cette* personne : les affaires dont la suite dépend d'un acte à elle, groupées par cet acte. */
export type Attente = { readonly acte: string; readonly terme: string; readonly affaires: readonly Affaire[] }

/** Dans chaque groupe : ce qui est confié à cette personne, puis ce que personne ne tient, puis ce que d'autres tiennent. */
export const attentes = (affaires: readonly Affaire[], role: Role, moi: string): readonly Attente[] => {
  const couples = affaires.flatMap((a) =>
    actesPossibles(a.genre, a.etat, role)
      .filter((acte) => avance(a, acte))
      .slice(0, 1)
      .map((acte) => ({ acte, a })),
  )
  return [...Map.groupBy(couples, (x) => x.acte)].map(([acte, xs]) => ({
    acte,
    terme: passage(xs[0]?.a.genre ?? 'dossier', acte)?.terme ?? acte,
    affaires: xs.map((x) => x.a).toSorted((x, y) => tenuPar(x, moi) - tenuPar(y, moi) || parEcheance(x, y)),
  }))
}

/** Un acte est attendu s'il fait avancer l'objet, ou s'il n'a pas encore été fait dans cet état. */
const avance = (a: Affaire, acte: string): boolean =>
  !SANS_ATTENTE.includes(acte) && (changeLEtat(a, acte) || acte === 'donner-avis' || acte === 'prendre-position' || acte === 'reevaluer')

const changeLEtat = (a: Affaire, acte: string): boolean => {
  const p = passage(a.genre, acte)
  return p?.vers.some((v) => v !== a.etat && permet(p, a.etat, v)) === true
}

const tenuPar = (a: Affaire, moi: string): number => (a.charge === moi ? 0 : a.charge === null ? 1 : 2)

const parEcheance = (x: Affaire, y: Affaire): number => {
  if (x.echeance === null || y.echeance === null)
    return x.echeance === y.echeance ? Temporal.Instant.compare(x.depuis, y.depuis) : x.echeance === null ? 1 : -1
  return Temporal.PlainDate.compare(x.echeance, y.echeance)
}
