import { Hono } from 'hono'
import { lireCourrielDe } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { classer, renvoyer } from '../plateforme/courriel/expedition.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { PageNonRemis } from './courriels.html.tsx'
import { compterNonRemis, lireNonRemis, lireUnNonRemis, PAR_PAGE } from './courriels.sql.ts'
import { sOccupeDesCourriels } from './courriels.ts'
import { fuseauDe } from './fuseau.ts'

/** Les courriels qui ne sont pas arrivés, pour l'agence et son opérateur. */
export const pagesDesCourrielsNonRemis = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/courriels-non-remis', async (c) => {
      const acteur = c.get('acteur')
      if (acteur === undefined || !sOccupeDesCourriels(acteur)) return c.notFound()
      const dossier = c.req.query('dossier') || undefined
      const page = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)
      return c.html(
        rendre(
          <PageNonRemis
            cadre={c.get('cadre')}
            jeton={c.get('jeton')}
            lignes={await lireNonRemis(monde.base, acteur, dossier, page)}
            dossier={dossier}
            page={page}
            pages={Math.ceil((await compterNonRemis(monde.base, acteur, dossier)) / PAR_PAGE)}
            fuseau={fuseauDe(monde.appels, acteur)}
          />,
        ),
      )
    })
    .post('/courriels-non-remis/:id{[0-9]{1,15}}', async (c) => {
      const acteur = c.get('acteur')
      if (acteur === undefined || !sOccupeDesCourriels(acteur)) return c.notFound()
      const courriel = await lireUnNonRemis(monde.base, acteur, BigInt(c.req.param('id')))
      if (courriel === undefined) return c.notFound()
      const adresse = courriel.personne === null ? undefined : await lireCourrielDe(monde.base, courriel.personne)
      if (c.get('corps')['geste'] === 'renvoyer') await renvoyer(monde.base, courriel.id, adresse ?? courriel.a)
      else await classer(monde.base, courriel.id)
      return c.redirect('/courriels-non-remis', 303)
    })
