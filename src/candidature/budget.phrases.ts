import type { Depense } from '../appel/argent.ts'
import { direMontant } from '../socle/montant.ts'
import type { LigneDepense } from './dossier.ts'

/** Ce que l'appel retient d'une dépense, et pourquoi une part en est écartée (G-39 à G-41) ; vide : tout est retenu. */
export const direCoupes = (ligne: LigneDepense, depenses: readonly Depense[]): readonly string[] => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  if (regle === undefined) return ['L’appel ne finance pas cette nature de dépense.']
  if (!regle.eligible) return [regle.raison ?? 'L’appel ne finance pas cette nature de dépense.']
  return [
    ...(regle.moisMax === undefined ? [] : direDuree(ligne.mois, regle.moisMax)),
    ...(regle.taux === undefined ? [] : [`Retenue à ${regle.taux}\u00a0%.`]),
    ...(ligne.autreMontant === 0n ? [] : [`${direMontant(ligne.autreMontant)} viennent d’un autre financeur.`]),
  ]
}

const direDuree = (mois: number | null, moisMax: number): readonly string[] => {
  if (mois === null) return [`Dites sa durée : ${moisMax} mois au plus sont aidés.`]
  return mois > moisMax ? [`${moisMax} mois aidés sur ${mois}.`] : []
}
