import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const estRacine = (dossier: string): boolean => {
  const fiche = join(dossier, 'package.json')
  return existsSync(fiche) && /"name":\s*"palier"/.test(readFileSync(fiche, 'utf8'))
}

const chercher = (dossier: string): string => {
  if (estRacine(dossier)) return dossier
  const parent = dirname(dossier)
  if (parent === dossier) throw new Error('Le dossier du projet est introuvable : package.json doit rester à côté de src/ et de dist/.')
  return chercher(parent)
}

/** Le dossier du projet (celui de package.json), le même depuis les sources et depuis dist/serveur.js. */
export const racine: string = chercher(import.meta.dirname)
