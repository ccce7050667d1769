import type { Appel, Guichet } from '../appel/appel.ts'
import { echeance, estEchue } from '../appel/calendrier.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import { ISSUES, refuse, retient, type Sens } from './sens.ts'

/** Ce qu'une notification établit : l'état du dossier, les délais qui courent d'elle, et si elle vient à temps (G-44). */
export type Notification = {
  readonly vers: (typeof ISSUES)[Sens]
  readonly echeances: readonly { readonly engagement: string; readonly jour: Jour }[]
  /** Les engagements dont la date ne court plus : le dossier s'arrête, ou n'est plus lauréat. */
  readonly cessent: readonly string[]
  readonly enRetard: boolean
}

export const notifier = (
  appel: Pick<Appel, 'fuseau'>,
  guichet: Guichet,
  decision: { readonly sens: Sens; readonly aNotifierAvant: Jour | null },
  le: Instant,
): Notification => ({
  vers: ISSUES[decision.sens],
  // « dans les 12 mois suivant la notification » (G-31) : l'engagement reçoit sa date aujourd'hui.
  echeances: retient(decision.sens)
    ? guichet.engagements.flatMap((e) =>
        e.delai?.depuis === 'notification' ? [{ engagement: e.code, jour: echeance(e.delai, le, appel.fuseau) }] : [],
      )
    : [],
  cessent: retient(decision.sens)
    ? []
    : guichet.engagements.filter((e) => refuse(decision.sens) || e.delai?.depuis === 'notification').map((e) => e.code),
  enRetard: decision.aNotifierAvant !== null && estEchue(decision.aNotifierAvant, le, appel.fuseau),
})

/** Le dernier jour pour communiquer la décision : deux semaines après la commission (G-44). */
export const aNotifierAvant = (appel: Pick<Appel, 'commission'>, seance: Jour | undefined): Jour | null => {
  const delai = appel.commission?.decisionSous
  if (delai === undefined || seance === undefined) return null
  return seance.add({ weeks: delai.semaines ?? 0, days: delai.jours ?? 0 })
}
