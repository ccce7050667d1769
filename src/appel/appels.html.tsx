import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Instant } from '../socle/temps.ts'
import type { Appel } from './appel.ts'
import { direFenetre, type Fenetre, fenetreDeLAppel } from './fenetre.ts'

/** La liste des appels publiés : ce qui est ouvert, et jusqu'à quand. */
export const PageAppels = ({ cadre, appels, le }: { readonly cadre: Cadre; readonly appels: readonly Appel[]; readonly le: Instant }) => (
  <Page cadre={cadre} titre="Les appels à projets">
    <p>Chaque appel dit qui peut demander, ce qui est financé et jusqu’à quand. Lire un appel ne demande pas de compte.</p>
    <Tableau
      legende="Appels publiés"
      cle={(a) => a.code}
      lignes={appels}
      colonnes={[
        { titre: 'Appel', cellule: (a) => <a href={`/appels/${a.code}`}>{a.titre}</a> },
        { titre: 'Agence', cellule: (a) => a.agence.nom },
        { titre: 'Dépôts', cellule: (a) => <EtatDesDepots fenetre={fenetreDeLAppel(a, le)} /> },
        { titre: 'Clôture', cellule: (a) => direFenetre(fenetreDeLAppel(a, le), a.fuseau, le) },
      ]}
      vide={<p>Un appel paraîtra ici dès que son agence l’aura publié. Revenez le voir, ou écrivez à votre agence régionale de santé.</p>}
    />
  </Page>
)

const EtatDesDepots = ({ fenetre }: { readonly fenetre: Fenetre }) => {
  if (fenetre.etat === 'ouverte') return <Etiquette ton="succes">Ouvert</Etiquette>
  return fenetre.etat === 'a-venir' ? <Etiquette ton="information">À venir</Etiquette> : <Etiquette ton="neutre">Clos</Etiquette>
}
