import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { impossible, racine } from './panne.mjs'
import { annoncer, auBesoin, exigerPlace } from './verrou.mjs'

const VERSION = '26.10.0'
const MAJEURE = 26

/** Le programme Node à employer : celui de la machine s'il est assez récent, sinon la version fixée, dans `.runtime/`. */
export const preparerMoteur = async () => {
  if (majeure(process.version) < 20)
    throw impossible(`Node.js ${process.version} est trop ancien : installez Node.js 20 ou plus (https://nodejs.org).`)
  if (majeure(process.version) >= MAJEURE) return process.execPath
  const { paquet, programme } = moteurFixe()
  await auBesoin(
    () => !tourne(programme),
    () => annoncer(`Node.js ${VERSION} s’installe dans .runtime (une vingtaine de secondes, une seule fois)`, () => installer(paquet)),
  )
  if (tourne(programme)) return programme
  throw impossible(
    `Node.js ${VERSION} ne démarre pas sur cette machine (${process.platform}-${process.arch}) : installez Node.js 26 ou plus, puis recommencez.`,
  )
}

/** Installe dans `.runtime/` (en remplaçant ce qu'une installation interrompue y aurait laissé), qui a son propre package.json pour ne rien changer au projet. */
export const installer = (paquet) => {
  const dossier = join(racine, '.runtime')
  exigerPlace(400)
  mkdirSync(dossier, { recursive: true })
  rmSync(join(dossier, 'node_modules', paquet.split('@')[0]), { recursive: true, force: true })
  if (!existsSync(join(dossier, 'package.json'))) writeFileSync(join(dossier, 'package.json'), '{ "private": true }\n')
  return npm(['install', '--save-exact', paquet], dossier)
}

const moteurFixe = () => {
  const plateforme = process.platform === 'win32' ? 'win' : process.platform
  // Le nom « node-darwin-arm64 » était pris : ce paquet-là s'appelle autrement.
  const nom = `${plateforme === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${plateforme}-${process.arch}`
  const programme = join(racine, '.runtime/node_modules', nom, 'bin', plateforme === 'win' ? 'node.exe' : 'node')
  return { paquet: `${nom}@${VERSION}`, programme }
}

const majeure = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

const tourne = (programme) =>
  existsSync(programme) && spawnSync(programme, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${VERSION}`
