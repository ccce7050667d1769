import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, coche, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { ecrireQuestion, ecrireReponsePublique, lireQuestions } from './questions.sql.ts'
import { poserQuestion } from './renseigner.ts'

export const actePoserQuestion = acte({
  nom: 'poser-question',
  genre: 'appel',
  titre: 'Poser une question',
  suite: 'La réponse sera publiée à tous les candidats, sans votre nom.',
  saisie: z.object({ objet: texte('Objet'), texte: texteLong('Question'), telephone: coche('Je souhaite un point téléphonique') }),
  decider: async (_base, s, { objet, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    return poserQuestion(appel?.renseignements, s, appel?.fuseau ?? 'Europe/Paris', le)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const id = await ecrireQuestion(base, objet.appel, fait, par.id, le)
    return [vers(objet, objet.etat, { question: id, objet: fait.objet, telephone: fait.telephone })]
  },
})

export const acteRepondreQuestion = acte({
  nom: 'repondre-question',
  genre: 'appel',
  titre: 'Répondre à une question',
  preparer: async (base, { objet }) => ({
    options: {
      question: (await lireQuestions(base, objet.appel))
        .filter((q) => q.reponse === null)
        .map((q) => ({ code: q.id.toString(), libelle: `${q.objet} — ${q.texte.slice(0, 120)}` })),
    },
  }),
  suite: 'La réponse est publiée sur la page de l’appel.',
  saisie: z.object({ question: choixParmi('Question'), reponse: texteLong('Réponse') }),
  decider: async (base, s, { objet }) => {
    const attend = (await lireQuestions(base, objet.appel)).find((q) => q.id.toString() === s.question && q.reponse === null)
    return attend === undefined
      ? err([
          refus(
            'question-deja-repondue',
            'Cette question a déjà sa réponse, ou n’existe pas.',
            'Choisissez une question en attente.',
            ['G-01'],
            'question',
          ),
        ])
      : ok({ id: attend.id, reponse: s.reponse })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireReponsePublique(base, objet.appel, fait.id, fait.reponse, le)
    return [vers(objet, objet.etat, { question: fait.id })]
  },
})
