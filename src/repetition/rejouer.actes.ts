import type { Monde } from '../appel/monde.actes.ts'
import { sceller } from '../journal/sceau.sql.ts'
import { type Faire, type Joue, jouer, type Partie } from './jouer.actes.ts'
import { planter } from './planter.actes.ts'
import type { Scenario } from './scenario.ts'

/** Une partie qui reprend où elle en était : du geste de ce rang à celui d'avant `a`, avec les dossiers déjà ouverts. */
export type Reprise = { readonly de: number; readonly a: number; readonly dossiers: ReadonlyMap<string, string> }

/** Rejoue un scénario en entier, ou une reprise. Le journal est scellé à la fin de chaque jour joué. */
export const rejouer = async (
  monde: Monde,
  faire: Faire,
  scenario: Scenario,
  texte: string,
  { de, a, dossiers }: Reprise = { de: 0, a: scenario.gestes.length, dossiers: new Map() },
): Promise<{ readonly partie: Partie; readonly joues: readonly Joue[] }> => {
  const appel = monde.appel(scenario.appel.code, scenario.appel.version)
  const partie: Partie = { scenario, acteurs: await planter(monde.base, scenario, appel), dossiers: new Map(dossiers) }
  const joues: Joue[] = []
  for (const [rang, geste] of scenario.gestes.slice(de, a).entries()) {
    const avec = geste.acte === 'publier' ? { ...scenario.appel, texte } : geste.avec
    joues.push(await jouer(monde, faire, partie, { ...geste, avec }))
    const suivant = scenario.gestes[de + rang + 1]
    if (suivant === undefined || suivant.le.since(geste.le).total('hours') > 12) await sceller(monde.base, geste.le)
  }
  return { partie, joues }
}
