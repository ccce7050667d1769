import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Le jeton d'un formulaire : lié à la session (ou au visiteur anonyme), infalsifiable sans le secret. Il nomme aussi la personne à qui
 * la page a été montrée : quand sa session s'est refermée, on sait encore de qui vient la saisie.
 */
export const jetonDe = (secret: string, session: string, personne: string | undefined): string => {
  const lien = sceau(secret, `formulaire:${session}`)
  return personne === undefined ? lien : [lien, sceau(secret, `auteur:${lien}:${personne}`), personne].join('~')
}

export const estJeton = (secret: string, session: string, recu: unknown): boolean =>
  typeof recu === 'string' && sontEgaux(recu.split('~')[0] ?? '', sceau(secret, `formulaire:${session}`))

/** La personne à qui un formulaire a été montré, même si sa session n'est plus ; `undefined` : personne, ou un jeton qui n'est pas de nous. */
export const auteurDe = (secret: string, recu: unknown): string | undefined => {
  const [lien = '', preuve = '', ...reste] = typeof recu === 'string' ? recu.split('~') : []
  const personne = reste.join('~')
  return personne !== '' && sontEgaux(preuve, sceau(secret, `auteur:${lien}:${personne}`)) ? personne : undefined
}

const sceau = (secret: string, texte: string): string => createHmac('sha256', secret).update(texte).digest('base64url')

const sontEgaux = (a: string, b: string): boolean => {
  const [donne, attendu] = [Buffer.from(a), Buffer.from(b)]
  return donne.length === attendu.length && timingSafeEqual(donne, attendu)
}
