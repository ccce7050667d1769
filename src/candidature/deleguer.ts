import { HORS_PERIMETRE } from '../acteurs/habilitation.ts'
import { etatDuLien, type Invitation } from '../acteurs/invitation.ts'
import type { Guichet } from '../appel/appel.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { refusDAdresse } from '../socle/adresse.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'

/** Des questions et des pièces d'un brouillon, confiées à une personne. */
export type Delegation = {
  readonly dossier: string
  readonly questions: readonly string[]
  readonly pieces: readonly string[]
  readonly invitation: Invitation
}
export type Confie = Pick<Delegation, 'questions' | 'pieces'> & { readonly nom: string; readonly courriel: string }

/** Confie des questions et des pièces du formulaire ; une chose au moins, à une adresse qui se lit. */
export const deleguer = (guichet: Guichet, confie: Confie): Result<Confie, readonly Refus[]> => {
  const courriel = confie.courriel.toLowerCase()
  const questions = questionsDe(guichet.sections).filter((q) => confie.questions.includes(q.code))
  const pieces = guichet.pieces.filter((p) => confie.pieces.includes(p.code))
  const tous = [
    ...refusDAdresse(courriel, 'courriel'),
    ...si(
      questions.length + pieces.length === 0,
      'rien-a-confier',
      'Rien n’est confié.',
      'Cochez au moins une question ou une pièce.',
      [],
      'questions',
    ),
    ...si(
      questions.length + pieces.length < new Set([...confie.questions, ...confie.pieces]).size,
      'question-inconnue',
      'Une des questions n’existe pas dans ce formulaire.',
      'Rechargez la page : l’appel a pu changer de version.',
      [],
      'questions',
    ),
  ]
  return tous.length > 0
    ? err(tous)
    : ok({ nom: confie.nom, courriel, questions: questions.map((q) => q.code), pieces: pieces.map((p) => p.code) })
}

/** Ce qu'une personne peut écrire par une délégation : ce qui lui est confié, tant qu'on ne le lui a pas repris. Le reste n'existe pas pour elle. */
export const contribuer = (
  d: Delegation | undefined,
  par: string,
  dossier: string,
  ecrits: Partial<Pick<Delegation, 'questions' | 'pieces'>>,
): readonly Refus[] => {
  const sienne = d !== undefined && d.dossier === dossier && d.invitation.accepteePar === par && d.invitation.annuleeLe === null
  const confies =
    (ecrits.questions ?? []).every((q) => d?.questions.includes(q)) && (ecrits.pieces ?? []).every((p) => d?.pieces.includes(p))
  return sienne && confies ? [] : [HORS_PERIMETRE]
}

/** Où en est une délégation, pour qui l'a donnée. */
export const direDelegation = (d: Delegation, repondus: number, le: Instant): string => {
  const total = d.questions.length + d.pieces.length
  if (d.invitation.annuleeLe !== null) return 'Reprise'
  if (d.invitation.accepteeLe === null)
    return etatDuLien(d.invitation, le) === 'expire' ? 'Lien plus valable, sans réponse' : 'N’a pas encore ouvert le lien'
  return repondus === total ? `A répondu à tout (${total})` : `A répondu à ${repondus} sur ${total}`
}
