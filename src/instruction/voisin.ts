import type { Dossier } from '../candidature/dossier.ts'

/** Ce que l'on regarde d'un autre dossier pour éclairer celui-ci. */
export type Voisin = Pick<Dossier, 'id' | 'appel' | 'guichet' | 'organisme' | 'membres' | 'projets' | 'pieces'>
