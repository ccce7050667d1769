import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { DecisionDite } from '../commission/ordreDuJour.ts'
import { lireDecisionsDe } from './decision.sql.ts'
import { lireDelais } from './rappels.actes.ts'
import { SENS_DITS } from './sens.ts'

/** Ce que les pages des séances, qui viennent avant, montrent de la décision : où elle en est, et le délai tenu (G-44). */
export const suiteDesSeances = (monde: Monde) => ({
  decisions: async (dossiers: readonly string[]): Promise<ReadonlyMap<string, DecisionDite>> =>
    new Map([...(await lireDecisionsDe(monde.base, dossiers))].map(([id, d]) => [id, SENS_DITS[d.sens]])),
  delais: (appel: Appel) => lireDelais(monde, appel),
})
