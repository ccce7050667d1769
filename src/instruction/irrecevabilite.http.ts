import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from './acces.http.ts'
import { lireRecevabilite } from './instruction.sql.ts'
import { lireSource } from './piece-d-irrecevabilite.ts'

/** La lettre d'une irrecevabilité, telle qu'elle est partie. */
export const pagesDIrrecevabilite = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/dossiers/:id/irrecevabilite.pdf', async (c) => {
    const vivant = await ouvrir(monde, c.get('acteur'), 'dossier', c.req.param('id'))
    if (vivant === undefined) return c.notFound()
    const lettre = (await lireRecevabilite(monde.base, vivant.id))?.lettre ?? undefined
    if (lettre === undefined) return c.notFound()
    return c.body(await monde.fichiers.suivre(lettre), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="irrecevabilite-${vivant.id}.pdf"`,
      'Cache-Control': 'private, no-store',
    })
  })

/** La lettre que le courriel d'une irrecevabilité joint ; `undefined` : la pièce attendue n'en est pas une. */
export const joindreIrrecevabilite = async (monde: Monde, source: string): Promise<Uint8Array | undefined> => {
  const dossier = lireSource(source)
  if (dossier === undefined) return undefined
  const lettre = (await lireRecevabilite(monde.base, dossier))?.lettre ?? undefined
  if (lettre === undefined) throw new Error(`L’irrecevabilité ${source} n’a pas de lettre`)
  return monde.fichiers.lire(lettre)
}
