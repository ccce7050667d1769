import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import type { Trouver } from './acces.http.ts'
import { pagesDuGroupement } from './groupement.http.tsx'
import { pagesDeRelecture } from './recapitulatif.http.tsx'
import { pagesDuRecu } from './recu.http.tsx'

/** La fin du brouillon : avec qui, la relecture, le dépôt et son reçu. */
export const pagesDuDepot = (monde: Monde, trouver: Trouver, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>()
    .route('/', pagesDuGroupement(monde, trouver))
    .route('/', pagesDeRelecture(monde, trouver))
    .route('/', pagesDuRecu(monde, ouvrir))
