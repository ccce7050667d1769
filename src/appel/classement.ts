import type { Choix, Critere } from './appel.ts'
import type { LectureDesRegles } from './condition.ts'

/** Les notes d'un dossier, sur 100, par critère ; absente : le critère n'est pas encore noté. */
export type Notes = { readonly dossier: string; readonly notes: Readonly<Record<string, number | undefined>>; readonly priorite: number }

/** `total` : la somme des notes pondérées ; la note sur 100 est `total / base`. */
export type Classe = {
  readonly dossier: string
  readonly total: number
  readonly base: number
  readonly issue: 'retenu' | 'liste-attente' | 'non-retenu' | 'sous-le-minimum' | 'a-noter'
  /** Le rang, à partir de 1, partagé par les ex aequo ; absent d'un dossier qui n'est pas classé. */
  readonly rang?: number
  /** Les critères qui manquent d'une note, ou n'atteignent pas leur minimum. */
  readonly criteres: readonly Critere[]
}

/**
 * Classe les dossiers d'un concours : note pondérée, puis priorité. Un dossier sans toutes ses notes n'est pas classé.
 * Les ex aequo au bord des places vont ensemble en liste d'attente : à la décision de les départager, pas au hasard d'une liste.
 */
export const classer = (choix: Choix, dossiers: readonly Notes[]): readonly Classe[] => {
  const lus = dossiers.map((d) => ({ ...noter(choix, d), priorite: d.priorite }))
  const classes = lus.filter((d) => d.issue === 'retenu').sort((a, b) => b.total - a.total || b.priorite - a.priorite)
  const places = choix.places ?? Number.POSITIVE_INFINITY
  return [
    ...classes.map((d) => {
      const egaux = classes.filter((autre) => autre.total === d.total && autre.priorite === d.priorite).length
      const rang = classes.findIndex((autre) => autre.total === d.total && autre.priorite === d.priorite) + 1
      const dehors = choix.listeAttente === true ? 'liste-attente' : 'non-retenu'
      return { ...sansPriorite(d), rang, issue: rang + egaux - 1 <= places ? 'retenu' : dehors } as const
    }),
    ...lus.filter((d) => d.issue !== 'retenu').map(sansPriorite),
  ]
}

const sansPriorite = ({ priorite: _, ...reste }: Classe & { readonly priorite: number }): Classe => reste

const noter = (choix: Choix, d: Notes): Classe => {
  const poids = (c: Critere): number => c.poids ?? 0
  const total = choix.criteres.reduce((s, c) => s + poids(c) * (d.notes[c.code] ?? 0), 0)
  const base = choix.criteres.reduce((s, c) => s + poids(c), 0)
  const manquants = choix.criteres.filter((c) => c.poids !== undefined && d.notes[c.code] === undefined)
  if (manquants.length > 0) return { dossier: d.dossier, total, base, issue: 'a-noter', criteres: manquants }
  const bas = choix.criteres.filter((c) => c.minimum !== undefined && (d.notes[c.code] ?? 0) < c.minimum)
  const suffit = bas.length === 0 && total >= (choix.noteMinimale ?? 0) * base
  return { dossier: d.dossier, total, base, issue: suffit ? 'retenu' : 'sous-le-minimum', criteres: bas }
}

/** La part de chaque facteur publié dans le rang d'un dossier, et leur somme ; `undefined` d'un facteur que rien n'établit (A-27). */
export const facteursDe = (choix: Pick<Choix, 'priorite'>, regles: Pick<LectureDesRegles, 'nombre'>) => {
  const facteurs = (choix.priorite ?? []).map(({ code, titre, regle, clause }) => ({ code, titre, clause, points: regles.nombre(regle) }))
  return { facteurs, total: facteurs.reduce((s, f) => s + (f.points ?? 0), 0) }
}

/** Trop peu de dossiers admissibles : le guichet est déclaré infructueux. */
export const estInfructueux = (choix: Pick<Choix, 'infructueuxSous'>, admissibles: number): boolean =>
  admissibles < (choix.infructueuxSous ?? 0)
