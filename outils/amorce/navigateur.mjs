import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { executer } from './execution.mjs'
import { annoncer } from './verrou.mjs'

const NOMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const AILLEURS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** Un Chromium pour les essais de navigateur ; s'il ne peut pas être installé, une ligne le dit et les autres essais tournent. */
export const preparerNavigateur = async () => {
  const present = trouver()
  if (present !== undefined) return present
  if (process.getuid?.() === 0 && duChemin(['apt-get']) !== undefined) {
    await annoncer('Chromium s’installe pour les essais de navigateur (une minute, une seule fois)', async () => {
      process.env.DEBIAN_FRONTEND = 'noninteractive'
      const jour = await executer('apt-get', ['update', '-qq'])
      if (jour === 0) await executer('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    })
  }
  const installe = trouver()
  if (installe === undefined) console.error(`Palier · ${SANS_NAVIGATEUR}`)
  return installe
}

const SANS_NAVIGATEUR =
  'aucun Chromium sur cette machine : installez-le, ou indiquez son chemin dans CHROME_PATH ; les essais de navigateur échoueront d’ici là.'

const duChemin = (noms) =>
  noms.flatMap((nom) => (process.env.PATH ?? '').split(delimiter).map((dossier) => join(dossier, nom))).find((chemin) => existsSync(chemin))

const trouver = () =>
  [process.env.CHROME_PATH, duChemin(NOMS), ...AILLEURS]
    .filter((chemin) => chemin !== undefined && existsSync(chemin))
    // Sur Ubuntu, /usr/bin/chromium-browser peut n'être qu'un renvoi vers snap : on vérifie qu'il répond.
    .find((chemin) => spawnSync(chemin, ['--version'], { stdio: 'ignore' }).status === 0)
