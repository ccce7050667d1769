import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Construit la mesure des pages comme le serveur l'est (React de production), puis la fait tourner. */
process.env['NODE_ENV'] = 'production'
const dossier = await mkdtemp(join(process.cwd(), 'dist-mesure-'))
await build({
  mode: 'production',
  logLevel: 'error',
  configFile: false,
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"development"' },
  ssr: { noExternal: true },
  build: { ssr: 'outils/mesures/pages.tsx', outDir: dossier, emptyOutDir: true, target: 'node26', copyPublicDir: false },
})
const { mesurerPages } = await import(pathToFileURL(join(dossier, 'pages.js')).href)
const { nues, entieres, part } = mesurerPages()
await rm(dossier, { recursive: true, force: true })
console.log(
  JSON.stringify({
    mesure: 'formulaire de 30 questions',
    unite: 'pages par seconde',
    objectif: 0.6,
    nues,
    entieres,
    part: Math.round(part * 100) / 100,
  }),
)
