import type { ReactNode } from 'react'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, type Lien, Page } from '../plateforme/dsfr/page.html.tsx'
import { Liens, Pourquoi, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Saisie } from '../plateforme/dsfr/saisie.html.tsx'
import type { ChampPresente, Preparation } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'

export type PageDActe = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly action: string
  readonly fil: readonly Lien[]
  readonly acte: { readonly titre: string; readonly suite: string }
  readonly champs: readonly ChampPresente[]
  readonly preparation: Preparation
  readonly valeurs: Readonly<Record<string, unknown>>
  readonly refus: readonly Refus[]
  readonly clauses: Readonly<Record<string, string>>
  readonly contexte?: ReactNode
}

/** Un acte, seul dans sa page : ce qu'il demande, ce qui s'ensuit, son bouton ; après un refus, tout ce qui s'y oppose. */
export const PageActe = (p: PageDActe) => {
  const erreurs = p.refus.map(erreurDe)
  return (
    <Page cadre={p.cadre} titre={p.acte.titre} fil={p.fil} erreurs={erreurs.length}>
      {p.contexte}
      <Connu {...p.preparation} />
      <Formulaire
        action={p.action}
        jeton={p.jeton}
        bouton={p.acte.titre}
        suite={p.acte.suite}
        erreurs={erreurs}
        autre={
          <a className="fr-btn fr-btn--secondary" href={p.fil.at(-1)?.href ?? '/'}>
            Revenir sans rien changer
          </a>
        }
      >
        <Raisons refus={p.refus} clauses={p.clauses} />
        <Saisie champs={p.champs} valeurs={p.valeurs} options={p.preparation.options ?? {}} erreurs={erreurs} />
      </Formulaire>
    </Page>
  )
}

/** Ce que l'on sait de l'objet au moment d'agir, et où le lire. */
const Connu = ({ faits = [], liens = [] }: Pick<Preparation, 'faits' | 'liens'>) => (
  <>
    {faits.length > 0 && <Resume faits={faits} />}
    <Liens liens={liens} />
  </>
)

/** Les clauses derrière les refus : une fois chacune, en clair. */
export const Raisons = ({ refus, clauses }: Pick<PageDActe, 'refus' | 'clauses'>) => (
  <>
    {refus
      .filter((r) => r.clause.length > 0)
      .map((r) => (
        <Pourquoi
          key={`${r.motif} ${r.phrase}`}
          clause={r.clause.join(', ')}
          texte={r.clause
            .map((c) => clauses[c])
            .filter((t) => t !== undefined)
            .join(' ')}
          faits={[{ nom: 'Ce qui s’oppose', valeur: r.phrase }]}
          changerait={r.remede}
        />
      ))}
  </>
)

/** Un refus sans champ mène au haut de la page. */
export const erreurDe = (r: Refus): Erreur => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` })
