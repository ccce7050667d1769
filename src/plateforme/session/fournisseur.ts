/** Un fournisseur d'identité : comment il s'appelle sur le bouton, et ce qu'il faut lui demander. */
export type Fournisseur = {
  readonly nom: string
  readonly portees: readonly string[]
  readonly parametres: Readonly<Record<string, string>>
}

/** Reconnaît ProConnect et Pro Santé Connect à leur adresse ; les autres parlent le standard. */
export const fournisseurDe = (emetteur: string): Fournisseur => {
  const hote = URL.parse(emetteur)?.hostname ?? ''
  if (/(^|[.-])proconnect\.gouv\.fr$|(^|\.)agentconnect\.gouv\.fr$/.test(hote)) return PROCONNECT
  return /(^|\.)esante\.gouv\.fr$/.test(hote) ? PRO_SANTE_CONNECT : STANDARD
}

const PROCONNECT: Fournisseur = {
  nom: 'ProConnect',
  portees: ['openid', 'given_name', 'usual_name', 'email', 'siret'],
  parametres: { acr_values: 'eidas1' },
}
const PRO_SANTE_CONNECT: Fournisseur = {
  nom: 'Pro Santé Connect',
  portees: ['openid', 'scope_all'],
  parametres: { acr_values: 'eidas1' },
}
const STANDARD: Fournisseur = { nom: 'votre compte professionnel', portees: ['openid', 'profile', 'email'], parametres: {} }
