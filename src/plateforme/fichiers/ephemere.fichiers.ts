import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fichiersDuDossier } from './disque.fichiers.ts'

/** Des fichiers qui ne durent que le temps d'une répétition : leur dossier disparaît avec le programme. */
export const fichiersEphemeres = () => {
  const dossier = mkdtempSync(join(tmpdir(), 'palier-fichiers-'))
  process.once('exit', () => rmSync(dossier, { recursive: true, force: true }))
  return fichiersDuDossier(dossier)
}
