import { z } from 'zod'
import { lireActeurs, lireAgentsDe, lireCourrielDe, lireOrganismes } from '../acteurs/acteurs.sql.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, coche, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { AGENCE } from '../vie.ts'
import { manquesDuVisiteur, nomsReconnus, type QuestionPosee, VISITEUR } from './question.ts'
import { affecter, ecrirePublication, ecrireQuestion, ecrireReponse, lireQuestion, lireQuestions } from './questions.sql.ts'
import { poserQuestion } from './renseigner.ts'
import { nouveauSuivi } from './suivi.crypto.ts'

/** Une question se pose sans compte : on laisse alors un nom et un courriel, jamais publiés (G-01). */
export const actePoserQuestion = acte({
  nom: 'poser-question',
  genre: 'appel',
  titre: 'Poser une question',
  suite: 'L’agence vous répond par courriel. Si la réponse sert à tous, elle est publiée sans votre nom.',
  saisie: z.object({
    objet: texte('Objet'),
    texte: texteLong('Question'),
    telephone: coche('Je souhaite un point téléphonique'),
    nom: texte('Votre nom').optional(),
    courriel: texte('Votre courriel').optional(),
    organisme: texte('Votre organisme').optional(),
  }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const decision = poserQuestion(appel?.renseignements, s, appel?.fuseau ?? 'Europe/Paris', le)
    const tous = [...(decision.ok ? [] : decision.error), ...manquesDuVisiteur(par, s)]
    if (tous.length > 0 || !decision.ok) return err(tous)
    const a = par.id === VISITEUR.id ? s.courriel : await lireCourrielDe(base, par.id)
    const { nom, courriel, organisme } = par.id === VISITEUR.id ? s : { organisme: s.organisme }
    return ok({
      ...decision.value,
      demandeur: { nom, courriel, organisme },
      a,
      suivi: nouveauSuivi(),
      prefixe: prefixeDe(monde, objet.appel),
    })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const { nom = null, courriel = null, organisme = null } = fait.demandeur
    // Le secret du lien part par courriel ; le journal et la base n'en ont que l'empreinte.
    const demandeur = { par: par.id === VISITEUR.id ? null : par.id, nom, courriel, organisme, suivi: empreinte(fait.suivi) }
    const id = await ecrireQuestion(base, objet.appel, fait, demandeur, le)
    return [vers(objet, objet.etat, { question: id, objet: fait.objet, telephone: fait.telephone })]
  },
})

const AUTRES = 'Autres questions'
const attente = (q: QuestionPosee) => ({ code: q.id.toString(), libelle: `${q.objet} — ${q.texte.slice(0, 120)}` })
const inconnue = refus(
  'question-inconnue',
  'Cette question n’existe pas, ou n’est pas de cet appel.',
  'Choisissez une question de la liste.',
  ['G-01'],
  'question',
)

/** L'agent qui a la charge d'une question. */
export const acteAffecterQuestion = acte({
  nom: 'affecter-question',
  genre: 'appel',
  titre: 'Confier la question',
  suite: 'La personne choisie est prévenue par courriel.',
  preparer: async (base, { objet }) => ({
    options: {
      question: (await lireQuestions(base, objet.appel)).filter((q) => q.reponse === null).map(attente),
      agent: (await lireAgentsDe(base, objet.agence, AGENCE)).map((a) => ({ code: a.id, libelle: a.nom })),
    },
  }),
  saisie: z.object({ question: choixParmi('Question'), agent: choixParmi('À qui la confier') }),
  decider: async (base, s, { objet, monde }) => {
    const question = await lireQuestion(base, objet.appel, s.question)
    const agent = (await lireAgentsDe(base, objet.agence, AGENCE)).find((a) => a.id === s.agent)
    if (question !== undefined && agent !== undefined)
      return ok({ id: question.id, agent: agent.id, a: agent.courriel, prefixe: prefixeDe(monde, objet.appel) })
    return err([
      ...(question === undefined ? [inconnue] : []),
      ...(agent === undefined
        ? [refus('agent-inconnu', 'Cette personne ne répond pas aux questions de cet appel.', 'Choisissez dans la liste.', [], 'agent')]
        : []),
    ])
  },
  ecrire: async (base, fait, { objet }) => {
    await affecter(base, fait.id, fait.agent)
    return [vers(objet, objet.etat, { question: fait.id, agent: fait.agent })]
  },
})

