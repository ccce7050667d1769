import type { ReactNode } from 'react'
import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'

export type PourLien = {
  readonly cadre: Cadre
  readonly jeton: string
  /** L'adresse de la page, où le bouton envoie. */
  readonly action: string
  readonly titre: string
  /** Ce que fait le bouton, et ce qui s'ensuit. */
  readonly acte: { readonly titre: string; readonly suite: string }
  readonly children: ReactNode
  /** Un second acte possible, dans son propre formulaire. */
  readonly autre?: ReactNode
}

/** Le lien d'un courriel ouvre cette page ; c'est le bouton qui agit, car les antivirus suivent les liens avant leur lecteur. */
export const PageDuLien = (p: PourLien) => (
  <Page cadre={p.cadre} titre={p.titre}>
    {p.children}
    <Formulaire action={p.action} jeton={p.jeton} bouton={p.acte.titre} suite={p.acte.suite} />
    {p.autre}
  </Page>
)

/** Un lien qui ne peut pas servir : pourquoi, et que faire. */
export const PageDuLienFerme = ({ cadre, jeton, refus }: Pick<PourLien, 'cadre' | 'jeton'> & { readonly refus: Refus }) => (
  <Page cadre={cadre} titre={refus.phrase}>
    <p>{refus.remede}</p>
    {refus.motif === 'autre-personne' ? (
      <Formulaire
        action="/deconnexion"
        jeton={jeton}
        bouton="Me déconnecter"
        suite="Ouvrez ensuite à nouveau le lien reçu par courriel : il n’a pas encore servi."
      />
    ) : (
      <p>
        <a className="fr-btn" href={cadre.personne === undefined ? '/connexion' : '/'}>
          {cadre.personne === undefined ? 'Me connecter' : 'Revenir à ma journée'}
        </a>
      </p>
    )}
  </Page>
)

/** Après le bouton : ce qui est fait, et comment entrer. Le lien d'invitation vaut quatorze jours, celui de connexion un quart d'heure. */
export const PageDuLienServi = ({
  cadre,
  titre,
  courriel,
}: {
  readonly cadre: Cadre
  readonly titre: string
  readonly courriel: string
}) => (
  <Page cadre={cadre} titre={titre}>
    <Avis ton="succes" titre="C’est fait" />
    <p>{`Pour entrer, ouvrez le lien de connexion qui vient de partir à ${courriel}. Il est valable un quart d’heure et ne sert qu’une fois.`}</p>
    <p>
      <a href="/connexion">Demander un autre lien de connexion</a>
    </p>
  </Page>
)
