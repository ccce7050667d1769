import { type Jour, jourAvant } from '../socle/temps.ts'

/** Les trois rappels d'une décision qui doit arriver avant un jour dit (G-44). */
export const ETAPES = ['J-5', 'J-1', 'retard'] as const
export type Etape = (typeof ETAPES)[number]

/** Un dossier dont la décision doit encore arriver au porteur. */
export type Attendu = { readonly dossier: string; readonly appel: string; readonly limite: Jour; readonly reste: 'decider' | 'notifier' }
/** Les dossiers d'une même échéance se rappellent ensemble. `avec` : les étapes que ce rappel vaut, la sienne comprise. */
export type RappelDu = {
  readonly appel: string
  readonly limite: Jour
  readonly etape: Etape
  readonly avec: readonly Etape[]
  readonly attendus: readonly Attendu[]
}

/** Les rappels à envoyer ce jour, un par échéance au plus ; un rappel manqué est rattrapé par le suivant. */
export const rappelsDus = (
  attendus: readonly Attendu[],
  aujourdhui: (appel: string) => Jour,
  dejaFaits: readonly Pick<RappelDu, 'appel' | 'limite' | 'etape'>[],
): readonly RappelDu[] => {
  const faits = new Set(dejaFaits.map((f) => `${f.appel} ${f.limite} ${f.etape}`))
  return [...Map.groupBy(attendus, (a) => `${a.appel} ${a.limite}`)].flatMap(([cle, siens]) => {
    const premier = siens[0]
    if (premier === undefined) return []
    const { appel, limite } = premier
    const passees = ETAPES.filter((e) => !jourAvant(aujourdhui(appel), jourDuRappel(e, limite)))
    const etape = passees.at(-1)
    if (etape === undefined || faits.has(`${cle} ${etape}`)) return []
    return [{ appel, limite, etape, avec: passees.filter((e) => !faits.has(`${cle} ${e}`)), attendus: siens }]
  })
}

const jourDuRappel = (etape: Etape, limite: Jour): Jour => limite.add({ days: etape === 'J-5' ? -5 : etape === 'J-1' ? -1 : 1 })

/** Une décision notifiée : le jour de la commission qui l'a examinée, celui où elle est arrivée, et le dernier permis. */
export type Delai = { readonly seance: Jour; readonly notifiee: Jour; readonly limite: Jour }

/** La part des décisions arrivées à temps, et le délai médian en jours ; le plus court des deux du milieu quand ils sont en nombre pair. */
export const mesurerDelais = (
  delais: readonly Delai[],
): { readonly aTemps: number; readonly total: number; readonly mediane: number } | undefined => {
  if (delais.length === 0) return undefined
  const jours = delais.map((d) => d.seance.until(d.notifiee).days).toSorted((a, b) => a - b)
  return {
    aTemps: delais.filter((d) => !jourAvant(d.limite, d.notifiee)).length,
    total: delais.length,
    mediane: jours[Math.floor((jours.length - 1) / 2)] ?? 0,
  }
}
