import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'

export type PourTropTard = {
  readonly cadre: Cadre
  readonly dossier: string
  readonly etat: 'depose' | 'retire'
  /** Ce qui vient d'être envoyé, par nom de champ ; un fichier n'y est pas. */
  readonly ecrits: readonly { readonly nom: string; readonly valeur: string }[]
}

/** Le dossier s'est fermé pendant qu'on écrivait, sur un autre appareil ou par un collègue : rien n'y entre, rien n'est perdu. */
export const PageTropTard = ({ cadre, dossier, etat, ecrits }: PourTropTard) => (
  <Page
    cadre={cadre}
    titre={etat === 'retire' ? 'Ce dossier a été retiré' : 'Ce dossier est déjà déposé'}
    fil={[
      { texte: 'Dossiers', href: '/dossiers' },
      { texte: `Dossier ${dossier}`, href: `/dossiers/${dossier}` },
    ]}
  >
    <p>Ce que vous venez d’envoyer n’y est pas entré : il s’est fermé pendant que vous écriviez. Ce qu’il contenait n’a pas changé.</p>
    {etat === 'depose' && (
      <p>
        {'Si l’agence doit le savoir, '}
        <a href={`/dossiers/${dossier}/messages`}>écrivez-lui dans le dossier</a>.
      </p>
    )}
    {ecrits.length > 0 && <h2>Ce que vous aviez écrit, à copier</h2>}
    {ecrits.length > 0 && <Resume faits={ecrits.map(({ nom, valeur }) => ({ nom: nom.replaceAll(/[._-]+/g, ' '), valeur }))} />}
    <p>
      <a className="fr-btn" href={`/dossiers/${dossier}`}>
        Voir le dossier
      </a>
    </p>
  </Page>
)
