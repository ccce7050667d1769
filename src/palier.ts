import { repondre } from './verbes.ts'

/** L'entrée de la ligne de commande : `./palier <verbe> …`. */
try {
  const { sortie, code } = await repondre(process.argv.slice(2))
  const canal = code === 2 ? process.stderr : process.stdout
  canal.write(sortie.endsWith('\n') || sortie === '' ? sortie : `${sortie}\n`)
  process.exitCode = code
} catch (erreur) {
  console.error(`Palier · ${erreur instanceof Error ? erreur.message : String(erreur)}`)
  process.exitCode = 1
}
