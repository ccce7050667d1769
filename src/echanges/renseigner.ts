import type { Renseignements } from '../appel/appel.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Instant, jourAvant, jourDe } from '../socle/temps.ts'

export type Question = { readonly objet: string; readonly texte: string; readonly telephone: boolean }

/** Une question au bureau de l'appel : l'objet reçoit le préfixe demandé, les délais et le téléphone sont ceux du texte (G-01). */
export const poserQuestion = (
  r: Renseignements | undefined,
  q: Question,
  fuseau: string,
  le: Instant,
): Result<Question, readonly Refus[]> => {
  if (r === undefined)
    return err([
      refus('sans-bureau', 'Cet appel ne prévoit pas d’adresse de renseignements.', 'Écrivez à un contact de la page de l’appel.'),
    ])
  const tous = [
    ...si(
      r.jusquau !== undefined && jourAvant(r.jusquau, jourDe(le, fuseau)),
      'questions-closes',
      `Les questions étaient reçues jusqu’au ${r.jusquau === undefined ? '' : direJour(r.jusquau)}.`,
      'Lisez les réponses déjà publiées sur la page de l’appel.',
      r.clause,
    ),
    ...si(
      q.telephone && !r.telephone,
      'sans-telephone',
      'Cet appel ne propose pas de point téléphonique.',
      'Posez votre question par écrit.',
      r.clause,
      'telephone',
    ),
  ]
  if (tous.length > 0) return err(tous)
  const objet = r.objet !== undefined && !q.objet.startsWith(r.objet) ? `${r.objet} ${q.objet}` : q.objet
  return ok({ ...q, objet })
}
