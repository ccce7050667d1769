import { z } from 'zod'
import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { peutLire } from '../acteurs/habilitation.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { executer } from '../journal/executer.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { type Acteur, type Vivant, vers } from '../journal/objet.ts'
import { type Fichier, fichiers, texteLong } from '../plateforme/saisie/champs.zod.ts'
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
  decider: async (base, s, { objet, par }) => {
    const cote = coteDe(par.role)
    const { tous } = await compterMessages(base, objet.id, { id: par.id, cote })
    const recus = s.fichiers.map((f) => ({ ...f, taille: f.octets.length, empreinte: empreinte(f.octets) }))
    const decision = ecrireUnMessage(cote, objet.etat === 'brouillon' && tous === 0 ? 'muette' : 'ouverte', recus)
    return decision.ok ? ok({ ...decision.value, texte: s.texte }) : decision
  },
  ecrire: async (base, fait, { objet, par, le, monde }) => {
    for (const f of fait.fichiers) await monde.fichiers.ecrire(f.empreinte, f.octets)
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

/** Une réponse faite par courriel : `personne` est l'agent qui l'a envoyée. */
export type ReponseParCourriel = {
  readonly dossier: string
  readonly personne: string
  readonly texte: string
  readonly pieces: readonly Fichier[]
}

/**
 * Reçoit une réponse par courriel dans la conversation, comme si elle y avait été écrite.
 * @param cache ce qu'une étape à venir cache à une personne (le déport) : elle ne répond pas à ce qu'elle ne lit pas
 */
export const recevoirCourriel =
  (monde: Monde, cache: (monde: Monde, acteur: Acteur, vivant: Vivant) => Promise<boolean>) =>
  async ({ dossier, personne, texte, pieces }: ReponseParCourriel): Promise<'recue' | 'refusee'> => {
    const vivant = await voirVivant(monde.base, 'dossier', dossier)
    if (vivant === undefined) return 'refusee'
    const par = (await lireActeurs(monde.base, personne)).find((a) => coteDe(a.role) !== undefined && peutLire(a, vivant) === undefined)
    if (par === undefined || (par.role !== 'porteur' && vivant.etat !== 'brouillon' && (await cache(monde, par, vivant)))) return 'refusee'
    const demande = { objet: dossier, saisie: { texte, fichiers: pieces }, par, le: monde.maintenant() }
    return (await executer(monde, acteEcrireMessage, demande)).ok ? 'recue' : 'refusee'
  }
