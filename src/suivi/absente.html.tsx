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
        : 'Elle demande d’être connecté. Rien n’a été modifié.'}
    </p>
    <p>
      <a className="fr-btn" href={connecte === 'oui' ? '/' : connexionPour(retour)}>
        {connecte === 'oui' ? 'Revenir à ma journée' : 'Se connecter'}
      </a>
    </p>
  </Page>
)

/** Une panne de notre côté : ce qui est gardé, ce qu'il faut faire. Rien de la cause n'est montré. */
export const panne = (cadre: Cadre | undefined) => (
  <Page
    cadre={cadre ?? { agence: 'Agences régionales de santé', menu: [], conformite: 'partielle' }}
    titre="La page n’a pas pu être préparée"
  >
    <p>La panne vient de nous. Votre dernier acte n’a pas été enregistré ; ce qui l’était avant est gardé.</p>
    <p>Revenez en arrière et recommencez dans quelques minutes. Si cela se répète, écrivez au contact de l’appel.</p>
    <p>
      <a className="fr-btn" href="/">
        Revenir à l’accueil
      </a>
    </p>
  </Page>
)
