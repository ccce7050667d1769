import { jamais } from '../socle/resultat.ts'
import { type Instant, type Jour, jourAvant } from '../socle/temps.ts'
import type { Argent, Tranche } from './argent.ts'
import { echeance, estEchue } from './calendrier.ts'
import type { LectureDesRegles } from './condition.ts'

/** Ce qui est arrivé à un dossier, et quand : ce que les tranches et la forclusion attendent. */
export type Reperes = {
  readonly depot?: Instant
  readonly notification?: Instant
  readonly signature?: Instant
  readonly commission?: Instant
  readonly cloture?: Instant
  readonly serviceFait?: Instant
  /** Le jour où la preuve est arrivée au bureau de la tranche. */
  readonly preuve?: Jour
}

export type EtatTranche =
  | { readonly due: 'oui' }
  | {
      readonly due: 'non'
      readonly raison: 'attend-signature' | 'attend-service-fait' | 'attend-preuve' | 'attend-date' | 'seuil-non-atteint' | 'preuve-tardive'
    }
  | { readonly due: 'a-verifier' }

/** Une tranche est due quand son déclencheur est là, que sa règle est vraie, et que sa preuve est venue à temps (G-35). */
export const trancheDue = (t: Tranche, reperes: Reperes, regles: Pick<LectureDesRegles, 'vrai'>, le: Jour): EtatTranche => {
  const manque = attente(t, reperes, le)
  if (manque !== undefined) return { due: 'non', raison: manque }
  const vrai = t.si === undefined ? true : regles.vrai(t.si)
  if (vrai === undefined) return { due: 'a-verifier' }
  return vrai ? { due: 'oui' } : { due: 'non', raison: 'seuil-non-atteint' }
}

type Raison = Extract<EtatTranche, { due: 'non' }>['raison']

const attente = (t: Tranche, r: Reperes, le: Jour): Raison | undefined => {
  switch (t.declencheur) {
    case 'signature':
      return r.signature === undefined ? 'attend-signature' : undefined
    case 'date':
      return t.auPlusTard !== undefined && jourAvant(le, t.auPlusTard) ? 'attend-date' : undefined
    case 'service-fait':
      return r.serviceFait === undefined ? 'attend-service-fait' : tardive(t, r, le)
    case 'indicateur':
      return r.preuve === undefined ? (tardive(t, r, le) ?? 'attend-preuve') : tardive(t, r, le)
    default:
      return jamais(t.declencheur)
  }
}

/** La date d'un bureau est celle de la preuve ; sans preuve, c'est le jour qu'il est. */
const tardive = (t: Tranche, r: Reperes, le: Jour): Raison | undefined =>
  t.auPlusTard !== undefined && jourAvant(t.auPlusTard, r.preuve ?? le) ? 'preuve-tardive' : undefined

/** Le dernier jour pour réclamer ; `undefined` : rien ne se perd, ou le délai n'a pas commencé. */
export const finDeForclusion = (argent: Pick<Argent, 'forclusion'>, reperes: Reperes, fuseau: string): Jour | undefined => {
  const regle = argent.forclusion
  const depuis = regle === undefined ? undefined : reperes[regle.depuis]
  return regle === undefined || depuis === undefined ? undefined : echeance(regle, depuis, fuseau)
}

export const estForclos = (argent: Pick<Argent, 'forclusion'>, reperes: Reperes, le: Instant, fuseau: string): boolean => {
  const fin = finDeForclusion(argent, reperes, fuseau)
  return fin !== undefined && estEchue(fin, le, fuseau)
}

/** Les contrôles se suivent dans l'ordre de l'appel : le prochain attendu, ou `undefined` quand tous sont faits. */
export const prochainControle = (argent: Pick<Argent, 'controles'>, faits: number): Argent['controles'][number] | undefined =>
  argent.controles[faits]
