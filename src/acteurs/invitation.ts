import { type Refus, refus } from '../socle/refus.ts'
import { avant, type Instant } from '../socle/temps.ts'
import type { Droit } from '../vie.ts'

/** Ce à quoi un lien invite : une équipe, quelques questions d'un brouillon, un groupement, ou un avis d'expert. */
export type ObjetDInvitation = 'equipe' | 'delegation' | 'participation' | 'expertise'

/** Un lien envoyé à une personne. `droit` : celui qu'elle recevra dans l'équipe. */
export type Invitation = {
  readonly id: string
  readonly objet: ObjetDInvitation
  readonly organisme: string
  readonly nom: string
  readonly courriel: string
  readonly droit: Droit | null
  readonly par: string
  readonly le: Instant
  readonly expireLe: Instant
  readonly accepteeLe: Instant | null
  readonly accepteePar: string | null
  readonly annuleeLe: Instant | null
}

export const VALABLE = { hours: 14 * 24 } as const

export type EtatDuLien = 'ouvert' | 'servi' | 'annule' | 'expire'

/** Où en est un lien. L'annulation passe avant tout : un droit retiré le reste. */
export const etatDuLien = (i: Invitation, le: Instant): EtatDuLien => {
  if (i.annuleeLe !== null) return 'annule'
  if (i.accepteeLe !== null) return 'servi'
  return avant(le, i.expireLe) ? 'ouvert' : 'expire'
}

/** Pourquoi ce lien ne peut pas servir à cette personne ; rien s'il le peut. `courriel` : l'adresse de qui l'ouvre. */
export const refusDuLien = (i: Invitation | undefined, objet: ObjetDInvitation, courriel: string, le: Instant): readonly Refus[] => {
  if (i === undefined || i.objet !== objet) return [LIEN_INCONNU]
  if (i.courriel !== courriel)
    return [refus('autre-personne', 'Ce lien a été envoyé à une autre adresse que la vôtre.', 'Ouvrez-le avec le compte de cette adresse.')]
  const etat = etatDuLien(i, le)
  return etat === 'ouvert' ? [] : [REFUS[etat]]
}

export const LIEN_INCONNU = refus(
  'lien-inconnu',
  'Ce lien n’est pas entier, ou n’existe pas.',
  'Reprenez-le tel qu’il est dans le courriel.',
)
const REFUS: Readonly<Record<Exclude<EtatDuLien, 'ouvert'>, Refus>> = {
  servi: refus('lien-servi', 'Ce lien a déjà servi.', 'Connectez-vous avec votre adresse.'),
  annule: refus('lien-annule', 'Ce lien a été annulé.', 'Demandez-en un autre à la personne qui vous l’a envoyé.'),
  expire: refus(
    'lien-expire',
    'Ce lien n’est plus valable : les quatorze jours sont passés.',
    'Demandez-en un autre à la personne qui vous l’a envoyé.',
  ),
}
