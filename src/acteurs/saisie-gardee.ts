/** Ce qu'une personne tapait : ses champs de texte, dans l'ordre. Ni le jeton, ni les fichiers. */
export type SaisieGardee = {
  readonly chemin: string
  readonly champs: readonly { readonly nom: string; readonly valeur: string }[]
  /** Il y avait un fichier : il est à joindre à nouveau. */
  readonly fichiers: 'oui' | 'non'
}

/** Garde au plus 64 Ko de texte ; au-delà, ou sans aucun texte, rien. */
export const garderDe = (chemin: string, corps: Readonly<Record<string, unknown>>): SaisieGardee | undefined => {
  const dits = Object.entries(corps).flatMap(([nom, v]) => (Array.isArray(v) ? v : [v]).map((valeur) => ({ nom, valeur })))
  const champs = dits.flatMap(({ nom, valeur }) => (nom !== 'jeton' && typeof valeur === 'string' ? [{ nom, valeur }] : []))
  const taille = champs.reduce((n, c) => n + c.nom.length + c.valeur.length, 0)
  if (taille > 64 * 1024 || champs.every((c) => c.valeur.trim() === '')) return undefined
  return { chemin, champs, fichiers: dits.some((d) => typeof d.valeur !== 'string') ? 'oui' : 'non' }
}
