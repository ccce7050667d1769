import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installer } from './moteur.mjs'
import { npm } from './npm.mjs'
import { estSansRemede, impossible, racine } from './panne.mjs'
import { annoncer, auBesoin, exigerPlace } from './verrou.mjs'

/** Met node_modules en accord avec package-lock.json ; ne fait rien quand il l'est déjà, même installé à la main. */
export const preparerPaquets = (node) =>
  auBesoin(
    () => !accord(),
    () => annoncer('les paquets s’installent (une demi-minute, une seule fois)', () => installerPaquets(node)),
  )

const TOUT = ['--include=dev', '--include=optional']

/**
 * Trois essais, du plus strict au plus souple, tous aux versions de package-lock.json. `npm ci` refuse parfois (npm 11)
 * un verrou où manque un paquet facultatif d'une autre plateforme ; un npm ancien bute parfois (npm 10) sur ceux de la nôtre.
 */
const installerPaquets = async (node) => {
  exigerPlace(700)
  const essais = [
    () => npm(['ci', ...TOUT], racine),
    () => npm(['install', '--no-save', ...TOUT], racine),
    async () => {
      await installer('npm@11.21.2')
      await npm(['install', '--no-save', ...TOUT], racine, { programme: join(racine, '.runtime/node_modules/npm/bin/npm-cli.js'), node })
    },
  ]
  for (const [rang, essayer] of essais.entries()) {
    try {
      await essayer()
      if (accord()) return
    } catch (erreur) {
      if (estSansRemede(erreur) || rang === essais.length - 1) throw erreur
    }
  }
  throw impossible('les paquets installés ne sont pas ceux de package-lock.json : supprimez node_modules, puis recommencez.')
}

const lirePaquets = (chemin) => JSON.parse(readFileSync(join(racine, chemin), 'utf8')).packages

/** npm écrit `node_modules/.package-lock.json` quand il a fini : c'est ce qui est installé, à comparer à ce qui doit l'être. */
const accord = () => {
  if (!existsSync(join(racine, 'node_modules/.package-lock.json'))) return false
  const presents = lirePaquets('node_modules/.package-lock.json')
  return Object.entries(lirePaquets('package-lock.json'))
    .filter(([chemin, paquet]) => chemin !== '' && (presents[chemin] !== undefined || estPourNous(paquet)))
    .every(([chemin, paquet]) => presents[chemin]?.version === paquet.version)
}

/** Un paquet facultatif d'une autre plateforme a le droit de manquer (la libc n'est pas jugée ici : npm choisit). */
const estPourNous = ({ optional, devOptional, os, cpu, libc }) =>
  !(optional || devOptional) ||
  (os !== undefined && cpu !== undefined && libc === undefined && os.includes(process.platform) && cpu.includes(process.arch))
