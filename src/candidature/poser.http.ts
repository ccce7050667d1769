import type { Question } from '../appel/questionnaire.ts'
import type { Instant } from '../socle/temps.ts'
import type { Brouillon } from './acces.http.ts'
import type { Tenue } from './concurrence.ts'
import { champsDe, enChamps, nomDuChamp } from './frappe.ts'
import { marqueDe, nomDeLaMarque, revisionVue } from './marque.crypto.ts'
import type { PourQuestionPosee } from './question-posee.html.tsx'

/** Une question du brouillon, prête à être montrée, sa réponse dans le champ. */
export const poser = (
  { lu, par }: Brouillon,
  question: Question,
  tenue: Tenue | undefined,
  le: Instant,
): Omit<PourQuestionPosee, 'erreurs'> => ({
  question,
  champs: enChamps(question, lu.dossier.reponses[question.code]),
  gardee: lu.dossier.reponses[question.code],
  ajout: undefined,
  repris: undefined,
  appel: lu.appel,
  lecture: { le, fuseau: lu.appel.fuseau },
  moi: par.id,
  tenue,
  marque: { nom: nomDeLaMarque(question.code), valeur: marqueDe(tenue) },
})

/** La saisie que la page vient d'envoyer et qui n'est pas gardée : elle y reste, avec la réponse que la page montrait alors. */
export const telleQuelle = (
  { code }: Question,
  corps: Readonly<Record<string, unknown>>,
): Partial<Pick<PourQuestionPosee, 'champs' | 'marque'>> => {
  const siens = Object.entries(corps).filter(([nom]) => nom === nomDuChamp(code) || nom.startsWith(`${nomDuChamp(code)}.`))
  const champs = champsDe(Object.fromEntries(siens))
  const nom = nomDeLaMarque(code)
  return revisionVue(corps[nom]) === undefined ? { champs } : { champs, marque: { nom, valeur: String(corps[nom]) } }
}
