import type { ChampPresente } from '../plateforme/saisie/presentation.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { passage, type Role } from '../vie.ts'

/** Ce qui se fait sur plusieurs dossiers à la fois : la même décision vaut pour tous, et chacun garde ses refus. */
const EN_NOMBRE = ['confier', 'declarer-recevable', 'inscrire', 'adopter-avis', 'notifier', 'clore'] as const

/** Les actes en nombre d'un rôle. */
export const actesEnNombre = (role: Role): readonly string[] => EN_NOMBRE.filter((acte) => passage('dossier', acte)?.par.includes(role))

export const AU_PLUS = 200

/** Le numéro d'un lot, que la page donne avant qu'il existe : le même, envoyé deux fois, n'en fait qu'un. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ce qui se demande une fois pour tous : un point à vérifier, un montant, une correction, ce qu'on a lu ne le sont que dossier par dossier. */
export const champsCommuns = (champs: readonly ChampPresente[]): readonly ChampPresente[] =>
  champs.filter((c) => c.genre !== 'marque' && !['verifies', 'montant', 'rectification'].includes(c.nom))

/** Pourquoi un lot ne commence pas. */
export const refusDuLot = (combien: number): Refus | undefined => {
  if (combien === 0)
    return refus('aucun-dossier', 'Aucun dossier n’est choisi.', 'Cochez des dossiers dans la liste, ou prenez tous ceux du filtre.')
  if (combien > AU_PLUS)
    return refus(
      'trop-de-dossiers',
      `Plus de ${AU_PLUS} dossiers répondent.`,
      `Un acte se fait sur ${AU_PLUS} dossiers au plus : filtrez davantage.`,
    )
  return undefined
}

/** Ce que l'acte ferait d'un dossier : rien ne s'y oppose, ou tout ce qui s'y oppose. */
export type Prevision = { readonly dossier: string; readonly organisme: string; readonly refus: readonly Refus[] }

/** Ce qu'un dossier est devenu ; `null` : son tour n'est pas venu. */
export type Sort = {
  readonly dossier: string
  readonly organisme: string
  /** Ce qui, de la saisie, n'est que pour lui. */
  readonly saisie: Readonly<Record<string, unknown>>
  readonly resultat: 'fait' | 'refuse' | null
  readonly raisons: readonly string[]
}
