import type { Appel } from '../appel/appel.ts'
import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import type { PourQuestion } from './compose.html.tsx'
import { direMoment, direVersion, type Lecture } from './concurrence.phrases.ts'
import type { Auteur, Tenue } from './concurrence.ts'
import { ChampQuestion } from './question.html.tsx'
import type { Repris } from './reprendre.ts'
import { Origine } from './reprise.html.tsx'

export type PourQuestionPosee = PourQuestion & {
  readonly appel: Appel
  readonly lecture: Lecture
  /** Qui lit la page. */
  readonly moi: string
  readonly tenue: Tenue | undefined
  /** De quel dossier la réponse vient, tant qu'elle n'a pas changé. */
  readonly repris: Repris | undefined
  /** Le champ caché qui dit quelle réponse la page montrait. */
  readonly marque: { readonly nom: string; readonly valeur: string }
}

/** Une question, sa réponse, qui l'a donnée, et le choix à faire quand deux personnes ont répondu en même temps. */
export const QuestionPosee = (p: PourQuestionPosee) => (
  <div className="palier-question" data-question={p.question.code}>
    <input type="hidden" name={p.marque.nom} value={p.marque.valeur} />
    <ChampQuestion question={p.question} champs={p.champs} erreurs={p.erreurs} gardee={p.gardee} ajout={p.ajout} />
    <Origine repris={p.repris} fuseau={p.appel.fuseau} />
    {p.tenue !== undefined && p.tenue.concurrentes.length > 0 ? <Concurrence {...p} tenue={p.tenue} /> : <Derniere {...p} />}
    <PourquoiClauses appel={p.appel} clause={p.question.clause} />
  </div>
)

const Derniere = ({ tenue, moi, lecture }: Pick<PourQuestionPosee, 'tenue' | 'moi' | 'lecture'>) =>
  tenue?.auteur === undefined || tenue.auteur.id === moi ? null : (
    <p className="fr-text--sm palier-derniere">{`Dernière réponse : ${tenue.auteur.nom}, ${direMoment(tenue.auteur.le, lecture)}`}</p>
  )

/** Chaque version en toutes lettres, et un bouton pour la garder ; le bouton enregistre aussi le reste de la page. */
export const Concurrence = ({
  question: q,
  tenue,
  moi,
  lecture,
}: Pick<PourQuestionPosee, 'question' | 'moi' | 'lecture'> & { readonly tenue: Tenue }) => (
  <section className="palier-concurrence" aria-label={`Réponses à choisir : ${q.libelle}`}>
    <p>
      <strong>Deux réponses ont été écrites en même temps. Aucune n’est perdue : gardez la bonne.</strong>
    </p>
    <ul>
      {[{ id: 'tenue', valeur: tenue.valeur, auteur: tenue.auteur }, ...tenue.concurrentes].map((v) => (
        <li key={v.id}>
          <p id={`choix.${q.code}.${v.id}`} className="palier-texte">
            {direVersion(q, v.valeur, v.auteur, moi, lecture)}
          </p>
          <button
            type="submit"
            className="fr-btn fr-btn--secondary fr-btn--sm"
            name={`choix.${q.code}`}
            value={`${tenue.revision}.${v.id}`}
            aria-describedby={`choix.${q.code}.${v.id}`}
          >
            {direChoix(v.auteur, moi)}
          </button>
        </li>
      ))}
    </ul>
  </section>
)

const direChoix = (auteur: Auteur | undefined, moi: string): string => {
  if (auteur === undefined) return 'Garder la réponse d’avant'
  return auteur.id === moi ? 'Garder votre réponse' : `Garder la réponse de ${auteur.nom}`
}
