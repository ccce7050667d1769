import { Frise } from '../plateforme/dsfr/frise.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant, type Instant } from '../socle/temps.ts'
import type { DossierLu } from './dossier-lu.ts'
import type { Grave } from './grave.ts'
import { direOrigine } from './recueil.ts'
import { enGroupes, engagementsDus, suitesDe } from './suites.ts'

export type PourRecu = {
  readonly cadre: Cadre
  readonly lu: DossierLu
  readonly le: Instant
  readonly depot: Grave
}

/** Le reçu : la tranquillité d'une enveloppe tamponnée. */
export const PageRecu = ({ cadre, lu, le, depot }: PourRecu) => {
  const { dossier, appel, guichet } = lu
  const dus = engagementsDus(lu, depot.le, le)
  return (
    <Page
      cadre={cadre}
      titre="Votre dossier est déposé"
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${dossier.id}`, href: `/dossiers/${dossier.id}` },
      ]}
    >
      <div className="palier-tampon">
        <p>Numéro du dossier</p>
        <p className="palier-numero">{dossier.id}</p>
        <p>{`Reçu le ${direInstant(depot.le, appel.fuseau)}`}</p>
      </div>
      <p className="palier-boutons">
        <a className="fr-btn" href={`/dossiers/${dossier.id}/recu.pdf`}>
          Télécharger le reçu (PDF)
        </a>
        <a className="fr-btn fr-btn--secondary" href={`/dossiers/${dossier.id}`}>
          Voir le dossier
        </a>
      </p>
      <Resume
        faits={[
          { nom: 'Organisme', valeur: dossier.organisme.nom },
          { nom: 'Appel', valeur: appel.titre },
          { nom: 'Demande', valeur: guichet.titre },
          { nom: 'Reçu par', valeur: appel.agence.nom },
          ...(depot.recueil === null ? [] : [{ nom: 'Origine', valeur: direOrigine(depot.recueil, appel.fuseau) }]),
        ]}
      />
      <h2>Et maintenant</h2>
      <Frise etapes={suitesDe(lu, depot.le)} />
      <p>Vous n’avez rien d’autre à faire. Chaque étape vous est annoncée par courriel.</p>
      {dus.length > 0 && (
        <>
          <h2>Ce à quoi vous vous êtes engagés</h2>
          <ul>
            {dus.map((e) => (
              <li key={e.texte}>
                {e.texte}
                <strong className="palier-verdict">{e.quand}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {depot.instantane.pieces.length > 0 && (
        <>
          <h2>Vos pièces</h2>
          <p>Chaque fichier a son empreinte (SHA-256) : elle prouve que c’est bien lui que nous avons reçu.</p>
          <ul>
            {depot.instantane.pieces.map((p) => (
              <li key={`${p.titre} ${p.empreinte}`}>
                {`${p.titre} : ${p.nom}`}
                <span className="palier-sceau palier-suite">{enGroupes(p.empreinte)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Le sceau de ce dépôt</h2>
      <p>
        Cette suite de signes est calculée sur tout ce que vous avez déposé, au caractère près. Si un seul changeait, elle ne serait plus la
        même : gardez-la avec ce reçu.
      </p>
      <p className="palier-sceau">{enGroupes(depot.empreinte)}</p>
    </Page>
  )
}