/** La réponse va d'abord à qui a demandé ; la publier est un autre acte. */
export const acteRepondreQuestion = acte({
  nom: 'repondre-question',
  genre: 'appel',
  titre: 'Répondre à une question',
  preparer: async (base, { objet }) => ({
    options: { question: (await lireQuestions(base, objet.appel)).filter((q) => q.reponse === null).map(attente) },
  }),
  suite: 'La réponse part par courriel à la personne qui a demandé. Vous pourrez ensuite la publier pour tous.',
  saisie: z.object({ question: choixParmi('Question'), reponse: texteLong('Réponse') }),
  decider: async (base, s, { objet, monde }) => {
    const attend = await lireQuestion(base, objet.appel, s.question)
    if (attend === undefined || attend.reponse !== null)
      return err([
        refus(
          'question-deja-repondue',
          'Cette question a déjà sa réponse, ou n’existe pas.',
          'Choisissez une question en attente.',
          ['G-01'],
          'question',
        ),
      ])
    return ok({ id: attend.id, reponse: s.reponse, ...(await adresseDe(base, attend)), prefixe: prefixeDe(monde, objet.appel) })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireReponse(base, fait.id, fait.reponse, le)
    return [vers(objet, objet.etat, { question: fait.id })]
  },
})

/** Rend une réponse publique, dans des mots qui ne disent pas qui a demandé (G-01). */
export const actePublierReponse = acte({
  nom: 'publier-reponse',
  genre: 'appel',
  titre: 'Publier la réponse pour tous',
  suite: 'La question et sa réponse paraissent sur la page de l’appel, dans les mots ci-dessus et sans le nom de qui a demandé.',
  preparer: async (base, { objet }) => ({
    options: {
      question: (await lireQuestions(base, objet.appel)).filter((q) => q.reponse !== null && q.publieeLe === null).map(attente),
    },
    valeurs: { theme: AUTRES },
  }),
  saisie: z.object({
    question: choixParmi('Question'),
    theme: texte('Thème', { aide: 'Les réponses sont groupées par thème : calendrier, pièces, dépenses…' }),
    objet: texte('Objet publié'),
    texte: texteLong('Question publiée'),
    reponse: texteLong('Réponse publiée'),
    verifie: coche('J’ai vérifié : rien ici ne désigne qui a demandé'),
  }),
  decider: async (base, s, { objet }) => {
    const question = await lireQuestion(base, objet.appel, s.question)
    if (question === undefined) return err([inconnue])
    const reconnus = nomsReconnus(`${s.objet} ${s.texte} ${s.reponse}`, await nomsDe(base, question))
    const tous = [
      ...(question.reponse === null
        ? [refus('sans-reponse', 'La personne qui a demandé n’a pas encore sa réponse.', 'Répondez-lui d’abord.', ['G-01'], 'question')]
        : []),
      ...(reconnus.length > 0 && !s.verifie
        ? [
            refus(
              'nom-reconnaissable',
              `Ce texte laisse reconnaître qui a demandé : ${reconnus.join(', ')}.`,
              'Retirez ces mots. S’ils ne désignent personne, cochez la case de vérification.',
              ['G-01'],
              'texte',
            ),
          ]
        : []),
    ]
    return tous.length > 0 ? err(tous) : ok({ id: question.id, theme: s.theme, objet: s.objet, texte: s.texte, reponse: s.reponse })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrirePublication(base, fait, le)
    return [vers(objet, objet.etat, { question: fait.id, theme: fait.theme })]
  },
})

/** « [AAP SSI] », suivi d'une espace ; vide si l'appel n'impose rien. */
export const prefixeDe = (monde: Monde, appel: string): string => {
  const prefixe = monde.appelCourant(appel)?.renseignements?.objet
  return prefixe === undefined ? '' : `${prefixe} `
}

/** Où écrire à qui a demandé. */
export const adresseDe = async (base: Base, q: QuestionPosee): Promise<{ readonly a?: string }> => {
  const a = q.courriel ?? (q.par === null ? undefined : await lireCourrielDe(base, q.par))
  return a === undefined ? {} : { a }
}

/** Tout ce qui nomme qui a demandé : la personne, ses organismes, leurs numéros et leur commune. */
const nomsDe = async (base: Base, q: QuestionPosee): Promise<readonly string[]> => {
  const ids = q.par === null ? [] : (await lireActeurs(base, q.par)).flatMap((a) => a.organismes)
  const organismes = (await lireOrganismes(base, ids)).flatMap((o) => [o.nom, o.commune, o.siret, o.finess ?? ''])
  return [...new Set([q.nom ?? '', q.courriel ?? '', q.organisme ?? '', ...organismes])].filter((nom) => nom !== '')
}
