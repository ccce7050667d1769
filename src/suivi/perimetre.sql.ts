import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import { jamais } from '../socle/resultat.ts'

/**
 * Ce qu'un acteur peut lire, dit en SQL : le même périmètre que `cache`, pour des listes de dizaines de milliers de lignes. La requête nomme
 * `agence`, `etat`, `organisme_id`, `prestataire` et `dossier`.
 */
export const dansLePerimetre = (a: Acteur): RawBuilder<unknown> => {
  switch (a.role) {
    case 'porteur':
      return sql`organisme_id = any(${[...a.organismes]})`
    case 'prestataire':
      return sql`prestataire = ${a.prestataire ?? ''} and etat <> 'brouillon' and ${sansDeport(a)}`
    case 'commission':
    case 'ars':
    case 'grades':
    case 'direction':
    case 'delegataire':
    case 'comptable':
      return sql`agence = ${a.agence ?? ''} and etat <> 'brouillon' and ${sansDeport(a)}`
    default:
      return jamais(a.role)
  }
}

/** Les dossiers dont on s'est déporté se lisent une fois, pas à chaque ligne. */
const sansDeport = (a: Acteur): RawBuilder<unknown> => sql`dossier <> all(array(select dossier from deport_connu where agent = ${a.id}))`
