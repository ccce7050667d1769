import type { Projet } from '../candidature/dossier.ts'

/** Un constat d'un audit remis, sans son texte, qui est secret. */
export type ConstatRemis = { readonly code: string; readonly domaine: string; readonly gravite: number }

/** Ce qu'un projet cite de l'audit. `inconnus` : des références que l'audit remis ici ne connaît pas. */
export type ProjetEtConstats = { readonly titre: string; readonly trouves: readonly ConstatRemis[]; readonly inconnus: readonly string[] }

/** Les projets à côté des constats auxquels ils disent répondre, et les constats auxquels aucun ne répond, le plus grave d'abord (G-49). */
export const relierAuxConstats = (
  projets: readonly Pick<Projet, 'titre' | 'constats'>[],
  remis: readonly ConstatRemis[],
): { readonly projets: readonly ProjetEtConstats[]; readonly sansProjet: readonly ConstatRemis[] } => {
  const cites = new Set(projets.flatMap((p) => p.constats))
  return {
    projets: projets.map((p) => ({
      titre: p.titre,
      trouves: remis.filter((c) => p.constats.includes(c.code)),
      inconnus: p.constats.filter((code) => !remis.some((c) => c.code === code)),
    })),
    sansProjet: remis.filter((c) => !cites.has(c.code)).toSorted((a, b) => b.gravite - a.gravite || (a.code < b.code ? -1 : 1)),
  }
}
