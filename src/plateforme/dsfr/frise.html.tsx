import type { ReactNode } from 'react'
import { jamais } from '../../socle/resultat.ts'

export type Etape = {
  readonly titre: string
  readonly etat: 'faite' | 'en-cours' | 'a-venir'
  /** La date dite en mots, ou l'échéance. */
  readonly quand?: string | undefined
  readonly detail?: ReactNode
}

/** La vie d'un dossier ou d'un appel, étape par étape. */
export const Frise = ({ etapes }: { readonly etapes: readonly Etape[] }) => (
  <ol className="palier-frise">
    {etapes.map(({ titre, etat, quand, detail }) => (
      <li key={`${titre} ${quand ?? ''}`} className={`palier-frise-${etat}`} aria-current={etat === 'en-cours' ? 'step' : undefined}>
        <p className="fr-text--bold">
          {titre} <span className="fr-sr-only">{direEtat(etat)}</span>
        </p>
        {quand !== undefined && <p className="fr-text--sm">{quand}</p>}
        {detail}
      </li>
    ))}
  </ol>
)

const direEtat = (etat: Etape['etat']): string => {
  switch (etat) {
    case 'faite':
      return '(étape faite)'
    case 'en-cours':
      return '(étape en cours)'
    case 'a-venir':
      return '(étape à venir)'
    default:
      return jamais(etat)
  }
}
