import type { ReactNode } from 'react'
import { direFenetre, fenetreDe } from '../appel/fenetre.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Instant } from '../socle/temps.ts'
import type { Acces } from './acces.ts'
import type { DossierLu } from './dossier-lu.ts'
import { direPartie, type Partie, partiesDe } from './parties.ts'

export type DansLeDossier = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly lu: DossierLu
  readonly acces: Acces
  readonly le: Instant
  /** Ce que la page dit de l'enregistrement. */
  readonly enregistrement: string
}

/** Une page du brouillon : où l'on est, pour quand, ce qui est gardé ; à gauche les parties, à droite une seule chose. */
export const PageDuBrouillon = ({
  cadre,
  lu,
  acces,
  le,
  enregistrement,
  titre,
  ici,
  erreurs,
  ilots,
  children,
}: DansLeDossier & {
  readonly titre: string
  /** Le chemin de la partie en cours : `sections/audit`, `pieces`… */
  readonly ici: string
  readonly erreurs: number
  readonly ilots?: readonly string[]
  readonly children: ReactNode
}) => {
  const { dossier, appel, guichet } = lu
  return (
    <Page
      cadre={cadre}
      titre={titre}
      erreurs={erreurs}
      ilots={ilots}
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${dossier.id}`, href: `/dossiers/${dossier.id}` },
      ]}
    >
      <Resume
        faits={[
          { nom: 'Dossier', valeur: `${dossier.id}, ${dossier.organisme.nom} : brouillon, que votre équipe seule lit` },
          { nom: 'Dépôts', valeur: direFenetre(fenetreDe(guichet, appel.fuseau, le), appel.fuseau, le) },
        ]}
      />
      <div className="palier-deux">
        <Parties parties={partiesDe(lu)} ici={ici} dossier={dossier.id} />
        <div>
          <p className="palier-enregistre" role="status">
            {enregistrement}
          </p>
          {acces.droit === 'lire' ? (
            <>
              <Avis ton="information" titre="Vous lisez ce brouillon sans le remplir">
                <p>{`Peuvent le remplir : ${acces.ecrivent}. Demandez-leur.`}</p>
              </Avis>
              <fieldset disabled className="palier-lecture">
                {children}
              </fieldset>
            </>
          ) : (
            children
          )}
        </div>
      </div>
    </Page>
  )
}

const Parties = ({ parties, ici, dossier }: { readonly parties: readonly Partie[]; readonly ici: string; readonly dossier: string }) => (
  <nav aria-label="Parties du dossier" className="palier-parties">
    <ol>
      {parties.map((p) => (
        <li key={p.chemin}>
          <a href={`/dossiers/${dossier}/${p.chemin}`} aria-current={p.chemin === ici ? 'page' : undefined}>
            {p.titre}
          </a>{' '}
          <span className="fr-text--sm">{direPartie(p)}</span>
        </li>
      ))}
    </ol>
  </nav>
)
