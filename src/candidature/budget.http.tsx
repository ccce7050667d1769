import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Trouver } from './acces.http.ts'
import { pagesDesDepenses } from './depenses.http.tsx'
import { pagesDesDevis } from './devis.http.tsx'
import { pagesDUnProjet } from './projet.http.tsx'
import { pagesDesProjets } from './projets.http.tsx'

/** Les projets du brouillon : leur description, leurs dépenses, leurs devis. */
export const pagesDuBudget = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .route('/', pagesDesProjets(monde, trouver))
    .route('/', pagesDUnProjet(monde, trouver))
    .route('/', pagesDesDepenses(monde, trouver))
    .route('/', pagesDesDevis(monde, trouver))
