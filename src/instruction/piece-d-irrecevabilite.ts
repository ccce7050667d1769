/** La lettre d'une irrecevabilité, désignée dans un courriel par son dossier : « irrecevabilite/ssi-2021-00042 ». */
export const sourceDIrrecevabilite = (dossier: string): string => `irrecevabilite/${dossier}`

export const lireSource = (source: string): string | undefined => /^irrecevabilite\/([a-z0-9-]+)$/.exec(source)?.[1]
