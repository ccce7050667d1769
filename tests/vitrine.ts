import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { createServer as createVite } from 'vite'
import { ouvrirNavigateur } from './navigateur.ts'

export type Vitrine = { readonly adresse: string; readonly navigateur: Browser; readonly fermer: () => Promise<void> }

/** Les vraies pages, en-têtes compris, dans un vrai navigateur ; feuilles, script et polices viennent de Vite. */
export const ouvrirVitrine = async (repondre: (requete: Request) => Response | Promise<Response>): Promise<Vitrine> => {
  const vite = await createVite({ server: { middlewareMode: true, hmr: false, ws: false }, logLevel: 'error' })
  const pages = getRequestListener(repondre)
  const serveur = createServer((req, res) =>
    /^\/(appels|dossiers|lots)/.test(req.url ?? '') ? void pages(req, res) : vite.middlewares(req, res),
  )
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  const navigateur = await ouvrirNavigateur()
  return {
    adresse: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    navigateur,
    fermer: async () => {
      await navigateur.close()
      serveur.close()
      await vite.close()
    },
  }
}
