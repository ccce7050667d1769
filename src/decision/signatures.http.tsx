import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { lireSignatures } from './signature.sql.ts'
import { PageSignatures } from './signatures.html.tsx'

/** `/appels/:code/signatures` : les délégations de signature d'un appel, pour l'agence et sa direction. */
export const pagesDesSignatures = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/signatures', async (c) => {
    const acteur = c.get('acteur')
    if (acteur === undefined || !['ars', 'direction', 'delegataire'].includes(acteur.role)) return c.notFound()
    const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('code'))
    const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
    if (appel === undefined) return c.notFound()
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
