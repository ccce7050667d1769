import type { Monde } from '../appel/monde.actes.ts'
import { heuresDesRappels, rappeler } from '../candidature/rappels.actes.ts'
import { rappelerLesConditions } from '../decision/conditions.actes.ts'
import { rappelerLesDecisions } from '../decision/rappels.actes.ts'
import { relancerLesComplements } from '../instruction/relances.actes.ts'
import { sceller } from '../journal/sceau.sql.ts'
import { avant, type Instant } from '../socle/temps.ts'
import { type Faire, jouer } from './jouer.actes.ts'
import { planter } from './planter.actes.ts'
import { ecrireAvancement, lireAvancements } from './repetition.sql.ts'
import type { ScenarioDuBac } from './scenario.ts'

/**
 * Fait vivre les organismes inventés jusqu'à un instant compris, depuis là où ils en étaient. Ce qu'un visiteur a fait
 * entre-temps demeure : un geste du scénario qui ne passe plus est simplement refusé.
 * @param dire reçoit l'avancement, pour qu'une page le montre
 */
export const avancer = async (
  monde: Monde,
  faire: Faire,
  scenarios: readonly ScenarioDuBac[],
  jusque: Instant,
  dire: (texte: string) => void,
): Promise<void> => {
  const connus = await lireAvancements(monde.base)
  for (const { scenario, appel, texte } of scenarios) {
    const connu = connus.find((a) => a.scenario === scenario.code)
    const partie = {
      scenario,
      acteurs: await planter(monde.base, scenario, appel),
      dossiers: new Map(Object.entries(connu?.dossiers ?? {})),
    }
    let rang = connu?.rang ?? 0
    const rappels = heuresDesRappels(appel)
    let depuis = scenario.gestes[rang - 1]?.le
    for (const geste of scenario.gestes.slice(rang)) {
      if (avant(jusque, geste.le)) break
      for (const heure of rappels)
        if ((depuis === undefined || avant(depuis, heure)) && !avant(geste.le, heure)) await rappeler(monde, heure)
      depuis = geste.le
      await jouer(monde, faire, partie, geste.acte === 'publier' ? { ...geste, avec: { ...scenario.appel, texte } } : geste)
      rang += 1
      if (rang % 25 === 0) dire(`${scenario.titre} : ${rang} actes sur ${scenario.gestes.length}.`)
    }
    await ecrireAvancement(monde.base, { scenario: scenario.code, rang, dossiers: Object.fromEntries(partie.dossiers) })
  }
  await rappeler(monde, jusque)
  await relancerLesComplements(monde, jusque)
  await rappelerLesConditions(monde, jusque)
  await rappelerLesDecisions(monde, jusque)
  await sceller(monde.base, jusque)
}
