import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { impossible, racine } from './panne.mjs'

const VERROU = join(racine, '.runtime/verrou')

/**
 * Fait le travail si le besoin est là, jamais à deux à la fois : le second attend, puis constate que c'est fait.
 * Le verrou d'un processus mort ne compte plus.
 */
export const auBesoin = async (besoin, travail) => {
  if (!besoin()) return
  mkdirSync(join(racine, '.runtime'), { recursive: true })
  let annonce = false
  while (!prendre()) {
    if (!annonce) console.error('Palier · une autre commande prépare déjà le projet, un instant…')
    annonce = true
    await attendre(200)
  }
  try {
    if (besoin()) await travail()
  } finally {
    rmSync(VERROU, { recursive: true, force: true })
  }
}

const prendre = () => {
  try {
    mkdirSync(VERROU)
    writeFileSync(join(VERROU, 'processus'), String(process.pid))
    return true
  } catch (erreur) {
    if (erreur.code !== 'EEXIST') throw erreur
    if (estAbandonne()) rmSync(VERROU, { recursive: true, force: true })
    return false
  }
}

const estAbandonne = () => {
  try {
    process.kill(Number(readFileSync(join(VERROU, 'processus'), 'utf8')), 0)
    return false
  } catch (erreur) {
    // ENOENT : l'autre vient de prendre le verrou et n'a pas encore signé, ou vient de le rendre.
    return erreur.code === 'ESRCH'
  }
}

/** npm se tait parfois quand le disque se remplit, et laisse des fichiers tronqués : on compte la place avant. */
export const exigerPlace = (mega) => {
  const { bavail, bsize } = statfsSync(racine)
  if (bavail * bsize < mega * 1e6) throw impossible(`il reste trop peu de place dans ${racine} : libérez ${mega} Mo, puis recommencez.`)
}

/** Annonce un travail, le fait, et dit en combien de temps. */
export const annoncer = async (phrase, travail) => {
  const debut = Date.now()
  console.error(`Palier · ${phrase}…`)
  await travail()
  console.error(`Palier · … fait en ${Math.round((Date.now() - debut) / 1000)} s.`)
}
