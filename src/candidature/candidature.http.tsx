import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Cache, Trouver } from './acces.http.ts'
import { pagesDesDepenses } from './depenses.http.tsx'
import { pagesDuGroupement } from './groupement.http.tsx'
import { pagesDesProjets } from './projets.http.tsx'
import { pagesDesRappels } from './rappels.http.tsx'
import { pagesDeRelecture } from './recapitulatif.http.tsx'
import { pagesDuRecu } from './recu.http.tsx'

/**
 * Les pages du porteur, du brouillon ouvert au reçu ; les questions (`saisie.http.ts`) et les pièces (`pieces.http.tsx`) ont les leurs.
 * @param cache ce qu'une étape à venir cache à un lecteur (le déport) ; le porteur lit toujours le sien
 */
export const pagesDeCandidature = (monde: Monde, trouver: Trouver, cache: Cache): Hono<Visite> =>
  new Hono<Visite>()
    .route('/', pagesDesProjets(monde, trouver))
    .route('/', pagesDesDepenses(monde, trouver))
    .route('/', pagesDuGroupement(monde, trouver))
    .route('/', pagesDeRelecture(monde, trouver))
    .route('/', pagesDuRecu(monde, cache))
    .route('/', pagesDesRappels(monde))
