import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Appel, type Guichet, guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lirePublies } from '../appel/publication.sql.ts'

export type Lieu = { readonly appel: Appel; readonly guichet: Guichet }

/** Le guichet que l'adresse nomme (`:code`, `:guichet`), s'il est d'un appel publié. */
export const guichetPublie = async (c: Context<Visite>, monde: Monde): Promise<Lieu | undefined> => {
  const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
  const appel = publie === undefined ? undefined : monde.appel(publie.code, publie.version)
  const guichet = appel === undefined ? undefined : guichetDe(appel, c.req.param('guichet') ?? '')
  return appel === undefined || guichet === undefined ? undefined : { appel, guichet }
}
