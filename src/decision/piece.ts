/** La lettre d'une décision, désignée dans un courriel par son dossier et son rang : « decision/ssi-2021-00042/1 ». */
export const sourceDe = (dossier: string, rang: number): string => `decision/${dossier}/${rang}`
/** La lettre qui dit qu'elle est caduque : « caducite/ssi-2021-00042/1 ». */
export const sourceDeCaducite = (dossier: string, rang: number): string => `caducite/${dossier}/${rang}`

export const lireSource = (
  source: string,
): { readonly genre: 'decision' | 'caducite'; readonly dossier: string; readonly rang: number } | undefined => {
  const [, genre, dossier, rang] = /^(decision|caducite)\/([a-z0-9-]+)\/(\d+)$/.exec(source) ?? []
  return dossier === undefined ? undefined : { genre: genre === 'caducite' ? 'caducite' : 'decision', dossier, rang: Number(rang) }
}
