import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import type { Question, Section } from '../appel/questionnaire.ts'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import type { Champs } from './frappe.ts'
import { ChampQuestion } from './question.html.tsx'
import type { Repris } from './reprendre.ts'
import { Origine } from './reprise.html.tsx'

export type PourSection = DansLeDossier & {
  readonly section: Section
  /** Les questions de cette page qui sont posées à ce dossier. */
  readonly questions: readonly Question[]
  /** De 1 à `pages`. */
  readonly page: number
  readonly pages: number
  readonly champs: Champs
  readonly erreurs: readonly Erreur[]
  /** La réponse précédente a fait naître une question ici même. */
  readonly nouvelles: 'oui' | 'non'
  readonly reprises: readonly Repris[]
  /** Le bloc où une ligne vide est demandée. */
  readonly ajout: string | undefined
}

/** Une page de questions. Rien n'y est refusé : ce qui se lit est gardé, le reste est expliqué. */
export const PageSection = (p: PourSection) => (
  <PageDuBrouillon
    {...p}
    titre={p.pages > 1 ? `${p.section.titre} (${p.page} sur ${p.pages})` : p.section.titre}
    ici={`sections/${p.section.code}`}
    erreurs={p.erreurs.length}
  >
    {p.nouvelles === 'oui' && <Avis ton="information" titre="Votre réponse appelle une autre question, ci-dessous" />}
    <Formulaire
      action={`/dossiers/${p.lu.dossier.id}/sections/${p.section.code}${p.page > 1 ? `?page=${p.page}` : ''}`}
      jeton={p.jeton}
      bouton="Enregistrer et continuer"
      suite="Vos réponses sont gardées dans votre brouillon. Une question peut rester vide : vous y reviendrez."
      erreurs={p.erreurs}
    >
      {/* La touche Entrée enregistre : sans ce bouton, elle retirerait la première ligne d'un bloc. */}
      {p.questions.some((q) => q.genre === 'bloc') && <button type="submit" hidden tabIndex={-1} />}
      {p.questions.length === 0 && <p>Vos réponses précédentes dispensent de cette page : continuez.</p>}
      {p.questions.map((q) => (
        <div key={q.code} className="palier-question">
          <ChampQuestion question={q} champs={p.champs} erreurs={p.erreurs} gardee={p.lu.dossier.reponses[q.code]} ajout={p.ajout} />
          <Origine repris={p.reprises.find((r) => r.objet === `question.${q.code}`)} fuseau={p.lu.appel.fuseau} />
          <PourquoiClauses appel={p.lu.appel} clause={q.clause} />
        </div>
      ))}
    </Formulaire>
  </PageDuBrouillon>
)
