import type { Critere } from '../appel/appel.ts'
import type { Verdict } from '../appel/condition.ts'
import { SENS_DITS, type SensDAvis } from '../commission/sens-d-avis.ts'
import type { Avis, Conclusion } from '../instruction/avis.ts'
import type { Raison } from './raisons.ts'

/** Les raisons que l'examen d'un dossier a établies : conditions, critères sous leur minimum, avis ; jamais le nom de qui a donné un avis. */
export const raisonsDeLExamen = (
  sousMinimum: readonly Critere[],
  verdicts: readonly Verdict[],
  avis: readonly (Avis & { readonly agent: string })[],
): readonly Raison[] => [
  ...verdicts.flatMap(({ reponse, condition: { code, refus: texte, clause } }) =>
    reponse === 'non' ? [{ code: `condition.${code}`, texte, clause }] : [],
  ),
  ...sousMinimum.map((c) => ({
    code: `critere.${c.code}`,
    texte: `Le critère « ${c.titre} » n’atteint pas son minimum.`,
    clause: c.clause,
  })),
  ...avis.map((a) => ({ code: `avis.${a.agent}`, texte: `${CONCLUSIONS_DITES[a.conclusion]} : ${a.motif}`, clause: [] })),
]

/** L'avis de la commission est une raison, dans ses mots ; sa réserve la suit partout où la raison se dit (G-42, G-43). */
export const raisonDeLaCommission = (
  avis: { readonly sens: SensDAvis; readonly motif: string; readonly reserve: string | null } | undefined,
  clause: readonly string[],
): readonly Raison[] => {
  if (avis === undefined) return []
  const reserve = avis.reserve === null ? '' : ` Sa réserve : ${avis.reserve}`
  return [{ code: 'commission', texte: `${SENS_DITS[avis.sens].texte} de la commission : ${avis.motif}${reserve}`, clause }]
}

const CONCLUSIONS_DITES: Readonly<Record<Conclusion, string>> = {
  favorable: 'Avis favorable',
  reserve: 'Avis favorable avec réserve',
  defavorable: 'Avis défavorable',
}
