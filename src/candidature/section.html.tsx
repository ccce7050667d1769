import type { Section } from '../appel/questionnaire.ts'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import { type PourQuestionPosee, QuestionPosee } from './question-posee.html.tsx'

export type PourSection = DansLeDossier & {
  readonly section: Section
  /** Qui lit la page : ce qu'elle garde dans le navigateur n'est qu'à cette personne. */
  readonly moi: string
  /** Les questions de cette page qui sont posées à ce dossier. */
  readonly questions: readonly PourQuestionPosee[]
  /** De 1 à `pages`. */
  readonly page: number
  readonly pages: number
  readonly erreurs: readonly Erreur[]
  /** La réponse précédente a fait naître une question ici même. */
  readonly nouvelles: 'oui' | 'non'
}

/** Une page de questions. Rien n'y est refusé : ce qui se lit est gardé, le reste est expliqué. */
export const PageSection = (p: PourSection) => (
  <PageDuBrouillon
    {...p}
    titre={p.pages > 1 ? `${p.section.titre} (${p.page} sur ${p.pages})` : p.section.titre}
    ici={`sections/${p.section.code}`}
    erreurs={p.erreurs.length}
    ilots={['src/candidature/garder.ilot.ts']}
  >
    {p.nouvelles === 'oui' && <Avis ton="information" titre="Votre réponse appelle une autre question, ci-dessous" />}
    <p>
      <a href={`/dossiers/${p.lu.dossier.id}/delegations?section=${p.section.code}`}>Demander à quelqu’un de répondre</a>
    </p>
    <Formulaire
      action={`/dossiers/${p.lu.dossier.id}/sections/${p.section.code}${p.page > 1 ? `?page=${p.page}` : ''}`}
      jeton={p.jeton}
      bouton="Enregistrer et continuer"
      suite="Vos réponses sont gardées dans votre brouillon. Une question peut rester vide : vous y reviendrez."
      erreurs={p.erreurs}
    >
      <DebutDeSaisie dossier={p.lu.dossier.id} moi={p.moi} />
      {p.questions.length === 0 && <p>Vos réponses précédentes dispensent de cette page : continuez.</p>}
      {p.questions.map((q) => (
        <QuestionPosee key={q.question.code} {...q} />
      ))}
    </Formulaire>
  </PageDuBrouillon>
)

/** Ce qui ouvre un formulaire dont chaque réponse s'enregistre d'elle-même : à qui sont les réponses, et ce qui y est revenu. */
export const DebutDeSaisie = ({ dossier, moi }: { readonly dossier: string; readonly moi: string }) => (
  <>
    {/* La touche Entrée presse le premier bouton de la page : que ce soit celui qui enregistre, jamais un choix entre deux réponses. */}
    <button type="submit" className="fr-sr-only" tabIndex={-1} aria-hidden="true" />
    <p role="status" className="palier-reprise" data-dossier={dossier} data-personne={moi} />
  </>
)
