import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Refus } from '../socle/refus.ts'
import { lireCourrielDe } from './acteurs.sql.ts'
import { lireInvitation } from './invitation.sql.ts'
import { type Invitation, LIEN_INCONNU, type ObjetDInvitation, refusDuLien } from './invitation.ts'
import { lirePersonne } from './personne.sql.ts'
import type { Visite } from './visite.http.ts'

export type LienOuvert =
  | { readonly ok: true; readonly jeton: string; readonly invitation: Invitation; readonly par: Acteur }
  | { readonly ok: false; readonly refus: Refus }

/**
 * Le lien que cette requête ouvre, et la personne à qui il est : celle de l'adresse où il a été reçu. Elle agit en
 * porteur sans organisme ; si Palier ne la connaît pas encore, elle reçoit un identifiant qui ne dit rien d'elle, car le journal le
 * gardera. Une autre personne connectée n'en fait rien.
 */
export const ouvrirLien = async (c: Context<Visite>, base: Kysely<unknown>, objet: ObjetDInvitation): Promise<LienOuvert> => {
  const jeton = c.req.param('jeton') ?? ''
  const invitation = await lireInvitation(base, empreinte(jeton))
  if (invitation === undefined) return { ok: false, refus: LIEN_INCONNU }
  const connecte = c.get('acteur')
  const courriel = connecte === undefined ? invitation.courriel : ((await lireCourrielDe(base, connecte.id)) ?? '')
  const [refus] = refusDuLien(invitation, objet, courriel, c.get('recuLe'))
  if (refus !== undefined) return { ok: false, refus }
  const connu = await lirePersonne(base, invitation.courriel)
  const par: Acteur = {
    id: connu?.id ?? crypto.randomUUID(),
    nom: connu?.nom ?? invitation.nom,
    role: 'porteur',
    organismes: [],
    droits: {},
    fonctions: [],
  }
  return { ok: true, jeton, invitation, par }
}
