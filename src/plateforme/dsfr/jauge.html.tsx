import { direMontant, type Montant, somme } from '../../socle/montant.ts'

export type Part = { readonly nom: string; readonly montant: Montant }

export type JaugeProps = {
  /** Unique dans la page. */
  readonly id: string
  readonly titre: string
  readonly enveloppe: Montant
  /** Trois au plus, de la plus ferme à la moins ferme : engagé, retenu, demandé. */
  readonly parts: readonly [Part, Part?, Part?]
}

/** Une enveloppe et ce qui l'emplit. La légende, qui porte les sommes, vaut tableau : le dessin se tait pour un lecteur d'écran. */
export const Jauge = ({ id, titre, enveloppe, parts }: JaugeProps) => {
  const presentes = parts.filter((part) => part !== undefined)
  const pris = somme(presentes.map(({ montant }) => montant))
  const echelle = pris > enveloppe ? pris : enveloppe
  return (
    <figure className="palier-jauge">
      <figcaption>{`${titre} : ${direMontant(enveloppe)}`}</figcaption>
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <Trames id={id} />
        <rect className="palier-jauge-fond" width={largeur(enveloppe, echelle)} height={40} />
        {presentes.map(({ nom, montant }, rang) => (
          <rect
            key={nom}
            x={largeur(somme(presentes.slice(0, rang).map((part) => part.montant)), echelle)}
            width={largeur(montant, echelle)}
            height={40}
            fill={rang === 0 ? undefined : `url(#${id}-trame-${rang})`}
            className={rang === 0 ? 'palier-jauge-0' : undefined}
          />
        ))}
        {pris > enveloppe && <Exces limite={largeur(enveloppe, echelle)} />}
      </svg>
      <ul>
        {presentes.map(({ nom, montant }, rang) => (
          <li key={nom} className={`palier-legende-${rang}`}>{`${nom} : ${direMontant(montant)}`}</li>
        ))}
        <li className={pris > enveloppe ? 'palier-legende-exces' : 'palier-legende-fond'}>
          {pris > enveloppe ? `Dépassement : ${direMontant(pris - enveloppe)}` : `Reste : ${direMontant(enveloppe - pris)}`}
        </li>
      </ul>
    </figure>
  )
}

const Exces = ({ limite }: { readonly limite: number }) => (
  <>
    <rect className="palier-jauge-exces" x={limite} width={1000 - limite} height={40} />
    <rect className="palier-jauge-limite" x={limite - 3} width={6} height={40} />
  </>
)

/** En millièmes de la plus grande somme ; une enveloppe nulle et vide n'a pas de largeur. */
const largeur = (montant: Montant, echelle: Montant): number => (echelle === 0n ? 0 : Number((montant * 1000n) / echelle))

/** Hachures et traits : la couleur n'est jamais seule à distinguer. */
const Trames = ({ id }: { readonly id: string }) => (
  <defs>
    <pattern id={`${id}-trame-1`} width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="palier-jauge-clair" width="14" height="14" />
      <rect className="palier-jauge-1" width="8" height="14" />
    </pattern>
    <pattern id={`${id}-trame-2`} width="8" height="40" patternUnits="userSpaceOnUse">
      <rect className="palier-jauge-clair" width="8" height="40" />
      <rect className="palier-jauge-2" width="1.5" height="40" />
    </pattern>
  </defs>
)
