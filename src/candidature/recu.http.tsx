import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { lireAvecRegles } from './avec-regles.actes.ts'
import type { DossierLu } from './dossier-lu.ts'
import type { Grave } from './grave.ts'
import { PageRecu } from './recu.html.tsx'
import { recuEnPdf } from './recu.pdf.ts'
import { lireDepot } from './recu.sql.ts'

/** Le reçu d'un dépôt, à l'écran et en PDF ; il reste lisible toute la vie du dossier. */
export const pagesDuRecu = (monde: Monde, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers/:id/recu', async (c) => {
      const lu = await lireDepose(c, monde, ouvrir)
      if (lu === undefined) return c.notFound()
      return c.html(rendre(<PageRecu cadre={c.get('cadre')} le={c.get('recuLe')} {...lu} />))
    })
    .get('/dossiers/:id/recu.pdf', async (c) => {
      const lu = await lireDepose(c, monde, ouvrir)
      if (lu === undefined) return c.notFound()
      return c.body(new Uint8Array(recuEnPdf(lu.lu, lu.depot)), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="recu-${lu.lu.dossier.id}.pdf"`,
        'Cache-Control': 'private, no-store',
      })
    })

/** Le reçu d'un dossier déposé, tel que le courriel du dépôt le joint. */
export const composerRecu = async (monde: Monde, id: string): Promise<Uint8Array> => {
  const depot = await lireDepot(monde.base, id)
  if (depot === undefined) throw new Error(`Le dossier ${id} n’a pas de dépôt`)
  return recuEnPdf(await lireAvecRegles(monde.base, monde, id, depot.le), depot)
}

/** Un dossier déposé et son dépôt, si cette personne peut le lire. */
export const lireDepose = async (
  c: Context<Visite>,
  monde: Monde,
  ouvrir: Ouvrir,
): Promise<{ readonly lu: DossierLu; readonly depot: Grave } | undefined> => {
  const vivant = await ouvrir(monde, c.get('acteur'), 'dossier', c.req.param('id') ?? '')
  if (vivant === undefined) return undefined
  const depot = await lireDepot(monde.base, vivant.id)
  return depot === undefined ? undefined : { lu: await lireAvecRegles(monde.base, monde, vivant.id, c.get('recuLe')), depot }
}
