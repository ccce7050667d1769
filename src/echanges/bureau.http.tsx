import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lirePublies } from '../appel/publication.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { presentations } from '../plateforme/saisie/champs.zod.ts'
import { limiter } from '../plateforme/session/debit.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { direInstant } from '../socle/temps.ts'
import { PageBureau } from './bureau.html.tsx'
import { lireCreneaux } from './creneaux.sql.ts'
import { coteDe } from './message.ts'
import { PagePoser } from './poser.html.tsx'
import { type Geste, PageQuestion } from './question.html.tsx'
import { manquesDuVisiteur, type QuestionPosee, VISITEUR } from './question.ts'
import { lireQuestion, lireQuestionSuivie, lireQuestions } from './questions.sql.ts'

type Trouver = (nom: string) => ActeConnu<Monde> | undefined
const DIX_MINUTES = 10 * 60 * 1000
const POSER = '/appels/:code/questions/poser'
const SUIVI = '/appels/:code/questions/suivi/:secret'
const UNE = '/appels/:code/questions/:id{[0-9]+}'

/** Le bureau des renseignements : poser et suivre sa question, avec ou sans compte ; y répondre, la publier (G-01). */
export const pagesDuBureau = (monde: Monde, trouver: Trouver): Hono<Visite> => {
  const debits = { chacun: limiter(3, DIX_MINUTES), visiteurs: limiter(60, DIX_MINUTES) }
  return new Hono<Visite>()
    .get(POSER, async (c) => {
      const appel = await appelDe(c, monde)
      return appel === undefined ? c.notFound() : montrerPoser(c, trouver, appel, [])
    })
    .post(POSER, async (c) => {
      const appel = await appelDe(c, monde)
      if (appel === undefined) return c.notFound()
      const par = demandeurDe(c)
      const qui = par.id === VISITEUR.id ? String(c.get('corps')['courriel'] ?? '').toLowerCase() : par.id
      const ms = c.get('recuLe').epochMilliseconds
      if (!debits.chacun.permettre(qui, ms) || (par.id === VISITEUR.id && !debits.visiteurs.permettre('tous', ms)))
        return montrerPoser(c, trouver, appel, [refus('trop-de-questions', 'Trop de questions à la fois.', 'Attendez dix minutes.')])
      const opposes = avecLesSiens(await faire(c, monde, trouver, 'poser-question', appel, par, {}), par, c.get('corps'))
      return opposes.length > 0
        ? montrerPoser(c, trouver, appel, opposes)
        : c.redirect(`/appels/${appel.code}/questions/poser?posee=oui`, 303)
    })
    .get('/appels/:code/questions/bureau', async (c) => {
      const appel = await appelDe(c, monde)
      if (appel === undefined || !estDuBureau(c, appel)) return c.notFound()
      const questions = await lireQuestions(monde.base, appel.code)
      const creneaux = await lireCreneaux(monde.base, appel.code, c.get('recuLe'))
      return c.html(
        rendre(<PageBureau cadre={c.get('cadre')} appel={appel} le={c.get('recuLe')} questions={questions} creneaux={creneaux} />),
      )
    })
    .get(SUIVI, (c) => surLaQuestion(c, monde, trouver))
    .post(`${SUIVI}/:acte`, (c) => surLaQuestion(c, monde, trouver))
    .get(UNE, (c) => surLaQuestion(c, monde, trouver))
    .post(`${UNE}/:acte`, (c) => surLaQuestion(c, monde, trouver))
}

const demandeurDe = (c: Context<Visite>): Acteur => {
  const acteur = c.get('acteur')
  return acteur?.role === 'porteur' ? acteur : VISITEUR
}

const appelDe = async (c: Context<Visite>, monde: Monde): Promise<Appel | undefined> => {
  const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
  return publie === undefined ? undefined : monde.appel(publie.code, publie.version)
}

const estDuBureau = (c: Context<Visite>, appel: Appel): boolean => {
  const acteur = c.get('acteur')
  return acteur !== undefined && coteDe(acteur.role) === 'agence' && acteur.agence === appel.agence.code
}

const montrerPoser = (c: Context<Visite>, trouver: Trouver, appel: Appel, opposes: readonly Refus[]) => {
  const acte = connu(trouver, 'poser-question')
  const connue = demandeurDe(c).id !== VISITEUR.id
  return c.html(
    rendre(
      <PagePoser
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        appel={appel}
        champs={presentations(acte.saisie).filter(
          (p) => (p.nom !== 'telephone' || appel.renseignements?.telephone) && (!connue || !LE_VISITEUR.includes(p.nom)),
        )}
        valeurs={c.get('corps') ?? {}}
        suite={acte.suite}
        erreurs={opposes.map(erreurDe)}
        posee={c.req.query('posee') === 'oui' ? 'oui' : 'non'}
      />,
    ),
    opposes.length === 0 ? 200 : opposes.some((r) => r.motif === 'trop-de-questions') ? 429 : 422,
  )
}
const LE_VISITEUR = ['nom', 'courriel', 'organisme']

/** Ce qui manque au visiteur pour qu'on lui réponde se dit en même temps que ce qui manque à sa question. */
const avecLesSiens = (opposes: readonly Refus[], par: Acteur, corps: Readonly<Record<string, unknown>>): readonly Refus[] => {
  const dit = (nom: string): string | undefined =>
    typeof corps[nom] === 'string' && corps[nom].trim() !== '' ? corps[nom].trim() : undefined
  const siens = opposes.length === 0 ? [] : manquesDuVisiteur(par, { nom: dit('nom'), courriel: dit('courriel') })
  return [...opposes, ...siens.filter((r) => !opposes.some((o) => o.champ === r.champ))]
}

