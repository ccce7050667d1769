import devServer from '@hono/vite-dev-server'
import { createServer, type Plugin } from 'vite'

/**
 * Le serveur de développement : chaque page est rendue par le code tel qu'il est écrit, et le navigateur se recharge quand il change.
 * Le script de Vite est demandé par la page elle-même : un script glissé dans la page heurterait notre politique de sûreté.
 */
export const developper = async (entree: string, port: number): Promise<string> => {
  const serveur = await createServer({
    mode: 'development',
    server: { port, host: '127.0.0.1', hmr: { overlay: false } },
    plugins: [devServer({ entry: entree, injectClientScript: false }), rechargement],
  })
  await serveur.listen()
  return serveur.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`
}

/** Une page rendue par le serveur n'a pas de module dans le navigateur : c'est au serveur de lui dire qu'elle a changé. */
const rechargement: Plugin = {
  name: 'palier-rechargement',
  hotUpdate({ modules, server }) {
    if (this.environment.name === 'ssr' && modules.length > 0) server.environments['client']?.hot.send({ type: 'full-reload' })
  },
}

if (import.meta.main) console.log(`Palier en développement : ${await developper('src/serveur.ts', Number(process.env['PORT'] ?? 3000))}`)
