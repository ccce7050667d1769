import type { Verdict } from '../appel/condition.ts'
import { estOpposable } from '../candidature/deposer.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export type Recevabilite = { readonly recevable: boolean; readonly motif: string; readonly verifies: readonly string[] }

/**
 * Déclare un dossier recevable. Une condition à *non* s'y oppose ; une condition *à vérifier* doit avoir été
 * vérifiée par l'agent, qui le dit : l'inconnu n'est jamais un oui.
 * @param verifies les codes des conditions que l'agent a vérifiées lui-même
 */
export const declarerRecevable = (
  verdicts: readonly Verdict[],
  verifies: readonly string[],
  motif: string,
): Result<Recevabilite, readonly Refus[]> => {
  const tous = verdicts.filter(estOpposable).flatMap((v): readonly Refus[] => {
    if (v.reponse === 'non') return [refus(v.condition.code, v.condition.refus, v.condition.remede, v.condition.clause)]
    if (v.reponse === 'oui' || verifies.includes(v.condition.code)) return []
    return [
      refus(
        'a-verifier',
        `« ${v.condition.titre} » n’est pas établi : ${v.manquants.length === 0 ? 'un fait manque' : `il manque ${v.manquants.join(', ')}`}.`,
        'Vérifiez ce point, par une demande de précisions au besoin, puis indiquez-le ici.',
        v.condition.clause,
        'verifies',
      ),
    ]
  })
  return tous.length > 0 ? err(tous) : ok({ recevable: true, motif, verifies })
}

/** Déclare irrecevable : un motif tiré du texte est exigé, pour que le refus puisse être défendu. */
export const declarerIrrecevable = (
  motif: string,
  clauses: readonly string[],
  connues: readonly string[],
): Result<Recevabilite, readonly Refus[]> => {
  const inconnues = clauses.filter((c) => !connues.includes(c))
  const tous = [
    ...(clauses.length === 0
      ? [
          refus(
            'clause-manquante',
            'Dites quelle clause de l’appel fonde l’irrecevabilité.',
            'Choisissez au moins une clause.',
            [],
            'clauses',
          ),
        ]
      : []),
    ...inconnues.map((c) =>
      refus('clause-inconnue', `La clause ${c} n’est pas dans cet appel.`, 'Choisissez une clause de la liste.', [], 'clauses'),
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ recevable: false, motif, verifies: clauses })
}
