import type { Siege } from '../appel/commission.ts'
import { direHeure, type Instant } from '../socle/temps.ts'
import type { Presence } from './presence.ts'

/** « Responsable sécurité : Camille Fictive, de 9 h 00 à 11 h 30 ». */
export const direPresence = (p: Presence & { readonly nom: string }, sieges: readonly Siege[], fuseau: string): string => {
  const siege = sieges.find((s) => s.fonction === p.siege)
  const quand =
    p.depart === null ? `depuis ${direHeure(p.arrivee, fuseau)}` : `de ${direHeure(p.arrivee, fuseau)} à ${direHeure(p.depart, fuseau)}`
  return `${siege?.titre ?? p.siege} : ${p.nom}, ${quand}${siege?.voix === 'consultative' ? ' (voix consultative)' : ''}`
}

/** Où en est une séance, en une phrase. */
export const direTenue = (
  s: { readonly ouverteLe: Instant | null; readonly tenueLe: Instant | null; readonly convoqueeLe: Instant | null },
  fuseau: string,
): string => {
  if (s.ouverteLe === null) return s.convoqueeLe === null ? 'À venir, pas encore convoquée' : 'À venir, convoquée'
  if (s.tenueLe === null) return `Ouverte depuis ${direHeure(s.ouverteLe, fuseau)}`
  return `Tenue de ${direHeure(s.ouverteLe, fuseau)} à ${direHeure(s.tenueLe, fuseau)}`
}
