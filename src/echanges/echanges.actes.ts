import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, coche, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { ecrireMessage, ecrireQuestion, ecrireReponsePublique, lireQuestions } from './echanges.sql.ts'
import { poserQuestion } from './renseigner.ts'

/** Les trois messages d'un dossier ne diffèrent que par leur auteur et leur genre. */
const message = (nom: string, titre: string, suite: string, genre: 'precisions' | 'reponse' | 'aide') =>
  acte({
    nom,
    genre: 'dossier',
    titre,
    suite,
    saisie: z.object({ texte: texteLong('Message') }),
    decider: async (_base, s) => ok(s),
    ecrire: async (base, fait, { objet, par, le }) => {
      await ecrireMessage(base, objet.id, { genre, texte: fait.texte, par: par.id, le })
      return [vers(objet, objet.etat, { genre })]
    },
  })

/** G-53 : l'agence peut demander des précisions, le porteur y répond dans le dossier. */
export const acteDemanderPrecisions = message(
  'demander-precisions',
  'Demander des précisions',
  'Le porteur est prévenu par courriel et répond dans le dossier.',
  'precisions',
)
export const acteApporterPrecisions = message(
  'apporter-precisions',
  'Apporter des précisions',
  'L’agence est prévenue ; votre réponse est jointe au dossier.',
  'reponse',
)
/** G-32, G-54 : l'opérateur aide à répondre, puis à écrire le cahier des charges. */
export const acteDemanderAide = message(
  'demander-aide',
  'Demander un accompagnement',
  'L’opérateur régional reçoit votre demande et vous répond.',
  'aide',
)

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
