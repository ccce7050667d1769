import type { Reporter, TestModule } from 'vitest/node'

/** La dernière ligne des essais, toujours de la même forme pour qui la lit par programme : « N passed, N failed ». */
export const bilan: Reporter = {
  onTestRunEnd: (modules, erreurs) => {
    const essais = modules.flatMap((module) => [...module.children.allTests()])
    const reussis = essais.filter((essai) => essai.result().state === 'passed').length
    const rates = essais.filter((essai) => essai.result().state === 'failed').length
    const perdus = modules.filter(estPerdu).length + erreurs.length
    // À la sortie, pour venir après le résumé de vitest ; une préparation qui échoue avant tout essai compte aussi.
    process.once('exit', (code) => {
      const rien = code !== 0 && rates + perdus === 0 ? 1 : 0
      process.stdout.write(`${reussis} passed, ${rates + perdus + rien} failed\n`)
    })
  },
}

/** Un fichier qui n'a pas pu être lu ou préparé compte pour un échec. */
const estPerdu = (module: TestModule): boolean => module.errors().length > 0
