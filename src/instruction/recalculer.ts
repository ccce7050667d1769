import { seanceSuivante } from '../appel/commission.ts'
import { type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'
import type { Seance } from './seance.ts'

/** Un dossier à l'ordre du jour, qui attend encore l'avis de la commission. `motif` : pourquoi il ne suit pas l'ordre des dépôts. */
export type Inscription = {
  readonly dossier: string
  readonly organisme: string
  readonly depot: Instant
  readonly seance: string
  readonly motif: string | null
}
export type Deplacement = { readonly dossier: string; readonly organisme: string; readonly seance: string; readonly jour: Jour }

/**
 * Les dossiers qu'une séance ajoutée ou déplacée fait changer de séance : chacun passe à celle qui suit son dépôt (G-21, G-22). Restent
 * où ils sont ceux qu'un motif y a mis, et ceux d'une séance ouverte ou dont le jour est passé sans qu'elle soit levée.
 */
export const recalculer = (
  seances: readonly Seance[],
  inscriptions: readonly Inscription[],
  le: Instant,
  fuseau: string,
): readonly Deplacement[] => {
  const aVenir = seances.filter((s) => s.ouverteLe === null && !jourAvant(s.jour, jourDe(le, fuseau)))
  return inscriptions.flatMap((i) => {
    const actuelle = seances.find((s) => s.code === i.seance)
    const libre = actuelle !== undefined && (actuelle.tenueLe !== null || aVenir.includes(actuelle))
    if (!libre || (i.motif !== null && actuelle.tenueLe === null)) return []
    const suivante = seanceSuivante(aVenir, i.depot, fuseau)
    return suivante === undefined || suivante.code === i.seance
      ? []
      : [{ dossier: i.dossier, organisme: i.organisme, seance: suivante.code, jour: suivante.jour }]
  })
}
