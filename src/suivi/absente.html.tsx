import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { connexionPour } from '../plateforme/session/retour.ts'

/** La page qui n'existe pas, ou pas pour cette personne : les deux se disent de la même façon. */
export const PageAbsente = ({
  cadre,
  connecte,
  retour,
}: {
  readonly cadre: Cadre
  readonly connecte: 'oui' | 'non'
  /** Où revenir une fois connecté : la page demandée. */
  readonly retour: string
}) => (
  <Page cadre={cadre} titre="Cette page n’est pas disponible">
    <p>
      {connecte === 'oui'
        ? 'Elle n’existe pas, ou ne vous est pas ouverte avec ce rôle. Rien n’a été modifié.'
        : 'Elle n’existe pas, ou demande d’être connecté. Rien n’a été modifié.'}
    </p>
    <p>
      <a className="fr-btn" href={connecte === 'oui' ? '/' : connexionPour(retour)}>
        {connecte === 'oui' ? 'Revenir à ma journée' : 'Se connecter'}
      </a>
    </p>
  </Page>
)
