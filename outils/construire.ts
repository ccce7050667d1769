import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'

/** Construit les fichiers du navigateur, les comprime une fois pour toutes, puis le serveur qui les sert. */
export const construire = async (): Promise<void> => {
  rmSync('dist', { recursive: true, force: true })
  // Sans elle, Vite prendrait React dans sa version de mise au point, quatre fois plus lente.
  process.env['NODE_ENV'] = 'production'
  const constructeur = await createBuilder({ mode: 'production', logLevel: 'warn' })
  await construireUn(constructeur, 'client')
  comprimer('dist/public')
  comprimer('dist/public/statique')
  await construireUn(constructeur, 'ssr')
}

const construireUn = async (constructeur: Awaited<ReturnType<typeof createBuilder>>, nom: 'client' | 'ssr'): Promise<void> => {
  const environnement = constructeur.environments[nom]
  if (environnement === undefined) throw new Error(`vite.config.ts ne dit pas comment construire « ${nom} »`)
  await constructeur.build(environnement)
}

const comprimer = (dossier: string): void => {
  for (const nom of readdirSync(dossier).filter((n) => /\.(css|js|svg)$/.test(n))) {
    const chemin = join(dossier, nom)
    const contenu = readFileSync(chemin)
    const reglage = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }
    writeFileSync(`${chemin}.br`, brotliCompressSync(contenu, reglage))
    writeFileSync(`${chemin}.gz`, gzipSync(contenu, { level: 9 }))
  }
}

if (import.meta.main) await construire()
