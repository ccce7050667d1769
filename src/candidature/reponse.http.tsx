import { type Context, Hono } from 'hono'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { type Question, questionsDe } from '../appel/questionnaire.ts'
import { direHeure } from '../socle/temps.ts'
import { auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { champDuCode } from './champs-projet.ts'
import { Compte } from './compose.html.tsx'
import { memes } from './concurrence.ts'
import { frappeDe, nomDuChamp } from './frappe.ts'
import { garder } from './garder.http.ts'
import { marqueDe } from './marque.crypto.ts'
import { pageDeLaQuestion, pagesDe } from './parties.ts'
import { poser } from './poser.http.ts'
import { Concurrence, QuestionPosee } from './question-posee.html.tsx'
import { repondre } from './repondre.ts'
import { lireTenues } from './tenues.sql.ts'

/**
 * Une réponse enregistrée pendant qu'on tape (`garder.ilot.ts`). La page y dit d'où vient la frappe (`navigateur`, `frappe`),
 * la réponse qu'elle montrait (`vu.…`) et les questions qu'elle montre (`montrees`) ; on lui rend ce qui change pour elle.
 */
export const reponsesTapees = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>().post('/dossiers/:id/reponses/:question', async (c) => {
    const reponse = await auBrouillon(monde, (_, b) => recevoir(c, monde, trouver, b))(c)
    // Déposé ou retiré entre-temps ; un script qui enregistre apprend seulement que c'est fini.
    return reponse.status === 409 && veutDuJson(c) ? c.json({ etat: 'fini' }, 409) : reponse
  })

const veutDuJson = (c: Context<Visite>): boolean => c.req.header('Accept') === 'application/json'

const recevoir = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon): Promise<Response> => {
  const question = questionsDe(b.lu.questionnaire).find((q) => q.code === c.req.param('question'))
  // Le projet a été retiré entre-temps : ce qui en restait à enregistrer n'a plus où aller.
  if (question === undefined && champDuCode(c.req.param('question') ?? '') !== undefined)
    return c.json({ etat: 'retire', message: 'Ce projet a été retiré du dossier : ce que vous tapez ici ne s’enregistre plus.' }, 410)
  if (question === undefined) return c.notFound()
  const { refus } = await garder(c, monde, trouver, b, [question])
  if (!veutDuJson(c)) return c.redirect(`/dossiers/${b.lu.dossier.id}/${pageDeLaQuestion(b.lu.guichet.sections, question.code)}`, 303)
  const [premier] = refus
  if (premier !== undefined)
    return c.json(
      { etat: 'illisible', message: `${premier.phrase} ${premier.remede}`, champ: nomDuChamp(premier.champ ?? question.code) },
      422,
    )
  return c.json({ etat: 'garde', ...(await ceQuiChange(c, monde, b, question)) })
}

/** L'heure, la marque de la réponse tenue si c'est bien celle qu'on vient d'écrire, le choix à faire, les questions de la page. */
const ceQuiChange = async (c: Context<Visite>, monde: Monde, { par, acces }: Brouillon, question: Question) => {
  const le = c.get('recuLe')
  const lu = await lireAvecRegles(monde.base, monde, c.req.param('id') ?? '', le)
  const tenues = await lireTenues(monde.base, lu.dossier.id)
  const tenue = tenues.get(question.code)
  const lue = repondre({ sections: lu.questionnaire }, frappeDe([question], c.get('corps')))
  const mienne = lue.ok && memes(lue.value.reponses[question.code] ?? null, tenue?.valeur ?? null)
  const commun = (q: Question) => poser({ lu, par, acces }, q, tenues.get(q.code), le)
  const montrees = String(c.get('corps')['montrees'] ?? '').split(' ')
  const page = lu.questionnaire.flatMap(pagesDe).find((qs) => qs.some((q) => q.code === question.code)) ?? []
  const posees = page.filter((q) => lu.demandes.has(q.code))
  return {
    enregistre: `Enregistré à ${direHeure(le, lu.appel.fuseau)}`,
    marque: mienne ? marqueDe(tenue) : undefined,
    compte: renderToStaticMarkup(<Compte {...commun(question)} />),
    choix:
      tenue === undefined || tenue.concurrentes.length === 0
        ? ''
        : renderToStaticMarkup(<Concurrence {...commun(question)} tenue={tenue} />),
    posees: posees.map((q) => ({
      code: q.code,
      html: montrees.includes(q.code) ? undefined : renderToStaticMarkup(<QuestionPosee {...commun(q)} repris={undefined} erreurs={[]} />),
    })),
  }
}
