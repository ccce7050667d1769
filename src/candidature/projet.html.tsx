import { CaseACocher } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import { type PourQuestionPosee, QuestionPosee } from './question-posee.html.tsx'
import { DebutDeSaisie } from './section.html.tsx'

export type PourProjet = DansLeDossier & {
  readonly numero: number
  /** Sa place dans l'ordre de priorité. */
  readonly rang: number
  /** Qui lit la page. */
  readonly moi: string
  readonly questions: readonly PourQuestionPosee[]
  readonly erreurs: readonly Erreur[]
  readonly existe: 'oui' | 'non'
}

/** Les sept questions d'un projet (G-29), chacune enregistrée pendant qu'on tape ; son budget est à la page suivante. */
export const PageProjet = (p: PourProjet) => (
  <PageDuBrouillon {...p} titre={`Projet ${p.rang}`} ici="projets" erreurs={p.erreurs.length} ilots={['src/candidature/garder.ilot.ts']}>
    <Formulaire
      action={`/dossiers/${p.lu.dossier.id}/projets/${p.numero}`}
      jeton={p.jeton}
      bouton="Enregistrer et passer au budget"
      suite="Le projet est gardé dans votre brouillon, même incomplet."
      erreurs={p.erreurs}
      autre={<a href={`/dossiers/${p.lu.dossier.id}/projets`}>Revenir aux projets</a>}
    >
      <DebutDeSaisie dossier={p.lu.dossier.id} moi={p.moi} />
      {p.questions.map((q) => (
        <QuestionPosee key={q.question.code} {...q} />
      ))}
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
