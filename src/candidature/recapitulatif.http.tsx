import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { direEnregistrement } from './enregistrement.ts'
import { cheminDe, obstaclesDe } from './obstacles.ts'
import { PageRecapitulatif } from './recapitulatif.html.tsx'

/** La relecture et le dépôt. */
export const pagesDeRelecture = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/recapitulatif',
      auBrouillon(monde, (c, b) => montrer(c, b, undefined)),
    )
    .post(
      '/dossiers/:id/recapitulatif',
      auBrouillon(monde, (c, b) => deposer(c, monde, trouver, b)),
    )

/**
 * Un seul envoi, deux actes : les engagements cochés, gardés quoi qu'il arrive, puis le dépôt.
 * Le même formulaire envoyé deux fois ne dépose qu'une fois, et mène au même reçu.
 */
const deposer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon): Promise<Response> => {
  const { id } = b.lu.dossier
  const corps = c.get('corps')
  const coches = b.lu.guichet.engagements.filter((e) => corps[`engagement.${e.code}`] === 'oui').map((e) => e.code)
  const engages = await agir(c, monde, trouver, b, 's-engager', { engagements: coches })
  const refus = engages.length > 0 ? engages : await agir(c, monde, trouver, b, 'deposer', {})
  if (refus.length === 0) return c.redirect(`/dossiers/${id}/recu`, 303)
  const vivant = await voirVivant(monde.base, 'dossier', id)
  if (vivant?.etat !== 'brouillon') return c.redirect(`/dossiers/${id}/recu`, 303)
  const lu = await lireAvecRegles(monde.base, monde, id, c.get('recuLe'))
  return montrer(c, { ...b, lu }, refus)
}

const montrer = (c: Context<Visite>, { lu, acces }: Brouillon, refus: readonly Refus[] | undefined): Response | Promise<Response> => {
  const le = c.get('recuLe')
  return c.html(
    rendre(
      <PageRecapitulatif
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        acces={acces}
        le={le}
        enregistrement={direEnregistrement(c.req.query('enregistre'), lu.appel.fuseau)}
        obstacles={refus === undefined ? obstaclesDe(lu, le) : refus.map((r) => ({ refus: r, chemin: cheminDe(r, lu) }))}
        coches={lu.dossier.engagements}
        depot={refus === undefined ? 'a-faire' : 'refuse'}
      />,
    ),
    refus === undefined ? 200 : 422,
  )
}
