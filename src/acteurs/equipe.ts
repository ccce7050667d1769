import { refusDAdresse } from '../socle/adresse.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import type { Droit } from '../vie.ts'

/** Une personne de l'équipe d'un organisme. `depuis` est nul quand nul ne l'a noté. */
export type Equipier = {
  readonly agent: string
  readonly nom: string
  readonly courriel: string
  readonly droit: Droit
  readonly depuis: Instant | null
}

/** Une personne connue qui demande à rejoindre l'équipe. */
export type DemandeDAcces = {
  readonly agent: string
  readonly nom: string
  readonly courriel: string
  readonly message: string
  readonly le: Instant
}

export type Invite = { readonly nom: string; readonly courriel: string; readonly droit: Droit }

/** Invite une personne. Une invitation en attente pour la même adresse est remplacée : c'est ainsi qu'on la renvoie. */
export const inviter = (equipe: readonly Equipier[], invite: Invite): Result<Invite, readonly Refus[]> => {
  const courriel = invite.courriel.toLowerCase()
  const tous = [
    ...refusDAdresse(courriel, 'courriel'),
    ...si(
      equipe.some((e) => e.courriel === courriel),
      'deja-dans-equipe',
      'Cette personne est déjà dans l’équipe.',
      'Changez plutôt son droit.',
      [],
      'courriel',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ ...invite, courriel })
}

/** Donne un autre droit à une personne ; quelqu'un doit toujours pouvoir engager l'organisme. */
export const changerDroit = (equipe: readonly Equipier[], agent: string, droit: Droit): Result<Equipier, readonly Refus[]> => {
  const personne = equipe.find((e) => e.agent === agent)
  if (personne === undefined) return err([INCONNUE])
  return droit !== 'deposer' && estSeule(equipe, agent) ? err([DERNIERE]) : ok({ ...personne, droit })
}

/** Retire une personne, ou soi-même. */
export const retirerPersonne = (equipe: readonly Equipier[], agent: string): Result<Equipier, readonly Refus[]> => {
  const personne = equipe.find((e) => e.agent === agent)
  if (personne === undefined) return err([INCONNUE])
  return estSeule(equipe, agent) ? err([DERNIERE]) : ok(personne)
}

/** Transmet ses droits à une personne de l'équipe, qui pourra engager l'organisme, et s'en va. */
export const transmettre = (equipe: readonly Equipier[], par: string, a: string): Result<Equipier, readonly Refus[]> => {
  const successeur = equipe.find((e) => e.agent === a && e.agent !== par)
  return successeur === undefined ? err([INCONNUE]) : ok({ ...successeur, droit: 'deposer' })
}

const estSeule = (equipe: readonly Equipier[], agent: string): boolean => {
  const engagent = equipe.filter((e) => e.droit === 'deposer')
  return engagent.length === 1 && engagent[0]?.agent === agent
}

const INCONNUE = refus(
  'personne-inconnue',
  'Cette personne n’est pas dans l’équipe.',
  'Rechargez la page : l’équipe a pu changer.',
  [],
  'agent',
)
const DERNIERE = refus(
  'derniere-personne',
  'C’est la seule personne qui peut déposer pour votre organisme.',
  'Donnez d’abord ce droit à une autre, ou transmettez-le.',
  [],
  'agent',
)
