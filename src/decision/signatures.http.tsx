import { Hono } from 'hono'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { lireSignatures } from './signature.sql.ts'
import { PageSignatures } from './signatures.html.tsx'

/** `/appels/:code/signatures` : les délégations de signature d'un appel, pour l'agence et sa direction. */
export const pagesDesSignatures = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/signatures', async (c) => {
    const acteur = c.get('acteur')
    const appel = monde.appelCourant(c.req.param('code'))
    const vivant = appel === undefined ? undefined : await voirVivant(monde.base, 'appel', appel.code)
    if (acteur === undefined || appel === undefined || vivant === undefined || peutLire(acteur, vivant) !== undefined) return c.notFound()
    if (!['ars', 'direction', 'delegataire'].includes(acteur.role)) return c.notFound()
    return c.html(
      rendre(
        <PageSignatures
          cadre={c.get('cadre')}
          appel={appel}
          signatures={await lireSignatures(monde.base, appel.code)}
          delegue={acteur.role === 'direction' ? 'oui' : 'non'}
        />,
      ),
    )
  })
