export type FourchetteProps = {
  /** Les bornes de l'échelle, la même pour toutes les lignes d'un tableau. */
  readonly de: number
  readonly a: number
  /** Ce que l'on sait : d'une borne à l'autre, et le milieu ; une barre part du bord et n'a pas de milieu. */
  readonly bas: number
  readonly haut: number
  readonly point?: number | undefined
  /** À quoi le comparer : la même valeur pour toutes les lignes. */
  readonly repere?: number | undefined
}

/** Un intervalle sur une échelle. Le texte des cases voisines vaut tableau : le dessin se tait pour un lecteur d'écran. */
export const Fourchette = ({ de, a, bas, haut, point, repere }: FourchetteProps) => {
  const x = (v: number): number => arrondi(6 + (164 * (Math.min(a, Math.max(de, v)) - de)) / Math.max(Number.EPSILON, a - de))
  return (
    <svg className="palier-etendue palier-fourchette" viewBox="0 0 176 20" aria-hidden="true" focusable="false">
      <rect className="palier-etendue-axe" x={6} y={9.5} width={164} height={1} />
      <rect className="palier-etendue-ecart" x={x(bas)} y={6} width={Math.max(1, arrondi(x(haut) - x(bas)))} height={8} />
      {repere !== undefined && <rect className="palier-fourchette-repere" x={arrondi(x(repere) - 0.75)} y={0} width={1.5} height={20} />}
      {point !== undefined && <circle cx={x(point)} cy={10} r={5} />}
    </svg>
  )
}

const arrondi = (v: number): number => Math.round(v * 100) / 100
