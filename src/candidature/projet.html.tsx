import { ChampTexte, ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { CaseACocher, ChampListe, type Option } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import type { Projet } from './dossier.ts'

export type PourProjet = DansLeDossier & {
  readonly numero: number
  /** Sa place dans l'ordre de priorité. */
  readonly rang: number
  /** La révision que la page montre ; 0 : un nouveau projet. */
  readonly vue: number
  /** La version d'une autre personne, quand elle a changé ce projet pendant qu'on l'écrivait. */
  readonly autre: Projet | undefined
  readonly actions: readonly Option[]
  readonly valeurs: Readonly<Record<string, string>>
  readonly erreurs: readonly Erreur[]
  readonly existe: 'oui' | 'non'
}

/** Les sept questions d'un projet (G-29) ; son budget est à la page suivante. */
export const PageProjet = (p: PourProjet) => {
  const champ = (nom: string, libelle: string, aide?: string) => ({
    nom,
    libelle,
    aide,
    obligatoire: true,
    valeur: p.valeurs[nom],
    erreur: p.erreurs.find((e) => e.champ === nom)?.message,
  })
  return (
    <PageDuBrouillon {...p} titre={`Projet ${p.rang}`} ici="projets" erreurs={p.erreurs.length}>
      <Formulaire
        action={`/dossiers/${p.lu.dossier.id}/projets/${p.numero}`}
        jeton={p.jeton}
        bouton="Enregistrer et passer au budget"
        suite="Le projet est gardé dans votre brouillon, même incomplet."
        erreurs={p.erreurs}
        autre={<a href={`/dossiers/${p.lu.dossier.id}/projets`}>Revenir aux projets</a>}
      >
        <input type="hidden" name="vue" value={p.vue} />
        {p.autre !== undefined && (
          <AutreVersion projet={p.autre} valeurs={p.valeurs} page={`/dossiers/${p.lu.dossier.id}/projets/${p.numero}`} />
        )}
        <ChampTexte {...champ('titre', 'Titre du projet')} />
        <ChampListe {...champ('action', 'Genre d’action')} options={p.actions} />
        <ChampTexteLong {...champ('objectifs', 'Objectifs et enjeux', 'Ce que le projet corrige, et pour qui.')} />
        <ChampTexteLong {...champ('planning', 'Planning de mise en œuvre')} lignes={3} />
        <ChampTexteLong {...champ('ressources', 'Ressources mobilisées', 'Les personnes et les prestataires qui le mènent.')} lignes={3} />
        <ChampTexteLong {...champ('indicateurs', 'Indicateurs de résultat', 'À quoi l’on verra que c’est fait.')} lignes={3} />
        <ChampTexte
          {...champ('constats', 'Résultats de l’audit auxquels il répond', 'Les références du rapport d’audit, séparées par des virgules.')}
        />
        {p.existe === 'oui' && (
          <CaseACocher
            nom="retirer"
            libelle="Retirer ce projet du dossier"
            aide="Sa description et ses dépenses seront effacées ; les projets suivants montent d’un rang."
            obligatoire={false}
            cochee={false}
          />
        )}
      </Formulaire>
    </PageDuBrouillon>
  )
}

const DITS = { titre: 'Titre', objectifs: 'Objectifs', planning: 'Planning', ressources: 'Ressources', indicateurs: 'Indicateurs' } as const
const CHAMPS_DITS = ['titre', 'objectifs', 'planning', 'ressources', 'indicateurs'] as const

/** Ce que l'autre a écrit et que la personne n'a pas écrit pareil : on choisit en connaissance de cause. */
const AutreVersion = ({ projet, valeurs, page }: { readonly projet: Projet; readonly page: string } & Pick<PourProjet, 'valeurs'>) => (
  <section className="palier-concurrence" aria-label="L’autre version de ce projet">
    <p>
      <strong>L’autre version de ce projet</strong>
    </p>
    <Resume
      faits={CHAMPS_DITS.filter((champ) => projet[champ] !== (valeurs[champ] ?? '')).map((champ) => ({
        nom: DITS[champ],
        valeur: <span className="palier-texte">{projet[champ] === '' ? 'Rien' : projet[champ]}</span>,
      }))}
    />
    <p>
      <a href={page}>Garder cette version</a>
    </p>
  </section>
)
