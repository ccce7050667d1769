import { Hono } from 'hono'
import type { ReactNode } from 'react'
import type { Visite } from '../acteurs/visite.http.ts'
import { Page, rendre } from '../plateforme/dsfr/page.html.tsx'

type Information = { readonly chemin: string; readonly titre: string; readonly texte: ReactNode }

const INFORMATIONS: readonly Information[] = [
  {
    chemin: '/accessibilite',
    titre: 'Accessibilité : partiellement conforme',
    texte: (
      <>
        <p>
          Les pages sont contrôlées par un outil automatique, au clavier, sur un écran de 360 points et à un grossissement de 400 %. Aucun
          audit complet n’a encore été fait : la conformité est donc partielle.
        </p>
        <p>Si une page vous arrête, écrivez au contact de l’appel : une réponse vous sera donnée par un autre moyen.</p>
      </>
    ),
  },
  {
    chemin: '/mentions-legales',
    titre: 'Mentions légales',
    texte: (
      <>
        <p>
          Cette plateforme est exploitée par l’agence régionale de santé de l’appel et par son opérateur. Son code est libre, sous licence
          Apache 2.0.
        </p>
        <p>
          Les données d’un dossier servent à son examen, à son suivi et à son contrôle. Les constats d’audit sont chiffrés, et chacune de
          leurs lectures est gardée.
        </p>
      </>
    ),
  },
  {
    chemin: '/plan-du-site',
    titre: 'Plan du site',
    texte: (
      <ul>
        <li>
          <a href="/">Accueil et journée</a>
        </li>
        <li>
          <a href="/appels">Appels</a>
        </li>
        <li>
          <a href="/dossiers">Dossiers</a>
        </li>
        <li>
          <a href="/compte">Mon compte</a>
        </li>
        <li>
          <a href="/connexion">Se connecter</a>
        </li>
        <li>
          <a href="/donnees-personnelles">Données personnelles</a>
        </li>
      </ul>
    ),
  },
]

/** Les pages que tout site public doit. */
export const pagesDInformation = (): Hono<Visite> =>
  INFORMATIONS.reduce(
    (app, i) =>
      app.get(i.chemin, (c) =>
        c.html(
          rendre(
            <Page cadre={c.get('cadre')} titre={i.titre}>
              {i.texte}
            </Page>,
          ),
        ),
      ),
    new Hono<Visite>(),
  )
