/** Une réponse à un courriel que nous avons envoyé, de la personne qui l'a reçu. `pieces` : ses documents joints. */
export type Reponse = {
  readonly sujet: string
  readonly personne: string
  readonly texte: string
  readonly pieces: readonly { readonly nom: string; readonly octets: Uint8Array }[]
}

/** Un courriel à l'adresse d'un bureau, avec l'objet qu'il demande. `objet` : sans ce préfixe. */
export type Demande = { readonly bureau: string; readonly de: string; readonly objet: string; readonly texte: string }

/** Une adresse où l'on écrit de soi-même, et le préfixe d'objet qu'elle impose, s'il y en a un. */
export type Bureau = { readonly code: string; readonly adresse: string; readonly prefixe: string | undefined }

export const memeAdresse = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** « Re: [AAP SSI] Le référent » → « Le référent » ; `undefined` si le préfixe demandé n'y est pas (G-01). */
export const objetSansPrefixe = (objet: string, prefixe: string | undefined): string | undefined => {
  const nu = objet.replace(/^((re|tr|fw|fwd)\s*:\s*)+/i, '').trim()
  if (prefixe === undefined) return nu
  return nu.toLowerCase().startsWith(prefixe.toLowerCase()) ? nu.slice(prefixe.length).trim() : undefined
}
