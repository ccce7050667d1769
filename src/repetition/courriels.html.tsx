import { nomsDesPieces } from '../plateforme/courriel/corps.ts'
import type { CourrielEcrit } from '../plateforme/courriel/courriel.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direInstant } from '../socle/temps.ts'

const FIL = [{ texte: 'Bac à sable', href: '/bac-a-sable' }]

export const PageCourriels = ({ cadre, courriels }: { readonly cadre: Cadre; readonly courriels: readonly CourrielEcrit[] }) => (
  <Page cadre={cadre} titre="Courriels du bac à sable" fil={FIL}>
    <Tableau
      legende="Les cent derniers"
      cle={(c) => c.id.toString()}
      vide="Aucun courriel n’a encore été écrit : déposez un dossier pour en voir un."
      lignes={courriels}
      colonnes={[
        { titre: 'Objet', cellule: (c) => <a href={`/bac-a-sable/courriels/${c.id}`}>{c.objet}</a> },
        { titre: 'À', cellule: (c) => c.a },
        { titre: 'Le', cellule: (c) => direInstant(c.le, 'Europe/Paris') },
        { titre: 'Joint', cellule: direPieces },
      ]}
    />
  </Page>
)

export const PageCourriel = ({
  cadre,
  courriel,
  texte,
}: {
  readonly cadre: Cadre
  readonly courriel: CourrielEcrit
  readonly texte: string
}) => (
  <Page cadre={cadre} titre={courriel.objet} fil={[...FIL, { texte: 'Courriels', href: '/bac-a-sable/courriels' }]}>
    <Resume
      faits={[
        { nom: 'De', valeur: courriel.signe ?? 'Palier' },
        { nom: 'À', valeur: courriel.a },
        { nom: 'Le', valeur: direInstant(courriel.le, 'Europe/Paris') },
        { nom: 'Joint', valeur: direPieces(courriel) },
      ]}
    />
    <pre className="palier-courriel">{texte}</pre>
    <p>
      <a href={`/bac-a-sable/courriels/${courriel.id}/html`}>Le voir mis en page, comme dans une messagerie</a>
    </p>
  </Page>
)

const direPieces = (c: CourrielEcrit): string => nomsDesPieces(c).join(', ') || 'Rien'
