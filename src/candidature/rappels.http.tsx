import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { PageRappels } from './rappels.html.tsx'
import { arreterSuivi, lireSuivi } from './rappels.sql.ts'

const UNE_CLE = ':cle{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}'

/** La page où mène le lien d'arrêt des rappels ; une clé inconnue répond comme une page qui n'existe pas. */
export const pagesDesRappels = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get(`/rappels/${UNE_CLE}`, async (c) => {
      const suivi = await lireSuivi(monde.base, c.req.param('cle'))
      if (suivi === undefined) return c.notFound()
      return c.html(rendre(<PageRappels cadre={c.get('cadre')} jeton={c.get('jeton')} suivi={suivi} />))
    })
    .post(`/rappels/${UNE_CLE}`, async (c) => {
      const cle = c.req.param('cle')
      await arreterSuivi(monde.base, cle, c.get('recuLe'))
      return c.redirect(`/rappels/${cle}`, 303)
    })
