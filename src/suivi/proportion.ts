/** « Douze sur trente ». */
export type Proportion = { readonly nombre: number; readonly sur: number }

/** En dessous, un nombre ne dit rien que le hasard n'explique : il se montre, sans taux ni conclusion. */
export const SEUIL = 5

/** Entre quoi tomberait la vraie part, à 95 % (intervalle de Wilson, qui tient aussi près de 0 et de 1) ; rien sous le seuil. */
export const intervalleDe = ({ nombre, sur }: Proportion): { readonly bas: number; readonly haut: number } | undefined => {
  if (sur < SEUIL) return undefined
  const part = nombre / sur
  const z2 = Z * Z
  const centre = (part + z2 / (2 * sur)) / (1 + z2 / sur)
  const marge = (Z / (1 + z2 / sur)) * Math.sqrt((part * (1 - part)) / sur + z2 / (4 * sur * sur))
  // Une part de 0 ou de 1 est sa propre borne, que l'arrondi dépasserait.
  return { bas: nombre === 0 ? 0 : centre - marge, haut: nombre === sur ? 1 : centre + marge }
}
const Z = 1.959964

/** Ce qu'un groupe permet de dire de lui, à côté de tous les autres. */
export type Constat = 'trop-peu' | 'comme-les-autres' | 'plus-souvent' | 'moins-souvent'

/**
 * Un groupe s'écarte des autres quand l'intervalle de ce qui les sépare (Newcombe, tiré des deux intervalles de Wilson) laisse zéro dehors :
 * le groupe comme le reste peuvent être petits.
 */
export const comparer = (groupe: Proportion, ensemble: Proportion): Constat => {
  const autres = { nombre: ensemble.nombre - groupe.nombre, sur: ensemble.sur - groupe.sur }
  const [sien, leur] = [intervalleDe(groupe), intervalleDe(autres)]
  if (sien === undefined || leur === undefined) return 'trop-peu'
  const [part, autre] = [groupe.nombre / groupe.sur, autres.nombre / autres.sur]
  if (part - autre > Math.hypot(part - sien.bas, leur.haut - autre)) return 'plus-souvent'
  return autre - part > Math.hypot(sien.haut - part, autre - leur.bas) ? 'moins-souvent' : 'comme-les-autres'
}

/** « 40 % (entre 25 % et 58 %) » ; sous le seuil, ce qu'il faut en penser. */
export const direPart = (p: Proportion): string => {
  const i = intervalleDe(p)
  return i === undefined ? TROP_PEU : `${enPourCent(p.nombre / p.sur)} (entre ${enPourCent(i.bas)} et ${enPourCent(i.haut)})`
}
export const TROP_PEU = 'Trop peu de dossiers pour conclure'

const enPourCent = (part: number): string => `${Math.round(part * 100)}\u00a0%`
