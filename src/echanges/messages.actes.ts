import { z } from 'zod'
import { type Arrive, abandonner, accueillir, ranger } from '../appel/fichiers.actes.ts'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { fichiers, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import { ecrireUnMessage } from './ecrire.ts'
import { coteDe } from './message.ts'
import { compterMessages, ecrireMessage } from './messages.sql.ts'

/** Le porteur et l'agence se parlent dans le dossier, fichiers compris. */
export const acteEcrireMessage = acte({
  nom: 'ecrire-message',
  genre: 'dossier',
  titre: 'Envoyer le message',
  suite: 'La personne qui le lit est prévenue par courriel ; le message reste dans le dossier.',
  saisie: z.object({ texte: texteLong('Message'), fichiers: fichiers('Fichiers') }),
  decider: async (base, s, { objet, par, monde }) => {
    const cote = coteDe(par.role)
    const { tous } = await compterMessages(base, objet.id, { id: par.id, cote })
    const arrives: Arrive[] = []
    for (const f of s.fichiers) arrives.push(await accueillir(base, monde, f))
    const decision = ecrireUnMessage(cote, objet.etat === 'brouillon' && tous === 0 ? 'muette' : 'ouverte', arrives)
    if (!decision.ok) await abandonner(monde, arrives)
    return decision.ok ? ok({ ...decision.value, texte: s.texte, arrives }) : decision
  },
  ecrire: async (base, { arrives, ...fait }, { objet, par, le, monde }) => {
    await ranger(base, monde, arrives)
    const message = await ecrireMessage(base, objet.id, { ...fait, genre: 'message', par: par.id, le })
    return [vers(objet, objet.etat, { message, fichiers: fait.fichiers.map(({ nom, empreinte: e }) => ({ nom, empreinte: e })) })]
  },
})

/** Les trois messages qui ont leur propre acte ne diffèrent que par leur auteur et leur genre. */
const message = (nom: string, titre: string, suite: string, genre: 'precisions' | 'reponse' | 'aide') =>
  acte({
    nom,
    genre: 'dossier',
    titre,
    suite,
    saisie: z.object({ texte: texteLong('Message') }),
    decider: async (_base, s) => ok(s),
    ecrire: async (base, fait, { objet, par, le }) => {
      await ecrireMessage(base, objet.id, { ...fait, genre, cote: coteDe(par.role) ?? 'agence', par: par.id, le, fichiers: [] })
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
