import { lireActeurs, lireAgentParCourriel } from '../acteurs/acteurs.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { executer } from '../journal/executer.actes.ts'
import type { Demande, Reponse } from '../plateforme/courriel/reception.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Role } from '../vie.ts'
import { acteApporterPrecisions, acteDemanderPrecisions, actePoserQuestion } from './echanges.actes.ts'

/** L'acte qu'est une réponse par courriel, selon qui l'écrit. */
const ACTES: Partial<Readonly<Record<Role, typeof acteApporterPrecisions>>> = {
  porteur: acteApporterPrecisions,
  ars: acteDemanderPrecisions,
  grades: acteDemanderPrecisions,
}

/** Une réponse par courriel entre dans le dossier par le même acte que sur la page, avec les mêmes refus. */
export const recevoirReponse = async (monde: Monde, r: Reponse): Promise<Result<'reçue', string>> => {
  if (r.pieces.length > 0)
    return err('Les documents joints ne sont pas reçus par courriel : répondez sans eux, et déposez-les dans le dossier.')
  for (const par of await lireActeurs(monde.base, r.personne)) {
    const acte = ACTES[par.role]
    if (acte === undefined) continue
    const fait = await executer(monde, acte, { objet: r.sujet, saisie: { texte: r.texte }, par, le: monde.maintenant() })
    return fait.ok ? ok('reçue') : err(direRefus(fait.error))
  }
  return err('Votre rôle ne permet pas de répondre par courriel : écrivez dans le dossier.')
}

/** G-01 : une question à l'adresse de l'appel rejoint le bureau des renseignements, si son auteur est connu comme porteur. */
export const recevoirQuestion = async (monde: Monde, d: Demande): Promise<Result<'reçue', string>> => {
  const agent = await lireAgentParCourriel(monde.base, d.de)
  const acteurs = agent === undefined ? [] : await lireActeurs(monde.base, agent.id)
  const par = acteurs.find((a) => a.role === 'porteur')
  if (par === undefined)
    return err('Cette adresse n’est pas connue. Posez votre question depuis la page de l’appel, après vous être connecté.')
  const saisie = { objet: d.objet, texte: d.texte }
  const fait = await executer(monde, actePoserQuestion, { objet: d.bureau, saisie, par, le: monde.maintenant() })
  return fait.ok ? ok('reçue') : err(direRefus(fait.error))
}

const direRefus = (tous: readonly Refus[]): string => tous.map((r) => `${r.phrase} ${r.remede}`).join(' ')
