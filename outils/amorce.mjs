// Le premier pas : avec Node 20 ou plus et npm, tout le reste se met en place, puis la commande demandée prend la main.
// JavaScript simple, sans dépendance : il doit tourner avant que quoi que ce soit ne soit installé.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { construire } from './amorce/construction.mjs'
import { ceder, executer } from './amorce/execution.mjs'
import { preparerMoteur } from './amorce/moteur.mjs'
import { preparerNavigateur } from './amorce/navigateur.mjs'
import { panne, racine } from './amorce/panne.mjs'
import { preparerPaquets } from './amorce/paquets.mjs'

const outil = (chemin) => join(racine, 'node_modules', chemin)
const VITEST = outil('vitest/vitest.mjs')

const fichiers = (dossier, fin) =>
  existsSync(join(racine, dossier))
    ? readdirSync(join(racine, dossier), { recursive: true, encoding: 'utf8' })
        .filter((nom) => nom.endsWith(fin))
        .sort()
        .map((nom) => join(racine, dossier, nom))
    : []

const verbes = {
  demarrer: async (node, args) => {
    await construire(node)
    return ceder(node, [join(racine, 'dist/serveur.js'), ...args])
  },
  developper: (node, args) => ceder(node, [join(racine, 'outils/developper.ts'), ...args]),
  eprouver: (node, args) => essayer(node, args),
  endurer: (node, args) => essayer(node, ['--config', join(racine, 'vitest.epreuves.config.ts'), ...args]),
  controler: (node) =>
    tous(node, [
      ['la forme', [outil('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']],
      ['les types', [outil('typescript/bin/tsc'), '-p', racine]],
      ['ce qui ne sert pas', [outil('knip/bin/knip.js')]],
      ['les frontières', [VITEST, 'run', '--project', 'pur', 'frontieres']],
      ['les définitions', [join(racine, 'src/palier.ts'), 'verifier', ...fichiers('appels', '.yaml')]],
    ]),
  mesurer: (node) =>
    tous(
      node,
      fichiers('outils/mesures', '.ts').map((fichier) => [fichier, [fichier]]),
    ),
  palier: (node, args) =>
    args[0] === 'demarrer' ? verbes.demarrer(node, args.slice(1)) : ceder(node, [join(racine, 'src/palier.ts'), ...args]),
}

const essayer = async (node, args) => {
  await construire(node)
  const chromium = await preparerNavigateur()
  if (chromium !== undefined) process.env.CHROME_PATH = chromium
  return ceder(node, [VITEST, 'run', ...args])
}

/** Tout est vérifié, même après un défaut : on les voit tous d'un coup. */
const tous = async (node, etapes) => {
  let pire = 0
  for (const [titre, args] of etapes) {
    console.log(`\nPalier · ${titre}`)
    const code = await executer(node, args)
    if (code !== 0) console.log(`Palier · ${titre} : à reprendre.`)
    pire = Math.max(pire, code)
  }
  return pire
}

const principal = async () => {
  const [nom, ...args] = process.argv.slice(2)
  const verbe = verbes[nom]
  if (verbe === undefined) {
    console.error(`Palier · « ${nom ?? ''} » n’est pas un verbe de l’amorce : ${Object.keys(verbes).join(', ')}.`)
    return 2
  }
  if (nom !== 'palier') process.chdir(racine)
  const node = await preparerMoteur()
  await preparerPaquets(node)
  return verbe(node, args)
}

try {
  process.exitCode = await principal()
} catch (erreur) {
  console.error(`Palier · ${panne(erreur)}`)
  process.exitCode = 1
}
