import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direInstant } from '../socle/temps.ts'
import { direRaison, type NonRemis } from './courriels.ts'

export type PageNonRemisProps = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly lignes: readonly NonRemis[]
  readonly dossier: string | undefined
  readonly page: number
  readonly pages: number
  readonly fuseau: string
}

/** Les courriels qui ne sont pas arrivés : à qui, pourquoi, et ce qu'on peut y faire. */
export const PageNonRemis = (p: PageNonRemisProps) => (
  <Page cadre={p.cadre} titre="Courriels non remis" fil={[{ texte: 'Dossiers', href: '/dossiers' }]}>
    <p>
      Prévenez la personne autrement, par téléphone par exemple, puis classez le courriel. Si son adresse a été corrigée, ou si la boîte est
      de nouveau ouverte, renvoyez-le : il part à l’adresse qu’elle a aujourd’hui.
    </p>
    {p.dossier !== undefined && (
      <p>
        {`Ceux du dossier ${p.dossier}. `}
        <a href="/courriels-non-remis">Voir ceux de tous les dossiers</a>
      </p>
    )}
    <Tableau
      legende="Du plus récent au plus ancien"
      cle={(c) => c.id.toString()}
      vide="Tous les courriels sont arrivés. Ceux qui reviendront se liront ici."
      lignes={p.lignes}
      colonnes={[
        { titre: 'Objet', cellule: (c) => c.objet },
        { titre: 'À', cellule: (c) => (c.nom === null ? c.a : `${c.nom} (${c.a})`) },
        { titre: 'Dossier', cellule: (c) => (c.dossier === null ? 'Aucun' : <a href={`/dossiers/${c.dossier}`}>{c.dossier}</a>) },
        { titre: 'Depuis', cellule: (c) => direInstant(c.depuis, p.fuseau) },
        { titre: 'Ce qui s’est passé', cellule: direEchec },
        { titre: 'Que faire', cellule: (c) => <Gestes courriel={c} jeton={p.jeton} /> },
      ]}
    />
    <Pagination
      page={p.page}
      pages={p.pages}
      adresse={(n) => `/courriels-non-remis?page=${n}${p.dossier === undefined ? '' : `&dossier=${p.dossier}`}`}
    />
  </Page>
)

/** Rien s'il n'y en a pas. */
export const AvisNonRemis = ({ nombre, href }: { readonly nombre: number; readonly href: string }) =>
  nombre === 0 ? null : (
    <Avis ton="attention" titre={nombre === 1 ? 'Un courriel n’a pas été remis' : `${nombre} courriels n’ont pas été remis`}>
      <a href={href}>Voir à qui, et que faire</a>
    </Avis>
  )

const direEchec = ({ etat, echec }: NonRemis) => (
  <div>
    <Etiquette ton={etat === 'non-remis' ? 'erreur' : 'attention'}>{etat === 'non-remis' ? 'Non remis' : 'Peut-être parti'}</Etiquette>
    {` ${direRaison(echec ?? '')}`}
  </div>
)

const Gestes = ({ courriel: c, jeton }: { readonly courriel: NonRemis; readonly jeton: string }) => (
  <form method="post" action={`/courriels-non-remis/${c.id}`} className="palier-boutons">
    <input type="hidden" name="jeton" value={jeton} />
    <button
      type="submit"
      name="geste"
      value="renvoyer"
      className="fr-btn fr-btn--sm fr-btn--secondary"
      aria-label={`Renvoyer « ${c.objet} »`}
    >
      Renvoyer
    </button>
    <button type="submit" name="geste" value="classer" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-label={`Classer « ${c.objet} »`}>
      Classer
    </button>
  </form>
)
