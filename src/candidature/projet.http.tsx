import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Question } from '../appel/questionnaire.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { codeDuChamp, questionsDuProjet } from './champs-projet.ts'
import { choisir } from './choisir.http.ts'
import { marquer } from './enregistrement.ts'
import { erreursDe, type Garde, garder } from './garder.http.ts'
import { poser, telleQuelle } from './poser.http.ts'
import { PageProjet } from './projet.html.tsx'
import { communDe } from './projets.http.tsx'
import type { PourQuestionPosee } from './question-posee.html.tsx'
import { saisieDe } from './saisie-projet.ts'
import { lireTenues } from './tenues.sql.ts'

/** La description d'un projet, question par question ; chacune s'enregistre aussi pendant qu'on tape. */
export const pagesDUnProjet = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/projets/:projet',
      auBrouillon(monde, (c, b) => {
        const lieu = lieuDe(c, b)
        return lieu === undefined ? c.notFound() : montrer(c, monde, b, lieu, { refus: [], restees: [] })
      }),
    )
    .post(
      '/dossiers/:id/projets/:projet',
      auBrouillon(monde, (c, b) => {
        const lieu = lieuDe(c, b)
        if (lieu === undefined) return c.notFound()
        return c.get('corps')['retirer'] === 'oui' ? retirer(c, monde, trouver, b, lieu) : enregistrer(c, monde, trouver, b, lieu)
      }),
    )

type Lieu = { readonly numero: number; readonly questions: readonly Question[] }

/** Un projet déjà décrit, ou le suivant. */
const lieuDe = (c: Context<Visite>, { lu }: Brouillon): Lieu | undefined => {
  const numero = Number(c.req.param('projet'))
  const questions = questionsDuProjet(lu.questionnaire, numero).filter((q) => q.code !== codeDuChamp(numero, 'mutualise'))
  return questions.length === 0 ? undefined : { numero, questions }
}

/** Garde ce qui se lit, explique le reste, montre ce qui attend un choix, sinon mène au budget. Enregistré vide, le projet existe aussi. */
const enregistrer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon, lieu: Lieu): Promise<Response> => {
  const { numero, questions } = lieu
  const garde = await garder(c, monde, trouver, b, questions)
  const choix = await choisir(c, monde, trouver, b, questions)
  const dit = [...garde.refus, ...choix.refus]
  const refus = dit.length > 0 ? dit : await naitre(c, monde, trouver, b, numero)
  const lu = await lireAvecRegles(monde.base, monde, b.lu.dossier.id, c.get('recuLe'))
  if (refus.length > 0) return montrer(c, monde, { ...b, lu }, lieu, { ...garde, refus })
  const reste = choix.fait === 'oui' || questions.some((q) => lu.dossier.aDepartager.includes(q.code))
  return c.redirect(`/dossiers/${lu.dossier.id}/projets/${numero}${reste ? '' : '/budget'}?${marquer(c.get('recuLe'))}`, 303)
}

const naitre = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon, numero: number) => {
  const { dossier } = await lireAvecRegles(monde.base, monde, b.lu.dossier.id, c.get('recuLe'))
  if (dossier.projets.some((p) => p.numero === numero)) return []
  return agir(c, monde, trouver, b, 'decrire', saisieDe({ numero, depenses: [], devis: [] }))
}

const retirer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon, lieu: Lieu): Promise<Response> => {
  const connu = b.lu.dossier.projets.find((p) => p.numero === lieu.numero)
  const refus = connu === undefined ? [] : await agir(c, monde, trouver, b, 'decrire', { ...saisieDe(connu), retirer: 'oui' })
  if (refus.length > 0) return montrer(c, monde, b, lieu, { refus, restees: lieu.questions })
  return c.redirect(`/dossiers/${b.lu.dossier.id}/projets?${marquer(c.get('recuLe'))}`, 303)
}

const montrer = async (c: Context<Visite>, monde: Monde, b: Brouillon, { numero, questions }: Lieu, garde: Garde): Promise<Response> => {
  const { lu, acces } = b
  const connu = lu.dossier.projets.find((p) => p.numero === numero)
  return c.html(
    rendre(
      <PageProjet
        {...communDe(c, { lu, acces })}
        numero={numero}
        rang={connu?.rang ?? lu.dossier.projets.length + 1}
        moi={b.par.id}
        questions={await poserLeProjet(c, monde, b, questions, garde)}
        erreurs={erreursDe(garde.refus)}
        existe={connu === undefined ? 'non' : 'oui'}
      />,
    ),
    garde.refus.length > 0 ? 422 : 200,
  )
}

/** Les questions d'un projet, prêtes à être montrées ; ce qui vient d'être envoyé et n'est pas gardé y reste. */
export const poserLeProjet = async (
  c: Context<Visite>,
  monde: Monde,
  b: Brouillon,
  questions: readonly Question[],
  { refus, restees }: Garde,
): Promise<readonly PourQuestionPosee[]> => {
  const tenues = await lireTenues(monde.base, b.lu.dossier.id)
  return questions.map((q) => ({
    ...poser(b, q, tenues.get(q.code), c.get('recuLe')),
    repris: undefined,
    ...(restees.includes(q) ? telleQuelle(q, c.get('corps'), tenues.get(q.code)) : {}),
    erreurs: erreursDe(refus),
  }))
}
