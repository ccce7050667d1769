import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'

/** Pourquoi une demande n'a pas été traitée : avant toute page, ou par notre faute. */
export type Arret = 'panne' | 'trop-gros' | 'd-ailleurs' | 'heure'

/** Ce qui s'est passé, ce qui est gardé, ce qu'il faut faire. Rien de la cause d'une panne n'est montré. */
export const PageArret = ({ cadre, arret }: { readonly cadre: Cadre | undefined; readonly arret: Arret }) => (
  <Page cadre={cadre ?? SANS_CADRE} titre={DITS[arret].titre}>
    {DITS[arret].phrases.map((phrase) => (
      <p key={phrase}>{phrase}</p>
    ))}
    <p>
      <a className="fr-btn" href="/">
        Revenir à l’accueil
      </a>
    </p>
  </Page>
)

const SANS_CADRE: Cadre = { agence: 'Agences régionales de santé', menu: [], conformite: 'partielle' }

const DITS: Readonly<Record<Arret, { readonly titre: string; readonly phrases: readonly string[] }>> = {
  panne: {
    titre: 'La page n’a pas pu être préparée',
    phrases: [
      'La panne vient de nous. Votre dernier acte n’a pas été enregistré ; ce qui l’était avant est gardé.',
      'Revenez en arrière et recommencez dans quelques minutes. Si cela se répète, écrivez au contact de l’appel.',
    ],
  },
  'trop-gros': {
    titre: 'Votre envoi est trop gros',
    phrases: [
      'Il dépasse 60\u00a0Mo : rien n’en a été enregistré ; ce qui l’était avant est gardé.',
      'Revenez en arrière, envoyez moins de fichiers à la fois, ou réduisez leurs images.',
    ],
  },
  'd-ailleurs': {
    titre: 'Cette demande n’est pas venue d’une page de Palier',
    phrases: [
      'Votre navigateur l’a envoyée depuis un autre site, ou sans dire d’où : rien n’a été modifié.',
      'Ouvrez Palier dans votre navigateur, puis recommencez depuis sa page.',
    ],
  },
  heure: {
    titre: 'Palier s’arrête un instant',
    phrases: [
      'L’heure de ce serveur s’est écartée de celle de la base : il ne peut plus dater un dépôt. Rien n’a été modifié.',
      'Revenez en arrière et recommencez dans une minute.',
    ],
  },
}
