export type EtendueProps = {
  /** Les bornes de l'échelle. */
  readonly de: number
  readonly a: number
  /** Les notes données, de la plus basse à la plus haute. */
  readonly notes: readonly number[]
}

/** Des notes sur leur échelle, et ce qui les sépare. Le texte à côté vaut tableau : le dessin se tait pour un lecteur d'écran. */
export const Etendue = ({ de, a, notes }: EtendueProps) => {
  const x = (note: number): number => 6 + (88 * (note - de)) / Math.max(1, a - de)
  const [bas, haut] = [notes[0], notes.at(-1)]
  return (
    <svg className="palier-etendue" viewBox="0 0 100 16" aria-hidden="true" focusable="false">
      <rect className="palier-etendue-axe" x={6} y={7} width={88} height={2} />
      {bas !== undefined && haut !== undefined && (
        <rect className="palier-etendue-ecart" x={x(bas)} y={5} width={x(haut) - x(bas)} height={6} />
      )}
      {[...new Set(notes)].map((note) => (
        <circle key={note} cx={x(note)} cy={8} r={5} />
      ))}
    </svg>
  )
}
