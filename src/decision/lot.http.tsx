import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { choisir, communDe, entrer, estComplet, lireLot } from './lieu-du-lot.http.tsx'
import { simulerLot } from './lot.actes.ts'
import { PageApercuDuLot } from './lot.html.tsx'

/** `/appels/:code/classement/:guichet/decider` : plusieurs dossiers, une décision, et d'abord son effet. La confirmer est un lot (`suivi`). */
export const pagesDuLot = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels/:code/classement/:guichet/decider', async (c) => {
      const lieu = await entrer(c, monde)
      return lieu === undefined ? c.notFound() : choisir(c, lieu, {}, 200)
    })
    .post('/appels/:code/classement/:guichet/decider/apercu', async (c) => {
      const lieu = await entrer(c, monde)
      if (lieu === undefined) return c.notFound()
      const lot = lireLot(c.get('corps'), lieu.decidables)
      if (c.get('corps')['modifier'] !== undefined) return choisir(c, lieu, lot, 200)
      if (!estComplet(lot)) return choisir(c, lieu, lot, 422)
      const effet = await simulerLot(monde, { appel: lieu.appel.code, guichet: lieu.guichet.code }, lot, lieu.acteur, c.get('recuLe'))
      return c.html(
        rendre(
          <PageApercuDuLot {...communDe(c, lieu)} id={crypto.randomUUID()} lot={lot} effet={effet} places={lieu.guichet.choix.places} />,
        ),
      )
    })
