import type { Instant } from '../../socle/temps.ts'

export type Courriel = { readonly a: string; readonly objet: string; readonly texte: string }
export type CourrielEcrit = Courriel & { readonly id: bigint; readonly le: Instant; readonly envoyeLe: Instant | null }
