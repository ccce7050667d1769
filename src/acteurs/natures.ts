/** Comment les codes des registres donnent nos natures et nos statuts : `referentiels/natures.v1.yaml`. */
export type Natures = {
  readonly version: number
  /** Catégorie d'établissement FINESS → nature. */
  readonly categories: Readonly<Record<string, string>>
  /** Statut juridique FINESS → nature d'une entité dont on ne connaît aucun établissement ouvert. */
  readonly entites: Readonly<Record<string, string>>
  /** Activité principale de Sirene (NAF) → nature. */
  readonly activites: Readonly<Record<string, string>>
  readonly statuts: readonly { readonly de: number; readonly a: number; readonly statut: string }[]
}

export const statutDe = (natures: Natures, code: string | undefined): string | null => {
  const n = Number(code ?? Number.NaN)
  return natures.statuts.find((s) => n >= s.de && n <= s.a)?.statut ?? null
}

/**
 * La nature d'une personne morale, d'après celles de ses établissements ouverts. Plusieurs établissements médico-sociaux font un organisme
 * gestionnaire ; un hôpital qui gère aussi une maison de retraite reste un établissement sanitaire. Le reste ne se devine pas : `null`.
 */
export const natureDeLEntite = (natures: Natures, statut: string | undefined, sites: readonly (string | null)[]): string | null => {
  if (sites.length === 0) return natures.entites[statut ?? ''] ?? null
  const distinctes = [...new Set(sites)]
  if (distinctes.includes('etablissement-sanitaire')) return 'etablissement-sanitaire'
  const [seule] = distinctes
  if (distinctes.length > 1 || seule === undefined || seule === null) return null
  return seule === 'etablissement-medico-social' && sites.length > 1 ? 'organisme-gestionnaire' : seule
}
