import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import type { Suivi } from './rappels.ts'

/** Arrêter les rappels, sans se connecter. Un bouton, et non le lien seul : des messageries ouvrent les liens d'avance. */
export const PageRappels = ({ cadre, jeton, suivi }: { readonly cadre: Cadre; readonly jeton: string; readonly suivi: Suivi }) => (
  <Page cadre={cadre} titre={`Rappels du dossier ${suivi.dossier}`}>
    {suivi.arreteLe === null ? (
      <Formulaire
        action={`/rappels/${suivi.cle}`}
        jeton={jeton}
        bouton="Arrêter les rappels"
        suite="Vous ne recevrez plus de rappel de clôture pour ce dossier. Votre brouillon reste gardé, et les autres courriels continuent."
      />
    ) : (
      <Avis ton="succes" titre="Les rappels sont arrêtés">
        <p>Vous ne recevrez plus de rappel de clôture pour ce dossier. Votre brouillon est gardé : vous pouvez encore le déposer.</p>
      </Avis>
    )}
  </Page>
)
