import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Trouver } from './acces.http.ts'
import { pagesDesRappels } from './rappels.http.tsx'
import { pagesDeReprise } from './reprise.http.tsx'

/**
 * Le brouillon hors de ses questions (`saisie.http.ts`), de ses projets (`budget.http.tsx`), de ses pièces (`pieces.http.tsx`) et de son
 * dépôt (`depot.http.tsx`) : ce que l'on reprend d'ailleurs, les rappels.
 */
export const pagesDeCandidature = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>().route('/', pagesDeReprise(monde, trouver)).route('/', pagesDesRappels(monde))
