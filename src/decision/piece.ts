/** La lettre d'une décision, désignée dans un courriel par son dossier et son rang : « decision/ssi-2021-00042/1 ». */
export const sourceDe = (dossier: string, rang: number): string => `decision/${dossier}/${rang}`

export const lireSource = (source: string): { readonly dossier: string; readonly rang: number } | undefined => {
  const [, dossier, rang] = /^decision\/([a-z0-9-]+)\/(\d+)$/.exec(source) ?? []
  return dossier === undefined ? undefined : { dossier, rang: Number(rang) }
}
