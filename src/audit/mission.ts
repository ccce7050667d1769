import type { Instant, Jour } from '../socle/temps.ts'

/** Un audit commandé : du bon de commande à la restitution. Durées en dixièmes de jour (A-15 : 15). */
export type Mission = {
  readonly id: string
  readonly dossier: string
  readonly marche: string
  readonly prestataire: string
  readonly jours: number
  readonly commandeeLe: Instant
  readonly cadrage: Cadrage | null
  readonly debut: Jour | null
  readonly duree: number | null
  readonly remiseLe: Instant | null
  readonly restitution: { readonly le: string; readonly participants: readonly string[]; readonly note: string } | null
}

/** L'entretien préalable : ce qu'il faut lire, qui rencontrer, où aller. */
export type Cadrage = { readonly documents: readonly string[]; readonly personnes: readonly string[]; readonly sites: readonly string[] }

export const DOMAINES = ['infrastructure', 'organisation', 'technique', 'rgpd'] as const
export type Domaine = (typeof DOMAINES)[number]

/** Gravité d'un constat, de 1 (mineure) à 4 (critique). */
export const GRAVITES = { 1: 'Mineure', 2: 'Modérée', 3: 'Majeure', 4: 'Critique' } as const
export const CRITIQUE = 4

/** Un constat de l'auditeur, son titre et sa description étant secrets (docs/ce-qui-tient-toujours.md). */
export type Constat = {
  readonly code: string
  readonly domaine: Domaine
  readonly gravite: number
  readonly item: string | null
  readonly titre: string
  readonly description: string
}

export type Position = 'peut' | 'avec-aide' | 'refuse'

/** Une action proposée : elle répond à des constats, d'où vient sa criticité. Coût en centimes, jours en dixièmes. */
export type Action = {
  readonly code: string
  readonly titre: string
  readonly genre: string
  readonly constats: readonly string[]
  readonly cout: bigint
  readonly jours: number
  readonly complexite: number
  readonly delaiMois: number
  readonly position: Position | null
  readonly positionMotif: string | null
}

/** La criticité d'une action : la gravité du plus grave de ses constats. */
export const criticite = (action: Pick<Action, 'constats'>, constats: readonly Pick<Constat, 'code' | 'gravite'>[]): number =>
  Math.max(0, ...constats.filter((c) => action.constats.includes(c.code)).map((c) => c.gravite))

export const direJours = (dixiemes: number): string => {
  const jours = (dixiemes / 10).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  return `${jours}\u00a0jour${dixiemes >= 20 ? 's' : ''}`
}
