import type { Appel } from '../appel/appel.ts'
import type { Fait, Verdict } from '../appel/condition.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'

/** Ce qu'un agent a établi d'une condition, et comment. Le dernier vaut ; les précédents restent. */
export type Tranche = {
  readonly condition: string
  readonly reponse: 'oui' | 'non'
  readonly motif: string
  readonly par: string
  readonly le: Instant
}

/** Une condition telle que la règle la lit, et telle que l'agent l'a tranchée. */
export type Examinee = Verdict & { readonly tranche: Tranche | undefined }

/** Les conditions d'un dossier, ce que les agents ont tranché compris : l'inconnu n'est plus un inconnu, il est dit par quelqu'un. */
export const examiner = (verdicts: readonly Verdict[], tranches: readonly Tranche[]): readonly Examinee[] =>
  verdicts.map((v) => {
    const tranche = tranches.findLast((t) => t.condition === v.condition.code)
    // Un « non » de la règle ne se rachète pas : si les faits ont changé depuis, c'est elle qui parle.
    return { ...v, tranche, reponse: tranche === undefined || v.reponse === 'non' ? v.reponse : tranche.reponse }
  })

/** Les conditions qui ne tiennent pas, ou que personne n'a encore établies. */
export const direAVerifier = (conditions: readonly Examinee[]): string => {
  const titres = (reponse: Examinee['reponse']) => conditions.filter((c) => c.reponse === reponse).map((c) => c.condition.titre)
  const [non, restent] = [titres('non'), titres('a-verifier')]
  if (non.length + restent.length === 0) return 'Aucune'
  return [
    ...(non.length === 0 ? [] : [`Non remplie : ${non.join(', ')}.`]),
    ...(restent.length === 0 ? [] : [`${restent.join(', ')}.`]),
  ].join(' ')
}

/** Tranche un point à vérifier, ou dit qu'un « oui » déclaré par le porteur ne tient pas. */
export const trancher = (
  verdicts: readonly Verdict[],
  appel: Pick<Appel, 'faits'>,
  s: Pick<Tranche, 'condition' | 'reponse' | 'motif'>,
): Result<typeof s, readonly Refus[]> => {
  const v = verdicts.find((x) => x.condition.code === s.condition)
  const tous = [
    ...si(v === undefined, 'condition-inconnue', 'Cette condition n’est pas de ce guichet.', 'Rechargez la page.', [], 'condition'),
    ...si(
      v?.reponse === 'non',
      'non-etabli-par-la-regle',
      'La règle de l’appel répond déjà non : dire le contraire ne la change pas.',
      'Demandez un complément au porteur, ou corrigez le fait qui est faux au registre.',
      v?.condition.clause ?? [],
      'condition',
    ),
    ...si(
      v?.reponse === 'oui' && !sources(v, appel).includes('reponse'),
      'deja-etabli',
      'La plateforme et les registres l’établissent eux-mêmes : il n’y a rien à trancher.',
      'Si le registre se trompe, faites-le corriger.',
      v?.condition.clause ?? [],
      'condition',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok(s)
}

const sources = (v: Verdict, appel: Pick<Appel, 'faits'>): readonly Fait['source'][] =>
  Object.keys(v.faits).map((nom) => appel.faits[nom]?.source ?? 'plateforme')

/** D'où vient un fait, dans les mots de qui examine : déclaré par le porteur, ou établi sans lui. */
export const ORIGINES: Readonly<Record<Fait['source'], string>> = {
  reponse: 'déclaré par le porteur',
  registre: 'établi par le registre',
  liste: 'établi par une liste de l’agence',
  plateforme: 'établi par la plateforme',
}