/** La page d'une question, pour qui en a le lien, pour qui l'a posée, ou pour le bureau ; un `POST` y fait un geste. */
const surLaQuestion = async (c: Context<Visite>, monde: Monde, trouver: Trouver): Promise<Response> => {
  const appel = await appelDe(c, monde)
  const question = appel === undefined ? undefined : await trouverQuestion(c, monde, appel)
  if (appel === undefined || question === undefined) return c.notFound()
  const secret = c.req.param('secret')
  const acteur = c.get('acteur')
  const bureau = secret === undefined && estDuBureau(c, appel)
  if (secret === undefined && !bureau && (acteur === undefined || question.par !== acteur.id)) return c.notFound()
  const par = bureau && acteur !== undefined ? acteur : demandeurDe(c)
  const ici = secret === undefined ? `/appels/${appel.code}/questions/${question.id}` : `/appels/${appel.code}/questions/suivi/${secret}`
  const gestes = await gestesDe(c, monde, trouver, appel, question, bureau ? 'agence' : 'demandeur')
  const geste = c.req.param('acte')
  if (geste !== undefined && !gestes.some((g) => g.nom === geste)) return c.redirect(ici, 303)
  const plus = { question: question.id.toString(), ...(secret === undefined ? {} : { suivi: secret }) }
  const opposes = geste === undefined ? [] : await faire(c, monde, trouver, geste, appel, par, plus)
  if (geste !== undefined && opposes.length === 0) return c.redirect(ici, 303)
  const creneaux = await lireCreneaux(monde.base, appel.code, c.get('recuLe'))
  return c.html(
    rendre(
      <PageQuestion
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        appel={appel}
        question={question}
        rendezVous={creneaux.find((x) => x.question === question.id)}
        gestes={gestes.map((g) => (g.nom === geste ? { ...g, valeurs: c.get('corps') } : g))}
        action={ici}
        refuse={geste === undefined ? undefined : { geste, erreurs: opposes.map(erreurDe) }}
        lecteur={bureau ? 'agence' : 'demandeur'}
      />,
    ),
    opposes.length > 0 ? 422 : 200,
  )
}

const trouverQuestion = async (c: Context<Visite>, monde: Monde, appel: Appel): Promise<QuestionPosee | undefined> => {
  const secret = c.req.param('secret')
  if (secret === undefined) return lireQuestion(monde.base, appel.code, c.req.param('id') ?? '')
  return lireQuestionSuivie(monde.base, appel.code, empreinte(secret))
}

/** Ce que cette personne peut faire de la question, maintenant. */
const gestesDe = async (
  c: Context<Visite>,
  monde: Monde,
  trouver: Trouver,
  appel: Appel,
  q: QuestionPosee,
  lecteur: 'agence' | 'demandeur',
): Promise<readonly Geste[]> => {
  const le = c.get('recuLe')
  const creneaux = await lireCreneaux(monde.base, appel.code, le)
  const pris = creneaux.some((x) => x.question === q.id)
  const libres = creneaux
    .filter((x) => x.question === null)
    .map((x) => ({ code: x.id.toString(), libelle: direInstant(x.debut, appel.fuseau) }))
  const noms =
    lecteur === 'agence'
      ? [
          ...(q.reponse === null ? ['affecter-question', 'repondre-question'] : []),
          ...(q.reponse !== null && q.publieeLe === null ? ['publier-reponse'] : []),
        ]
      : [...(libres.length > 0 ? ['reserver-creneau'] : [])]
  const objet = await voirVivant(monde.base, 'appel', appel.code)
  const par = c.get('acteur')
  return Promise.all(
    [...noms, ...(pris ? ['annuler-rendez-vous'] : [])].map(async (nom) => {
      const acte = connu(trouver, nom)
      const prepare = objet === undefined || par === undefined ? {} : ((await acte.preparer?.(monde.base, { par, le, objet, monde })) ?? {})
      const valeurs = nom === 'publier-reponse' ? { objet: sansPrefixe(q.objet, appel), texte: q.texte, reponse: q.reponse } : {}
      return {
        nom,
        titre: acte.titre,
        suite: acte.suite,
        champs: presentations(acte.saisie).filter((p) => p.nom !== 'question' && p.nom !== 'suivi'),
        options: { ...prepare.options, creneau: libres },
        valeurs: { ...prepare.valeurs, ...valeurs },
      }
    }),
  )
}

/** Le préfixe d'objet sert aux courriels ; ce qui est publié s'en passe. */
const sansPrefixe = (objet: string, { renseignements }: Appel): string =>
  renseignements?.objet !== undefined && objet.startsWith(renseignements.objet) ? objet.slice(renseignements.objet.length).trim() : objet

const connu = (trouver: Trouver, nom: string): ActeConnu<Monde> => {
  const acte = trouver(nom)
  if (acte === undefined) throw new Error(`L’acte « ${nom} » n’est pas au registre`)
  return acte
}

const faire = async (
  c: Context<Visite>,
  monde: Monde,
  trouver: Trouver,
  nom: string,
  appel: Appel,
  par: Acteur,
  plus: Readonly<Record<string, string>>,
): Promise<readonly Refus[]> => {
  const saisie = Object.fromEntries(Object.entries({ ...c.get('corps'), ...plus }).filter(([, v]) => v !== ''))
  const fait = await connu(trouver, nom).faire(monde, { objet: appel.code, saisie, par, le: c.get('recuLe') })
  return fait.ok ? [] : fait.error
}

const erreurDe = (r: Refus) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` })
