import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { guichetDe } from './appel.ts'
import { PageEligibilite } from './eligibilite.html.tsx'
import { conditionsDEntree, lireReponses, questionsDuTest } from './eligibilite.ts'
import { entreeDe } from './entree.ts'
import type { Monde } from './monde.actes.ts'
import { lirePublies } from './publication.sql.ts'
import { verdicts } from './regles.publicodes.ts'

/** Le test d'éligibilité : une adresse que l'on partage, sans compte, sans rien garder. */
export const pagesDEligibilite = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/eligibilite/:guichet', async (c) => {
    const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
    if (publie === undefined) return c.notFound()
    const appel = monde.appel(publie.code, publie.version)
    const guichet = guichetDe(appel, c.req.param('guichet'))
    if (guichet === undefined) return c.notFound()
    const frappes = c.req.query()
    const { faits, illisibles } = lireReponses(appel.faits, frappes)
    const lus = verdicts(appel, conditionsDEntree(guichet), faits)
    const commence = Object.values(frappes).some((v) => v !== '')
    return c.html(
      rendre(
        <PageEligibilite
          cadre={c.get('cadre')}
          appel={appel}
          guichet={guichet}
          le={c.get('recuLe')}
          questions={questionsDuTest(appel.faits, guichet, lus, frappes)}
          frappes={frappes}
          illisibles={illisibles}
          verdicts={commence ? lus : []}
          entree={entreeDe(appel, guichet, c.get('acteur')?.role ?? 'personne', c.get('recuLe'))}
        />,
      ),
      illisibles.length > 0 ? 422 : 200,
    )
  })
