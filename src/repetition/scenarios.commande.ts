import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Savoir } from '../appel/monde.actes.ts'
import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { ScenarioDuBac } from './scenario.ts'
import { lireScenario } from './scenario.yaml.ts'

/** Les scénarios que le bac à sable fait vivre. */
const DU_BAC = ['guyane-2021', 'ara-2023'] as const

export const lireScenarios = async (racine: string, savoir: Savoir): Promise<Result<readonly ScenarioDuBac[], readonly Defaut[]>> => {
  const lus = await Promise.all(
    DU_BAC.map(async (code) => {
      const fichier = join(racine, 'scenarios', `${code}.yaml`)
      const lu = lireScenario(await readFile(fichier, 'utf8'), fichier)
      if (!lu.ok) return lu
      const appel = savoir.appel(lu.value.appel.code, lu.value.appel.version)
      return ok({ scenario: lu.value, appel, texte: await lireTexteDAppel(racine, appel) })
    }),
  )
  const defauts = lus.flatMap((l) => (l.ok ? [] : l.error))
  return defauts.length > 0 ? err(defauts) : ok(lus.flatMap((l) => (l.ok ? [l.value] : [])))
}

/** Le texte d'un appel, tel que publié : son empreinte est gardée. */
export const lireTexteDAppel = (racine: string, appel: ScenarioDuBac['appel']): Promise<string> =>
  readFile(join(racine, 'appels', appel.agence.code, `${appel.code}.v${appel.version}.yaml`), 'utf8')
