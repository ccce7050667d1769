import type { Depense } from '../appel/argent.ts'
import { direMontant } from '../socle/montant.ts'
import { jamais } from '../socle/resultat.ts'
import { type Coupe, coupesDe } from './budget.ts'
import type { LigneDepense } from './dossier.ts'

/** Ce que l'appel écarte d'une dépense, de combien et pourquoi (G-39 à G-41) ; vide : tout est retenu. */
export const direCoupes = (ligne: LigneDepense, depenses: readonly Depense[]): readonly string[] => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  const sansDuree = regle?.eligible === true && regle.moisMax !== undefined && ligne.mois === null
  return [
    ...(sansDuree ? [`Dites sa durée : ${regle.moisMax} mois au plus sont aidés.`] : []),
    ...coupesDe(ligne, depenses).map((c) => direCoupe(c, ligne, regle)),
  ]
}

const direCoupe = ({ raison, montant }: Coupe, ligne: LigneDepense, regle: Depense | undefined): string => {
  const ecarte = `${direMontant(montant)} à votre charge.`
  switch (raison) {
    case 'nature':
      return `${regle?.raison ?? 'L’appel ne finance pas cette nature de dépense.'} ${ecarte}`
    case 'duree':
      return `${regle?.moisMax ?? 0} mois aidés sur ${ligne.mois ?? 0} : ${ecarte}`
    case 'taux':
      return `Retenue à ${regle?.taux ?? 100}\u00a0% : ${ecarte}`
    case 'autre-financeur':
      return `${ligne.autreFinanceur ?? 'Un autre financeur'} paie ${direMontant(ligne.autreMontant)} : ${direMontant(montant)} de moins à demander.`
    default:
      return jamais(raison)
  }
}
