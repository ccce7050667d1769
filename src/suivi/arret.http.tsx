import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { type Arret, PageArret } from './arret.html.tsx'

/** Répond à une demande qui n'ira pas plus loin ; l'accueil n'a peut-être pas encore dit qui la fait. */
export const arreter = (c: Context<Visite>, arret: Arret): Response | Promise<Response> =>
  c.html(rendre(<PageArret cadre={c.get('cadre')} arret={arret} />), CODES[arret])

const CODES = { panne: 500, 'trop-gros': 413, 'd-ailleurs': 403, heure: 503 } as const
