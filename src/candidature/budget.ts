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
  return regle?.eligible === true ? (dansLaDuree(ligne, regle) * BigInt(regle.taux ?? 100)) / 100n : 0n
}

const dansLaDuree = ({ montant, mois }: LigneDepense, { moisMax }: Depense): Montant =>
  moisMax !== undefined && mois !== null && mois > moisMax ? (montant * BigInt(moisMax)) / BigInt(mois) : montant

/** Ce qui est ôté d'une ligne, et pourquoi. La somme des coupes et de ce qu'on peut accorder est le coût, au centime. */
export type Coupe = { readonly raison: 'nature' | 'duree' | 'taux' | 'autre-financeur'; readonly montant: Montant }

export const coupesDe = (ligne: LigneDepense, depenses: readonly Depense[]): readonly Coupe[] => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  if (regle?.eligible !== true) return [{ raison: 'nature', montant: ligne.montant }]
  const [dureeAdmise, admis] = [dansLaDuree(ligne, regle), eligible(ligne, depenses)]
  const coupes: readonly Coupe[] = [
    { raison: 'duree', montant: ligne.montant - dureeAdmise },
    { raison: 'taux', montant: dureeAdmise - admis },
    { raison: 'autre-financeur', montant: admis - net(ligne, depenses) },
  ]
  return coupes.filter((c) => c.montant > 0n)
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

/** L'écart entre les devis et le budget d'un projet ; positif : des dépenses sans devis. */
export const ecartDesDevis = (p: Projet): bigint => somme(p.depenses.map((d) => d.montant)) - somme(p.devis.map((d) => d.montant))

/** Ce qui empêche une ligne d'être demandée : une nature écartée par l'appel (G-40), un financement en double (G-41). */
export const refusDeLigne = (ligne: LigneDepense, depenses: readonly Depense[], champ: string): readonly Refus[] => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  return [
    ...(regle?.eligible === true
      ? []
      : [
          refus(
            'depense-ineligible',
            `« ${ligne.libelle} » ne peut pas être financé${regle?.raison === undefined ? ' par cet appel.' : `. ${regle.raison}`}`,
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
