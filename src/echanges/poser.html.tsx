import type { Appel } from '../appel/appel.ts'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { Saisie } from '../plateforme/dsfr/saisie.html.tsx'
import type { ChampPresente } from '../plateforme/saisie/presentation.ts'

export type PourPoser = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly appel: Appel
  readonly champs: readonly ChampPresente[]
  readonly valeurs: Readonly<Record<string, unknown>>
  readonly suite: string
  readonly erreurs: readonly Erreur[]
  readonly posee: 'oui' | 'non'
}

/** Poser une question, avec ou sans compte. */
export const PagePoser = (p: PourPoser) => (
  <Page
    cadre={p.cadre}
    titre="Poser une question"
    erreurs={p.erreurs.length}
    fil={[
      { texte: p.appel.titre, href: `/appels/${p.appel.code}` },
      { texte: 'Questions et réponses', href: `/appels/${p.appel.code}/questions` },
    ]}
  >
    {p.posee === 'oui' ? (
      <Avis ton="succes" titre="Votre question est reçue">
        Un courriel vous donne le lien pour la suivre. La réponse vous parviendra par courriel.
      </Avis>
    ) : (
      <Formulaire
        action={`/appels/${p.appel.code}/questions/poser`}
        jeton={p.jeton}
        bouton="Envoyer la question"
        suite={p.suite}
        erreurs={p.erreurs}
      >
        <Saisie champs={p.champs} valeurs={p.valeurs} options={{}} erreurs={p.erreurs} />
      </Formulaire>
    )}
  </Page>
)
