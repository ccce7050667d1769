import { type Montant, moindre, somme } from '../socle/montant.ts'
import type { Argent, Composante } from './argent.ts'
import type { LectureDesRegles } from './condition.ts'

/** Une composante de l'aide pour un dossier. *A vérifier* : sa condition ou son montant attend un fait. */
export type PartAide = {
  readonly composante: Composante
  readonly etat: 'due' | 'exclue' | 'a-verifier'
  readonly montant: Montant
}

/**
 * L'aide d'un dossier : ses composantes empilées, puis le plafond par porteur. En nature : due, sans euros (G-34).
 * `certaine` est faux tant qu'une composante ou le plafond attend un fait : le total est alors ce qui est déjà établi.
 */
export type Aide = {
  readonly parts: readonly PartAide[]
  readonly demande: Montant
  readonly plafond?: Montant
  readonly total: Montant
  readonly subvention: Montant
  readonly avance: Montant
  readonly certaine: boolean
}

export const aideDe = (argent: Pick<Argent, 'aide' | 'plafond'>, regles: Pick<LectureDesRegles, 'vrai' | 'montant'>): Aide => {
  const parts = argent.aide.map((c) => partDe(c, regles))
  const demande = somme(parts.map((p) => p.montant))
  const plafond = argent.plafond === undefined ? undefined : regles.montant(argent.plafond.regle)
  const total = plafond === undefined ? demande : moindre(demande, plafond)
  // Le plafond ôte d'abord à l'avance remboursable : ce qui reste acquis au porteur est servi le premier.
  const subvention = moindre(somme(parts.filter((p) => p.composante.nature === 'subvention').map((p) => p.montant)), total)
  return {
    parts,
    demande,
    ...(plafond === undefined ? {} : { plafond }),
    total,
    subvention,
    avance: total - subvention,
    certaine: parts.every((p) => p.etat !== 'a-verifier') && (argent.plafond === undefined || plafond !== undefined),
  }
}

const partDe = (composante: Composante, regles: Pick<LectureDesRegles, 'vrai' | 'montant'>): PartAide => {
  const vrai = composante.si === undefined ? true : regles.vrai(composante.si)
  if (vrai === false) return { composante, etat: 'exclue', montant: 0n }
  if (vrai === undefined) return { composante, etat: 'a-verifier', montant: 0n }
  if (composante.montant === undefined) return { composante, etat: 'due', montant: 0n }
  const montant = regles.montant(composante.montant)
  return montant === undefined ? { composante, etat: 'a-verifier', montant: 0n } : { composante, etat: 'due', montant }
}
