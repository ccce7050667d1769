import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { PageAbsente } from './absente.html.tsx'

/** Ce que répond une page qui n'existe pas pour qui la demande ; sans compte, elle propose de se connecter et d'y revenir. */
export const absente = (c: Context<Visite>) => {
  const connecte = c.get('acteur') === undefined && c.get('personne') === undefined ? 'non' : 'oui'
  const retour = c.req.method === 'GET' ? c.req.path : '/'
  return c.html(rendre(<PageAbsente cadre={c.get('cadre')} connecte={connecte} retour={retour} />), connecte === 'non' ? 401 : 404)
}
