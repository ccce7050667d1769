import { estOpposable } from '../candidature/deposer.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Examinee } from './trancher.ts'

/** `verifies` : les conditions que les agents ont tranchées eux-mêmes ; d'un dossier irrecevable, les clauses qui le fondent. */
export type Recevabilite = { readonly recevable: boolean; readonly motif: string; readonly verifies: readonly string[] }

/**
 * Déclare un dossier recevable. Une condition à *non* s'y oppose, et une condition *à vérifier* tant qu'un agent ne l'a pas
 * tranchée : l'inconnu n'est jamais un oui.
 */
export const declarerRecevable = (examinees: readonly Examinee[], motif: string): Result<Recevabilite, readonly Refus[]> => {
  const tous = opposables(examinees)
  const verifies = examinees.filter((e) => e.tranche !== undefined && e.reponse === 'oui').map((e) => e.condition.code)
  return tous.length > 0 ? err(tous) : ok({ recevable: true, motif, verifies })
}

/** Ce qui s'oppose à ce qu'un dossier avance : une condition qu'il ne remplit pas, ou que personne n'a encore établie. */
export const opposables = (examinees: readonly Examinee[]): readonly Refus[] =>
  examinees.filter(estOpposable).flatMap(({ condition, reponse, manquants, tranche }) => {
    if (reponse === 'oui') return []
    if (reponse === 'non')
      return [
        refus(
          condition.code,
          tranche === undefined ? condition.refus : `${condition.titre} : non. ${tranche.motif}`,
          condition.remede,
          condition.clause,
        ),
      ]
    return [
      refus(
        'a-verifier',
        `« ${condition.titre} » n’est pas établi : ${manquants.length === 0 ? 'un fait manque' : `il manque ${manquants.join(', ')}`}.`,
        'Vérifiez ce point, par une demande de complément au besoin, puis tranchez-le sur la page « Recevabilité » du dossier.',
        condition.clause,
      ),
    ]
  })

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
