import type { Question } from '../appel/questionnaire.ts'
import type { Instant } from '../socle/temps.ts'
import type { Brouillon } from './acces.http.ts'
import { memes, type Tenue } from './concurrence.ts'
import { champsDe, enChamps, frappeDe, nomDuChamp } from './frappe.ts'
import { marqueDe, nomDeLaMarque, revisionVue } from './marque.crypto.ts'
import type { PourQuestionPosee } from './question-posee.html.tsx'
import { repondre, trier } from './repondre.ts'

/** Une question du brouillon, prête à être montrée, sa réponse dans le champ. */
export const poser = (
  { lu, par }: Brouillon,
  question: Question,
  tenue: Tenue | undefined,
  le: Instant,
): Omit<PourQuestionPosee, 'erreurs' | 'repris'> => ({
  question,
  champs: enChamps(question, tenue?.valeur ?? undefined),
  gardee: tenue?.valeur ?? undefined,
  ajout: undefined,
  appel: lu.appel,
  lecture: { le, fuseau: lu.appel.fuseau },
  moi: par.id,
  tenue,
  marque: { nom: nomDeLaMarque(question.code), valeur: marqueDe(tenue) },
})

/**
 * La saisie que la page vient d'envoyer et qui n'est pas gardée entière : elle y reste, avec la réponse que la page montrait alors,
 * ou celle qu'on vient de garder si une part s'en lisait.
 */
export const telleQuelle = (
  question: Question,
  corps: Readonly<Record<string, unknown>>,
  tenue: Tenue | undefined,
): Partial<Pick<PourQuestionPosee, 'champs' | 'marque'>> => {
  const { code } = question
  const siens = Object.entries(corps).filter(([nom]) => nom === nomDuChamp(code) || nom.startsWith(`${nomDuChamp(code)}.`))
  const champs = champsDe(Object.fromEntries(siens))
  const nom = nomDeLaMarque(code)
  return revisionVue(corps[nom]) === undefined || estEntamee(question, corps, tenue)
    ? { champs }
    : { champs, marque: { nom, valeur: String(corps[nom]) } }
}

/** D'un bloc dont une case est fausse, les autres sont gardées : c'est alors elles que la personne a vues en dernier. */
const estEntamee = (question: Question, corps: Readonly<Record<string, unknown>>, tenue: Tenue | undefined): boolean => {
  const seule = { sections: [{ code: question.code, titre: '', questions: [question] }] }
  const lue = repondre(seule, trier(seule, frappeDe([question], corps)).lisibles)
  const part = lue.ok ? lue.value.reponses[question.code] : undefined
  return part !== undefined && memes(part, tenue?.valeur ?? null)
}
