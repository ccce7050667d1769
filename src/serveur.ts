import { serve } from '@hono/node-server'
import { application } from './application.ts'
import { ouvrirBac } from './bac.ts'
import { ouvrirService, type Service } from './main.ts'
import type { Bac } from './repetition/bac.http.tsx'

// En développement ce module est relu à chaque changement ; le service, lui, ne s'ouvre qu'une fois.
const partage = globalThis as { palier?: Promise<{ readonly service: Service; readonly bac: Bac | undefined }> }
const ouvrir = async () => {
  const service = await ouvrirService()
  return { service, bac: service.configuration.mode === 'bac-a-sable' ? await ouvrirBac(service) : undefined }
}
partage.palier ??= ouvrir()
const { service, bac } = await partage.palier
const app = application(service, bac)
export default app

if (import.meta.env.MODE === 'production') {
  const { port, hote } = service.configuration
  const serveur = serve({ fetch: app.fetch, port, hostname: hote }, () => console.log(`Palier est ouvert : ${service.configuration.url}`))
  const arreter = () => serveur.close(() => void service.arreter().then(() => process.exit(0)))
  process.once('SIGTERM', arreter)
  process.once('SIGINT', arreter)
}
