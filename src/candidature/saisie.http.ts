import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Trouver } from './acces.http.ts'
import { reponsesTapees } from './reponse.http.tsx'
import { pagesDesSections } from './section.http.tsx'

/** Les questions du brouillon : leurs pages, et chaque réponse enregistrée pendant qu'on la tape. */
export const pagesDeSaisie = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>().route('/', pagesDesSections(monde, trouver)).route('/', reponsesTapees(monde, trouver))
