import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Cache, Trouver } from './acces.http.ts'
import { pagesDOuverture } from './ouvrir.http.tsx'
import { pagesDesPieces } from './pieces.http.tsx'
import { pagesDeReprise } from './reprise.http.tsx'
import { pagesDesSections } from './section.http.tsx'

/**
 * Les pages du porteur, de l'ouverture aux pièces ; `pagesDuBudget` et `pagesDuDepot` tiennent la suite.
 * @param cache ce qu'une étape à venir cache à un lecteur (le déport) ; le porteur lit toujours le sien
 */
export const pagesDeCandidature = (monde: Monde, trouver: Trouver, cache: Cache): Hono<Visite> =>
  new Hono<Visite>()
    .route('/', pagesDOuverture(monde, trouver))
    .route('/', pagesDeReprise(monde, trouver))
    .route('/', pagesDesSections(monde, trouver))
    .route('/', pagesDesPieces(monde, trouver, cache))
