import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { impossible } from './panne.mjs'

/** Le programme npm de la machine : celui qui nous a lancés, celui livré avec Node, ou celui du chemin. */
const trouverNpm = () => {
  const lanceur = process.env.npm_execpath ?? ''
  const pres = dirname(process.execPath)
  const duChemin = (process.env.PATH ?? '')
    .split(delimiter)
    .map((dossier) => join(dossier, 'npm'))
    .filter((chemin) => existsSync(chemin))
    .map((chemin) => realpathSync(chemin))
  const candidats = [
    lanceur,
    join(pres, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(pres, 'node_modules/npm/bin/npm-cli.js'),
    ...duChemin,
  ]
  const npm = candidats.find((chemin) => chemin.endsWith('npm-cli.js') && existsSync(chemin))
  if (npm === undefined)
    throw impossible('npm est introuvable : installez Node.js 20 ou plus avec npm (https://nodejs.org), puis recommencez.')
  return npm
}

const REGLAGES = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--fetch-retry-mintimeout=2000',
]

/**
 * Lance npm en silence ; ce qu'il dit en échouant devient l'erreur. Aucun script de paquet n'est exécuté.
 * `npm` et `node` : pour employer un autre npm que celui de la machine.
 */
export const npm = (args, dossier, { programme = trouverNpm(), node = process.execPath } = {}) =>
  new Promise((rendre, refuser) => {
    const enfant = spawn(node, [programme, ...args, ...REGLAGES], { cwd: dossier, stdio: ['ignore', 'ignore', 'pipe'] })
    let dit = ''
    enfant.stderr.on('data', (morceau) => (dit += morceau))
    enfant.once('error', refuser)
    enfant.once('close', (code) => (code === 0 ? rendre() : refuser(new Error(dit.replace(/^npm error\s*/gm, '')))))
  })
