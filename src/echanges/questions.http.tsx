import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lirePublies } from '../appel/publication.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { PageQuestions } from './questions.html.tsx'
import { lireQuestions } from './questions.sql.ts'

/** Les questions d'un appel qui ont leur réponse, lisibles par tous (G-01). */
export const pagesDesQuestions = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/questions', async (c) => {
    const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
    if (publie === undefined) return c.notFound()
    const questions = (await lireQuestions(monde.base, publie.code))
      .filter((q) => q.reponse !== null)
      .map((q) => ({ ...q, cle: `question-${q.id}` }))
    return c.html(
      rendre(
        <PageQuestions
          cadre={c.get('cadre')}
          appel={monde.appel(publie.code, publie.version)}
          questions={questions}
          peutDemander={c.get('acteur')?.role === 'porteur' ? 'oui' : 'non'}
        />,
      ),
    )
  })
