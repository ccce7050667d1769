import { Montant } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Montant as Somme } from '../socle/montant.ts'
import { direInstant, type Instant } from '../socle/temps.ts'
import { type Appel, guichetDe } from './appel.ts'

/** Ce que l'agence publie d'un guichet : les organismes retenus, et eux seuls. */
export type ResultatsPublies = {
  readonly guichet: string
  readonly le: Instant
  readonly retenus: readonly { readonly organisme: string; readonly commune: string; readonly montant: Somme | null }[]
}

export const Resultats = ({ appel, resultats }: { readonly appel: Appel; readonly resultats: readonly ResultatsPublies[] }) =>
  resultats.length === 0 ? null : (
    <>
      <h2 id="resultats">Les résultats</h2>
      {resultats.map((r) => (
        <Tableau
          key={r.guichet}
          legende={`${guichetDe(appel, r.guichet)?.titre ?? r.guichet}, publié le ${direInstant(r.le, appel.fuseau)}`}
          lignes={r.retenus}
          cle={(l) => `${l.organisme} ${l.commune}`}
          vide="Aucun organisme n’est retenu à ce guichet."
          colonnes={[
            { titre: 'Organisme retenu', cellule: (l) => l.organisme },
            { titre: 'Commune', cellule: (l) => l.commune },
            ...(r.retenus.some((l) => l.montant !== null)
              ? [
                  {
                    titre: 'Aide accordée',
                    alignement: 'droite' as const,
                    cellule: (l: ResultatsPublies['retenus'][number]) => (l.montant === null ? '' : <Montant valeur={l.montant} />),
                  },
                ]
              : []),
          ]}
        />
      ))}
    </>
  )
