import { faitsDuRegistre } from '../acteurs/organisme.ts'
import type { Guichet } from '../appel/appel.ts'
import type { Faits, ValeurFait } from '../appel/condition.ts'
import { type Question, questionsDe, type Valeur } from '../appel/questionnaire.ts'
import { type Jour, jourAvant, lireJour } from '../socle/temps.ts'
import { compterProjets } from './budget.ts'
import { compte, type Dossier } from './dossier.ts'
import { presents } from './groupement.ts'

/**
 * Ce que les règles de l'appel peuvent lire d'un dossier : le registre, les réponses, ce que la plateforme sait.
 * @param tardifs les faits établis par une étape à venir (l'audit de phase 1, G-14), nommés et fournis par l'appelant
 */
export const faitsDuDossier = (dossier: Dossier, guichet: Guichet, tardifs: Faits, le: Jour): Faits => ({
  ...faitsDuRegistre(dossier.organisme),
  ...faitsDesReponses(dossier, guichet, le),
  ...faitsDuGroupe(dossier),
  ...faitsDuBudget(dossier, guichet),
  'pièces déposées': dossier.pieces.filter(compte).length,
  ...tardifs,
})

const faitsDesReponses = (dossier: Dossier, guichet: Guichet, le: Jour): Faits =>
  Object.fromEntries(
    questionsDe(guichet.sections).flatMap((q) => (q.fait === undefined ? [] : [[q.fait, faitDe(q, dossier.reponses[q.code], le)]])),
  )

/** « Je ne sais pas » et l'absence de réponse sont la même ignorance : jamais un oui, jamais un non. */
const faitDe = (q: Question, v: Valeur | undefined, le: Jour): ValeurFait | undefined => {
  if (v === undefined || v === 'je-ne-sais-pas' || v === '') return undefined
  if (q.genre === 'jour') return moisDepuis(String(v), le)
  // Gardé en centimes, un montant se lit en euros : l'unité des règles.
  if (q.genre === 'montant') return Number(v) / 100
  if (typeof v !== 'object') return v
  if ('nom' in v) return v.nom !== ''
  // Un site que le registre ne connaît pas n'est pas compté : le nombre reste alors inconnu.
  if ('sites' in v) return v.manquants === '' ? v.sites.length : undefined
  // Ce qu'on ignore vaut le plus bas niveau, et ne l'élève jamais (A-01).
  if ('version' in v) return q.evaluation?.niveau(v.reponses)
  return Array.isArray(v) ? v.join(', ') : undefined
}

/** Une date répondue se lit en mois entiers écoulés : « un audit de moins d'un an » (G-15). Une date à venir n'établit rien. */
const moisDepuis = (date: string, le: Jour): number | undefined => {
  const jour = lireJour(date)
  if (jour === undefined || jourAvant(le, jour)) return undefined
  return jour.until(le, { largestUnit: 'months' }).months
}

const faitsDuGroupe = (dossier: Dossier): Faits => {
  const natures = [dossier.organisme.nature, ...presents(dossier).map((m) => m.nature)]
  const compte = Map.groupBy(natures, (n) => n)
  const majoritaire = [...compte].sort(([, a], [, b]) => b.length - a.length)
  const egalite = majoritaire.length > 1 && majoritaire[0]?.[1].length === majoritaire[1]?.[1].length
  return {
    'membres du groupe': natures.length,
    'sites du groupe': presents(dossier).length === 0 ? undefined : presents(dossier).reduce((n, m) => n + m.sites, 0),
    'nature majoritaire du groupe': egalite ? undefined : majoritaire[0]?.[0],
  }
}

/** Ce que le budget du dossier établit, en euros. */
export const faitsDuBudget = (dossier: Dossier, guichet: Guichet): Faits => {
  if (guichet.projets === undefined) return {}
  const compte = compterProjets(dossier.projets, guichet.argent.depenses)
  return {
    'coût total': Number(compte.total) / 100,
    'coût éligible': Number(compte.eligible) / 100,
    'cofinancement déclaré': Number(compte.autres) / 100,
    'projets mutualisés': dossier.projets.filter((p) => p.mutualise !== null).length,
  }
}
