import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import { executer } from '../journal/executer.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Demande, Reponse } from '../plateforme/courriel/reception.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { coteDe } from './message.ts'
import { acteEcrireMessage } from './messages.actes.ts'
import { VISITEUR } from './question.ts'
import { actePoserQuestion } from './questions.actes.ts'

/**
 * Une réponse par courriel entre dans la conversation, ses documents compris, par le même acte que sur la page et avec les mêmes refus.
 * @param ouvrir brouillon compris ; une personne ne répond pas à ce qu'elle ne lit pas
 */
export const recevoirReponse =
  (monde: Monde, ouvrir: Ouvrir) =>
  async (r: Reponse): Promise<Result<'reçue', string>> => {
    const vivant = await voirVivant(monde.base, 'dossier', r.sujet)
    const par = (await lireActeurs(monde.base, r.personne)).find(
      (a) => vivant !== undefined && coteDe(a.role) !== undefined && peutLire(a, vivant) === undefined,
    )
    if (vivant === undefined || par === undefined) return err(FERME)
    if ((await ouvrir(monde, par, 'dossier', vivant.id)) === undefined) return err(FERME)
    const saisie = { texte: r.texte, fichiers: r.pieces }
    const fait = await executer(monde, acteEcrireMessage, { objet: vivant.id, saisie, par, le: monde.maintenant() })
    return fait.ok ? ok('reçue') : err(direRefus(fait.error))
  }

const FERME = 'Vous ne pouvez plus répondre par courriel à ce sujet : connectez-vous pour voir ce que vous pouvez faire.'

/**
 * G-01 : une question à l'adresse de l'appel rejoint le bureau des renseignements, comme celle d'un visiteur : une adresse d'expéditeur
 * ne prouve pas qui écrit.
 */
export const recevoirQuestion = async (monde: Monde, d: Demande): Promise<Result<'reçue', string>> => {
  const saisie = { objet: d.objet.slice(0, OBJET), texte: d.texte, nom: d.de, courriel: d.de }
  const fait = await executer(monde, actePoserQuestion, { objet: d.bureau, saisie, par: VISITEUR, le: monde.maintenant() })
  return fait.ok ? ok('reçue') : err(direRefus(fait.error))
}

/** Le préfixe de l'appel s'y ajoute. */
const OBJET = 450

const direRefus = (tous: readonly Refus[]): string => tous.map((r) => `${r.phrase} ${r.remede}`).join(' ')
