import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import { marquerOuvertes } from './decision.sql.ts'
import { lireCaducite, lireLettre } from './lettre.sql.ts'
import { lireSource } from './piece.ts'

/** La lettre d'une décision notifiée, telle qu'elle est partie ; le porteur qui l'ouvre en donne date. */
export const pagesDesLettres = (monde: Monde, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>().get('/dossiers/:id/decision/:lettre{[0-9]{1,4}(?:-caducite)?\\.pdf}', async (c) => {
    const acteur = c.get('acteur')
    const vivant = await ouvrir(monde, acteur, 'dossier', c.req.param('id'))
    if (acteur === undefined || vivant === undefined) return c.notFound()
    const rang = Number.parseInt(c.req.param('lettre'), 10)
    const genre = c.req.param('lettre').includes('caducite') ? 'caducite' : 'decision'
    const lettre = await LETTRES[genre](monde.base, vivant.id, rang)
    if (lettre === undefined) return c.notFound()
    if (acteur.role === 'porteur') await marquerOuvertes(monde.base, vivant.id, acteur.id, c.get('recuLe'))
    return c.body(await monde.fichiers.suivre(lettre), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${genre}-${vivant.id}-${rang}.pdf"`,
      'Cache-Control': 'private, no-store',
    })
  })

/** Celle de la notification, et celle qui la dit caduque. */
const LETTRES = { decision: lireLettre, caducite: lireCaducite } as const

/** La lettre que le courriel de la notification joint ; `undefined` : la pièce attendue n'est pas une lettre de décision. */
export const joindreLettre = async (monde: Monde, source: string): Promise<Uint8Array | undefined> => {
  const lue = lireSource(source)
  if (lue === undefined) return undefined
  const lettre = await LETTRES[lue.genre](monde.base, lue.dossier, lue.rang)
  if (lettre === undefined) throw new Error(`La décision ${source} n’a pas de lettre`)
  return monde.fichiers.lire(lettre)
}
