import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { AvisRendu } from '../commission/avis-rendu.ts'
import { SENS_DITS, type SensDAvis } from '../commission/sens-d-avis.ts'
import { compterEnMots } from '../instruction/avis.phrases.ts'
import { direAVerifier, type Examinee } from '../instruction/trancher.ts'
import type { AvisVus } from '../instruction/voirAvis.ts'
import { direMontant } from '../socle/montant.ts'
import { direJour } from '../socle/temps.ts'
import type { Pieces } from './decider.ts'
import { aidePrevue } from './moyens.ts'
import { PROPOSITIONS_DITES } from './proposition.ts'

type Rendu = Pick<AvisRendu, 'montant' | 'condition' | 'reserve' | 'motif'> & { readonly sens: SensDAvis }
type Connu = Omit<Pieces, 'avisRendu'> & { readonly avisRendu: Rendu | undefined; readonly conditions: readonly Examinee[] }
type Fait = { readonly nom: string; readonly valeur: string }

/** Ce que qui décide doit avoir sous les yeux ; des avis qu'il ne peut pas encore lire, seulement le nombre (G-42, G-43). */
export const faitsADecider = ({ dossier, guichet }: Pick<DossierLu, 'dossier' | 'guichet'>, p: Connu, avis: AvisVus): readonly Fait[] => [
  { nom: 'Organisme', valeur: `${dossier.organisme.nom}, ${dossier.organisme.commune}` },
  { nom: 'Guichet', valeur: guichet.titre },
  ...(p.commission === 'sans' ? [] : [{ nom: 'Avis de la commission', valeur: direCommission(p) }]),
  { nom: 'Avis des examinateurs', valeur: direExaminateurs(avis) },
  ...(p.proposition === undefined ? [] : [{ nom: 'Son rang propose', valeur: PROPOSITIONS_DITES[p.proposition] }]),
  { nom: 'Aide de la règle', valeur: direAide(p) },
  ...(p.enveloppe === undefined ? [] : [{ nom: 'Reste de l’enveloppe', valeur: direMontant(p.enveloppe.reste) }]),
  { nom: 'Conditions à vérifier', valeur: direAVerifier(p.conditions) },
]

const direCommission = ({ commission, avisRendu: a }: Connu): string => {
  if (a === undefined) return commission === 'a-venir' ? 'Pas encore rendu' : 'Sa séance s’est levée sans avis'
  return [
    `${SENS_DITS[a.sens].texte}${a.montant === null ? '' : `, ${direMontant(a.montant)}`}.`,
    ...(a.reserve === null ? [] : [`Réserve : ${a.reserve}`]),
    ...(a.condition === null ? [] : [`Condition, à lever au plus tard le ${direJour(a.condition.avant)} : ${a.condition.texte}`]),
    `Motifs : ${a.motif}`,
  ].join(' ')
}

const direExaminateurs = (avis: AvisVus): string => {
  if (avis.voit === 'non') return `${avis.nombre} donné${avis.nombre > 1 ? 's' : ''}. ${avis.raison.phrase}`
  return avis.conclusions.length === 0 ? 'Aucun' : compterEnMots(avis.conclusions)
}

const direAide = (p: Connu): string => {
  if (p.aide === 'plus-tard') return 'Elle s’arrête après les audits : cette décision n’engage rien.'
  const prevue = aidePrevue(p)
  if (prevue === undefined) return 'Elle ne peut pas encore être calculée : il manque des faits.'
  return p.plafond !== undefined && p.aide !== undefined && p.aide > p.plafond
    ? `${direMontant(prevue)}, plafond par porteur`
    : direMontant(prevue)
}
