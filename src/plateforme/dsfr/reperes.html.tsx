import { Alert } from '@codegouvfr/react-dsfr/Alert'
import { Badge } from '@codegouvfr/react-dsfr/Badge'
import type { ReactNode } from 'react'
import { direMontant, type Montant as Somme } from '../../socle/montant.ts'

export type Ton = 'neutre' | 'information' | 'succes' | 'attention' | 'erreur'

/** Un état en deux ou trois mots ; l'icône dit le ton à qui ne voit pas la couleur. */
export const Etiquette = ({ ton, children }: { readonly ton: Ton; readonly children: string }) =>
  ton === 'neutre' ? (
    <Badge as="span">{children}</Badge>
  ) : (
    <Badge as="span" severity={GRAVITES[ton]}>
      {children}
    </Badge>
  )

/** Une chose à savoir avant d'aller plus loin. */
export const Avis = ({
  ton,
  titre,
  children,
}: {
  readonly ton: Exclude<Ton, 'neutre'>
  readonly titre: string
  readonly children?: ReactNode
}) => <Alert as="h2" className="palier-avis" role="status" severity={GRAVITES[ton]} title={titre} description={children ?? ''} />

const GRAVITES = { information: 'info', succes: 'success', attention: 'warning', erreur: 'error' } as const

export type Fait = { readonly nom: string; readonly valeur: ReactNode }

/** Des faits, nom puis valeur, dans l'ordre où on les lit. */
export const Resume = ({ faits }: { readonly faits: readonly Fait[] }) => (
  <dl className="palier-resume">
    {faits.map(({ nom, valeur }) => (
      <div key={nom}>
        <dt>{nom}</dt>
        <dd>{valeur}</dd>
      </div>
    ))}
  </dl>
)

/** Où aller d'ici ; rien quand il n'y a nulle part où aller. */
export const Liens = ({ liens }: { readonly liens: readonly { readonly texte: string; readonly href: string }[] }) =>
  liens.length === 0 ? null : (
    <ul className="palier-actes">
      {liens.map((l) => (
        <li key={l.href}>
          <a className="fr-link" href={l.href}>
            {l.texte}
          </a>
        </li>
      ))}
    </ul>
  )

export type PourquoiProps = {
  /** La clause telle qu'on la cite : « article 4.2 du cahier des charges ». */
  readonly clause: string
  readonly texte: ReactNode
  readonly faits: readonly Fait[]
  /** Ce qui donnerait un autre résultat. */
  readonly changerait?: ReactNode
}

/** À côté d'une règle, d'un refus, d'une note : la clause en clair, les faits retenus, ce qui changerait le résultat. */
export const Pourquoi = ({ clause, texte, faits, changerait }: PourquoiProps) => (
  <details className="palier-pourquoi">
    <summary>Pourquoi ?</summary>
    <div>
      <p>{texte}</p>
      <p className="fr-text--sm">{`Référence : ${clause}`}</p>
      {faits.length > 0 && <Resume faits={faits} />}
      {changerait !== undefined && <p>{changerait}</p>}
    </div>
  </details>
)

/** Une somme, en chiffres de même largeur. */
export const Montant = ({ valeur }: { readonly valeur: Somme }) => <span className="palier-chiffres">{direMontant(valeur)}</span>
