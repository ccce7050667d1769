import { jamais } from '../socle/resultat.ts'
import type { Depense, NatureDepense, Tranche } from './argent.ts'

/** Comment une nature de dépense se dit. */
export const direNature = (n: NatureDepense): string => {
  switch (n) {
    case 'materiel':
      return 'Matériel'
    case 'licence':
      return 'Licence'
    case 'prestation':
      return 'Prestation de service'
    case 'saas':
      return 'Abonnement en ligne'
    case 'initialisation':
      return 'Mise en route d’un abonnement'
    case 'formation':
      return 'Formation'
    case 'personnel-interne':
      return 'Personnel interne'
    case 'autre':
      return 'Autre'
    default:
      return jamais(n)
  }
}

/** La nature, et ce qui la borne : « Abonnement en ligne (12 premiers mois) ». */
export const direDepense = (d: Depense): string => {
  const bornes = [
    ...(d.moisMax === undefined ? [] : [`${d.moisMax} premiers mois`]),
    ...(d.taux === undefined ? [] : [`à hauteur de ${d.taux}\u00a0%`]),
  ]
  return bornes.length === 0 ? direNature(d.nature) : `${direNature(d.nature)} (${bornes.join(', ')})`
}

/** « 80 % : avance à la signature ». */
export const direTranche = (t: Tranche): string => `${t.part}\u00a0% : ${t.titre.slice(0, 1).toLowerCase()}${t.titre.slice(1)}`
