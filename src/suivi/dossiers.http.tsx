import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { absente } from './absente.http.tsx'
import { lireDossiers, PAR_PAGE } from './affaires.sql.ts'
import { PageDossiers } from './dossiers.html.tsx'

/** La liste des dossiers qu'une personne peut lire. */
export const pagesDesListes = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/dossiers', async (c) => {
    const acteur = c.get('acteur')
    if (acteur === undefined) return absente(c)
    const q = (nom: string) => c.req.query(nom) || undefined
    const tri = q('tri') === 'organisme' ? 'organisme' : q('tri') === 'etat' ? 'etat' : 'recent'
    const filtre = {
      etat: q('etat'),
      appel: q('appel'),
      texte: q('texte'),
      tri,
      page: Math.max(1, Math.trunc(Number(q('page') ?? 1)) || 1),
    } as const
    const { lignes, total } = await lireDossiers(monde.base, acteur, filtre)
    return c.html(
      rendre(
        <PageDossiers
          cadre={c.get('cadre')}
          role={acteur.role}
          filtre={filtre}
          lignes={lignes}
          total={total}
          pages={Math.ceil(total / PAR_PAGE)}
          appels={monde.appels}
        />,
      ),
    )
  })
