import type { Depense } from '../appel/argent.ts'
import { type Montant, somme } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import type { LigneDepense, Projet } from './dossier.ts'

/** Le budget compté, en centimes. `net` : l'éligible que personne d'autre ne paie déjà, au plus ce qu'on peut accorder. */
export type Compte = { readonly total: Montant; readonly eligible: Montant; readonly autres: Montant; readonly net: Montant }

/**
 * La part éligible d'une ligne : sa nature admise (G-39), sa durée coupée au-delà du nombre de mois (SaaS : 12),
 * son taux.
 */
export const eligible = (ligne: LigneDepense, depenses: readonly Depense[]): Montant => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  if (regle === undefined || !regle.eligible) return 0n
  const mois = ligne.mois ?? 0
  const coupe = regle.moisMax !== undefined && mois > regle.moisMax ? (ligne.montant * BigInt(regle.moisMax)) / BigInt(mois) : ligne.montant
  return (coupe * BigInt(regle.taux ?? 100)) / 100n
}

/** Un même euro n'est pas payé deux fois (G-41) : ce qu'un autre financeur paie sort du compte. */
const net = (ligne: LigneDepense, depenses: readonly Depense[]): Montant => {
  const admis = eligible(ligne, depenses)
  const reste = ligne.montant - ligne.autreMontant
  return reste < 0n ? 0n : admis < reste ? admis : reste
}

export const compter = (lignes: readonly LigneDepense[], depenses: readonly Depense[]): Compte => ({
  total: somme(lignes.map((l) => l.montant)),
  eligible: somme(lignes.map((l) => eligible(l, depenses))),
  autres: somme(lignes.map((l) => l.autreMontant)),
  net: somme(lignes.map((l) => net(l, depenses))),
})

export const compterProjets = (projets: readonly Projet[], depenses: readonly Depense[]): Compte =>
  compter(
    projets.flatMap((p) => p.depenses),
    depenses,
  )

/** Ce qui empêche une ligne d'être demandée : une nature écartée par l'appel (G-40), un financement en double (G-41). */
export const refusDeLigne = (ligne: LigneDepense, depenses: readonly Depense[], champ: string): readonly Refus[] => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  return [
    ...(regle?.eligible === true
      ? []
      : [
          refus(
            'depense-ineligible',
            `« ${ligne.libelle} » ne peut pas être financé${regle?.raison === undefined ? ' par cet appel' : ` : ${regle.raison}`}.`,
            'Retirez cette ligne du budget demandé ; vous pouvez la garder à votre charge.',
            regle?.clause ?? [],
            champ,
          ),
        ]),
    ...si(
      ligne.autreMontant > ligne.montant,
      'cofinancement-excessif',
      `Pour « ${ligne.libelle} », l’autre financement dépasse le coût de la dépense.`,
      'Corrigez le montant de l’autre financement : il porte sur cette seule dépense.',
      ['G-41'],
      champ,
    ),
    ...si(
      ligne.autreMontant > 0n && ligne.autreFinanceur === null,
      'financeur-manquant',
      `Pour « ${ligne.libelle} », dites qui apporte l’autre financement.`,
      'Nommez le financeur (DGOS, CNSA, ARS ou autre).',
      ['G-41'],
      champ,
    ),
    ...si(
      regle?.moisMax !== undefined && ligne.mois === null,
      'duree-manquante',
      `Pour « ${ligne.libelle} », dites combien de mois d’utilisation le devis couvre.`,
      `Seuls ${regle?.moisMax ?? 0} mois sont financés.`,
      regle?.clause ?? [],
      champ,
    ),
  ]
}
