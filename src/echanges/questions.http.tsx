import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lirePublies } from '../appel/publication.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { coteDe } from './message.ts'
import { PageQuestions } from './questions.html.tsx'
import { lirePubliees } from './questions.sql.ts'

/** Les réponses publiées d'un appel, lisibles par tous (G-01). */
export const pagesDesQuestions = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/questions', async (c) => {
    const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
    if (publie === undefined) return c.notFound()
    const appel = monde.appel(publie.code, publie.version)
    const recherche = (c.req.query('texte') ?? '').trim().slice(0, 100)
    const acteur = c.get('acteur')
    const deLAgence = acteur !== undefined && coteDe(acteur.role) === 'agence' && acteur.agence === appel.agence.code
    const bureau = { texte: 'Les questions à traiter et les créneaux', href: `/appels/${appel.code}/questions/bureau` }
    return c.html(
      rendre(
        <PageQuestions
          cadre={c.get('cadre')}
          appel={appel}
          publiees={await lirePubliees(monde.base, appel.code, recherche)}
          recherche={recherche}
          aussi={deLAgence ? bureau : undefined}
        />,
      ),
    )
  })
