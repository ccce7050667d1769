import type { Monde } from '../appel/monde.actes.ts'
import { sceller } from '../journal/sceau.sql.ts'
import type { Instant } from '../socle/temps.ts'
import { type Faire, type Joue, jouer, type Partie } from './jouer.actes.ts'
import { planter } from './planter.actes.ts'
import type { Scenario } from './scenario.ts'

/** Rejoue un scénario jusqu'à un instant (compris), ou en entier. Le journal est scellé à la fin de chaque jour joué. */
export const rejouer = async (
  monde: Monde,
  faire: Faire,
  scenario: Scenario,
  texte: string,
  jusque?: Instant,
): Promise<{ readonly partie: Partie; readonly joues: readonly Joue[] }> => {
  const appel = monde.appel(scenario.appel.code, scenario.appel.version)
  const partie: Partie = { scenario, acteurs: await planter(monde.base, scenario, appel), dossiers: new Map() }
  const gestes = jusque === undefined ? scenario.gestes : scenario.gestes.filter((g) => Temporal.Instant.compare(g.le, jusque) <= 0)
  const joues: Joue[] = []
  for (const geste of gestes) {
    const avec = geste.acte === 'publier' ? { ...scenario.appel, texte } : geste.avec
    joues.push(await jouer(monde, faire, partie, { ...geste, avec }))
    const suivant = gestes[joues.length]
    if (suivant === undefined || suivant.le.since(geste.le).total('hours') > 12) await sceller(monde.base, geste.le)
  }
  return { partie, joues }
}
