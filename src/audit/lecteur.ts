import { type Grille, itemsDe, type Reponses, reponseA } from '../grille/grille.ts'
import type { Role } from '../vie.ts'

const REMIS: readonly string[] = ['remise', 'restituee', 'close']

/** Le rapport est lu de tous ses lecteurs une fois remis ; d'ici là l'auditeur seul lit ce qu'il écrit. */
export const estLisible = (role: Role, etat: string): boolean => role === 'prestataire' || REMIS.includes(etat)

/** Les réponses d'une grille que quelqu'un voit : celles qu'il tient, et celles d'en face qui lui sont ouvertes. */
export type Vue = {
  readonly cote: 'declare' | 'audite'
  readonly siennes: Reponses
  readonly autres: Reponses
  /** `ouverte` : les deux côtés se comparent en entier, score et écarts compris. */
  readonly comparaison: 'ouverte' | 'fermee'
}

/**
 * Ce que voit un lecteur d'une grille (A-02). L'auditeur ne lit le déclaré d'une question qu'après y avoir répondu,
 * et les scores d'en face qu'à la fin ; l'organisme et l'agence ne lisent l'audité qu'une fois le rapport remis.
 */
export const vueDe = (role: Role, etat: string, grille: Grille, declarees: Reponses, auditees: Reponses): Vue => {
  if (role === 'prestataire') {
    const repondus = itemsDe(grille).filter((i) => reponseA(auditees, i.code) !== 'sans-reponse')
    const ouvertes = Object.fromEntries(
      repondus.flatMap(({ code }) => {
        const declaree = reponseA(declarees, code)
        return declaree === 'sans-reponse' ? [] : [[code, declaree] as const]
      }),
    )
    const finie = repondus.length === itemsDe(grille).length
    return { cote: 'audite', siennes: auditees, autres: ouvertes, comparaison: finie ? 'ouverte' : 'fermee' }
  }
  const remis = REMIS.includes(etat)
  return { cote: 'declare', siennes: declarees, autres: remis ? auditees : {}, comparaison: remis ? 'ouverte' : 'fermee' }
}
