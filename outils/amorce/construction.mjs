import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { executer } from './execution.mjs'
import { impossible, racine } from './panne.mjs'
import { annoncer, auBesoin } from './verrou.mjs'

const TEMOIN = join(racine, 'dist/.empreinte')

/** Construit dist/ quand il manque ou que les sources ont changé depuis. */
export const construire = (node) =>
  auBesoin(
    () => !existsSync(join(racine, 'dist/serveur.js')) || !existsSync(TEMOIN) || readFileSync(TEMOIN, 'utf8') !== empreinteDesSources(),
    () =>
      annoncer('le serveur se construit', async () => {
        const empreinte = empreinteDesSources()
        if ((await executer(node, [join(racine, 'outils/construire.ts')])) !== 0) {
          throw impossible('la construction a échoué : corrigez les défauts ci-dessus, puis recommencez.')
        }
        writeFileSync(TEMOIN, empreinte)
      }),
  )

const empreinteDesSources = () => {
  const sources = readdirSync(join(racine, 'src'), { recursive: true, encoding: 'utf8' }).map((nom) => join('src', nom))
  const somme = createHash('sha256')
  for (const nom of [...sources, 'vite.config.ts', 'outils/construire.ts', 'package-lock.json'].sort()) {
    const chemin = join(racine, nom)
    if (!existsSync(chemin)) continue
    const etat = statSync(chemin)
    if (etat.isFile()) somme.update(`${nom} ${etat.mtimeMs} ${etat.size}\n`)
  }
  return somme.digest('hex')
}
