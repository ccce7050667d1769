import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { statiques } from '../src/plateforme/dsfr/statiques.http.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { ouvrirNavigateur } from './navigateur.ts'

export type Vitrine = { readonly adresse: string; readonly navigateur: Browser; readonly fermer: () => Promise<void> }

/** Les vraies pages, en-têtes compris, dans un vrai navigateur ; feuilles, scripts et polices sont ceux que l'on a construits. */
export const ouvrirVitrine = async (repondre: (requete: Request) => Response | Promise<Response>): Promise<Vitrine> => {
  const construits = lireConstruits(join(racine, 'dist', 'public'))
  const app = new Hono()
    .route('/', statiques(join(racine, 'dist', 'public')))
    .get('*', (c, suite) => {
      const construit = construits[c.req.path.slice(1)]
      return construit === undefined ? suite() : Promise.resolve(c.redirect(`/${construit.file}`))
    })
    .all('*', (c) => repondre(c.req.raw))
  const serveur = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((pret) => serveur.once('listening', pret))
  const navigateur = await ouvrirNavigateur()
  return {
    adresse: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    navigateur,
    fermer: async () => {
      await navigateur.close()
      serveur.close()
    },
  }
}

/** Hors construction, une page nomme ses ressources par leur chemin dans le projet : la construction dit ce que chacune est devenue. */
const lireConstruits = (dossier: string): Readonly<Record<string, { readonly file: string }>> => {
  try {
    return JSON.parse(readFileSync(join(dossier, '.vite', 'manifest.json'), 'utf8')) as Record<string, { file: string }>
  } catch {
    throw new Error('Les feuilles et les scripts ne sont pas construits : lancez « npm test », qui le fait.')
  }
}
