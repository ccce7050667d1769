import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb'
import { Footer } from '@codegouvfr/react-dsfr/Footer'
import { Header } from '@codegouvfr/react-dsfr/Header'
import { Notice } from '@codegouvfr/react-dsfr/Notice'
import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { enDeveloppement, ressource } from './ressources.ts'

export type Lien = { readonly texte: string; readonly href: string }
export type Entree = Lien & { readonly ici: boolean }
export type Conformite = 'non' | 'partielle' | 'totale'

/** Ce que toutes les pages d'une requête partagent : qui parle, à qui, et ce qu'il peut ouvrir. */
export type Cadre = {
  readonly agence: string
  readonly personne?: { readonly nom: string; readonly role: string } | undefined
  readonly menu: readonly Entree[]
  /** Ce que toute page doit dire d'abord : le bac à sable, un arrêt annoncé. */
  readonly bandeau?: { readonly titre: string; readonly texte: ReactNode } | undefined
  readonly conformite: Conformite
}

export type PageProps = {
  readonly cadre: Cadre
  /** Le titre de la page : son unique `h1`, et le titre de l'onglet. */
  readonly titre: string
  /** Les pages qui contiennent celle-ci, de l'accueil à sa voisine. */
  readonly fil?: readonly Lien[] | undefined
  /** Le nombre d'erreurs à corriger : l'onglet les annonce avant le titre. */
  readonly erreurs?: number | undefined
  /** Les modules de navigateur que la page demande : `src/candidature/enregistrement.ilot.ts`. */
  readonly ilots?: readonly string[] | undefined
  /** L'adresse où le navigateur va ensuite de lui-même. */
  readonly puis?: string | undefined
  readonly children: ReactNode
}

const DSFR = 'node_modules/@codegouvfr/react-dsfr/dsfr'
const MARQUE = (
  <>
    République
    <br />
    Française
  </>
)
const ACCUEIL = { href: '/', title: 'Accueil – Palier' }

/** Une page entière, prête à être servie. */
export const rendre = (page: ReactElement): string => `<!doctype html>${renderToStaticMarkup(page)}`

export const Page = (props: PageProps) => (
  <html lang="fr">
    <Tete {...props} />
    <body>
      <Acces menu={props.cadre.menu} />
      <Entete {...props.cadre} />
      {props.cadre.bandeau && (
        <section aria-label="À savoir">
          <Notice id="bandeau" title={props.cadre.bandeau.titre} description={props.cadre.bandeau.texte} />
        </section>
      )}
      <main id="contenu" tabIndex={-1} className="fr-container palier-contenu">
        {props.fil && <Fil fil={props.fil} titre={props.titre} />}
        <h1>{props.titre}</h1>
        {props.children}
      </main>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: ce texte sort de React, qui a déjà échappé ce qu'il porte */}
      <div dangerouslySetInnerHTML={{ __html: pied(props.cadre.agence, props.cadre.conformite) }} />
    </body>
  </html>
)

const Acces = ({ menu }: Pick<Cadre, 'menu'>) => (
  <div id="acces" className="fr-skiplinks">
    <nav className="fr-container" aria-label="Accès rapide">
      <ul className="fr-skiplinks__list">
        <li>{acces('#contenu', 'Contenu')}</li>
        {menu.length > 0 && <li>{acces('#entete', 'Menu')}</li>}
        <li>{acces('#pied', 'Pied de page')}</li>
      </ul>
    </nav>
  </div>
)

const acces = (ancre: string, texte: string) => (
  <a className="fr-link" href={ancre}>
    {texte}
  </a>
)

const Tete = ({ cadre, titre, erreurs, ilots, puis }: PageProps) => (
  <head>
    <meta charSet="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
    {puis !== undefined && <meta httpEquiv="refresh" content={`0;url=${puis}`} />}
    <title>{`${direErreurs(erreurs ?? 0)}${titre} – Palier – ${cadre.agence}`}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href={ressource('src/plateforme/dsfr/page.css')} />
    {/* Les polices ne se devancent pas : par satellite elles prendraient la ligne à la feuille, et le texte attendrait. */}
    <script type="module" src={ressource(`${DSFR}/dsfr.module.min.js`)} />
    {(ilots ?? []).map((ilot) => (
      <script key={ilot} type="module" src={ressource(ilot)} />
    ))}
    {enDeveloppement && <script type="module" src="/@vite/client" />}
  </head>
)

const direErreurs = (n: number): string => (n === 0 ? '' : n === 1 ? '1 erreur – ' : `${n} erreurs – `)

const Entete = ({ agence, personne, menu }: Cadre) => (
  <Header
    id="entete"
    disableDisplay
    brandTop={MARQUE}
    homeLinkProps={ACCUEIL}
    serviceTitle="Palier"
    serviceTagline={agence}
    quickAccessItems={[
      personne ? (
        <a key="compte" className="fr-btn" href="/compte">{`${personne.nom}, ${personne.role}`}</a>
      ) : (
        <a key="connexion" className="fr-btn" href="/connexion">
          Se connecter
        </a>
      ),
    ]}
    navigation={menu.map(({ texte, href, ici }) => ({ text: texte, linkProps: { href }, isActive: ici }))}
  />
)

const Fil = ({ fil, titre }: { readonly fil: readonly Lien[]; readonly titre: string }) => (
  <Breadcrumb id="fil" currentPageLabel={titre} segments={fil.map(({ texte, href }) => ({ label: texte, linkProps: { href } }))} />
)

const CONFORMITES = { non: 'non compliant', partielle: 'partially compliant', totale: 'fully compliant' } as const

const Pied = ({ agence, conformite }: Pick<Cadre, 'agence' | 'conformite'>) => (
  <Footer
    id="pied"
    brandTop={MARQUE}
    homeLinkProps={ACCUEIL}
    contentDescription={`${agence}. Palier conduit les appels à projets de cybersécurité en santé, de leur publication à la preuve des progrès.`}
    accessibility={CONFORMITES[conformite]}
    accessibilityLinkProps={{ href: '/accessibilite' }}
    termsLinkProps={{ href: '/mentions-legales' }}
    bottomItems={[{ text: 'Données personnelles', linkProps: { href: '/donnees-personnelles' } }]}
    websiteMapLinkProps={{ href: '/plan-du-site' }}
    license={null}
  />
)

const pieds = new Map<string, string>()

/** Le pied ne dépend que de l'agence : rendu une fois, il fait gagner un dixième à chaque page. */
const pied = (agence: string, conformite: Conformite): string => {
  const connu = pieds.get(`${conformite} ${agence}`)
  if (connu !== undefined) return connu
  const rendu = renderToStaticMarkup(<Pied agence={agence} conformite={conformite} />)
  pieds.set(`${conformite} ${agence}`, rendu)
  return rendu
}
