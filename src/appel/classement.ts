import type { Choix } from './appel.ts'
import type { LectureDesRegles } from './condition.ts'

/** La part de chaque facteur publié dans le rang d'un dossier, et leur somme ; `undefined` d'un facteur que rien n'établit (A-27). */
export const facteursDe = (choix: Pick<Choix, 'priorite'>, regles: Pick<LectureDesRegles, 'nombre'>) => {
  const facteurs = (choix.priorite ?? []).map(({ code, titre, regle, clause }) => ({ code, titre, clause, points: regles.nombre(regle) }))
  return { facteurs, total: facteurs.reduce((s, f) => s + (f.points ?? 0), 0) }
}

/** Trop peu de dossiers admissibles : le guichet est déclaré infructueux. */
export const estInfructueux = (choix: Pick<Choix, 'infructueuxSous'>, admissibles: number): boolean =>
  admissibles < (choix.infructueuxSous ?? 0)
