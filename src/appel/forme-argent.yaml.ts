import { z } from 'zod'
import { dixiemesDeJour, montant, pourCent } from '../plateforme/yaml/feuilles.yaml.ts'
import { ECLAIRAGES } from './appel.ts'
import { NATURES_DEPENSE } from './argent.ts'
import {
  absent,
  clause,
  code,
  delaiDeForclusion,
  delaiPourPlanifier,
  entier,
  jour,
  liste,
  nombreDe,
  ouiNon,
  texte,
} from './formes-communes.yaml.ts'

/** La forme de ce qu'un appel choisit, audite, arbitre et paie. */

export const enveloppe = z.strictObject({
  montant,
  repartition: absent(z.array(z.strictObject({ territoire: texte, montant }))),
  abondements: liste(z.strictObject({ le: jour, montant, motif: texte, de: absent(texte), vers: absent(texte) })),
  clause,
})

const composante = z.strictObject({
  code,
  titre: texte,
  nature: z.enum(['subvention', 'avance-remboursable', 'en-nature']),
  montant: absent(texte),
  si: absent(texte),
  clause,
})

const depense = z.strictObject({
  nature: z.enum(NATURES_DEPENSE),
  eligible: ouiNon,
  moisMax: absent(nombreDe(['mois'])),
  taux: absent(pourCent),
  raison: absent(texte),
  clause,
})

const tranche = z.strictObject({
  code,
  titre: texte,
  part: pourCent,
  declencheur: z.enum(['signature', 'service-fait', 'indicateur', 'date']),
  si: absent(texte),
  annee: absent(entier),
  auPlusTard: absent(jour),
  bureau: absent(texte),
  clause,
})

const partie = z.strictObject({ nom: texte, signe: z.enum(['grades', 'direction', 'porteur']) })

export const argent = z.strictObject({
  enveloppe: absent(enveloppe),
  aide: liste(composante),
  plafond: absent(z.strictObject({ regle: texte, reajustable: ouiNon, clause })),
  depenses: liste(depense),
  cofinancement: absent(z.strictObject({ declare: ouiNon, clause })),
  payeur: absent(texte),
  convention: absent(z.strictObject({ type: texte, parties: z.array(partie), clause })),
  versements: liste(tranche),
  controles: liste(z.strictObject({ par: z.enum(['grades', 'ars', 'prestataire']), clause })),
  forclusion: absent(delaiDeForclusion),
})

const critere = z.strictObject({
  code,
  titre: texte,
  aide: absent(texte),
  poids: absent(entier),
  minimum: absent(entier),
  niveaux: absent(z.array(z.strictObject({ note: entier, sens: texte }))),
  eclairages: absent(z.array(z.enum(ECLAIRAGES))),
  regle: absent(texte),
  clause,
})

export const choix = z.strictObject({
  mode: z.enum(['ouvert', 'concours']),
  places: absent(entier),
  noteMinimale: absent(entier),
  listeAttente: absent(ouiNon),
  infructueuxSous: absent(entier),
  criteres: liste(critere),
  priorite: absent(z.array(z.strictObject({ code, titre: texte, regle: texte, poids: absent(entier), auPlus: absent(entier), clause }))),
  clause: clause.default([]),
})

export const audit = z.strictObject({
  grilles: liste(texte),
  dureeMax: absent(dixiemesDeJour),
  preavis: absent(nombreDe(['jour', 'jours'])),
  planifierSous: absent(delaiPourPlanifier),
  qualifications: liste(texte),
  marche: absent(z.strictObject({ pouvoirAdjudicateur: texte, jours: dixiemesDeJour })),
  destinataires: liste(z.enum(['ars', 'grades'])),
  restitution: ouiNon,
  clause,
})

export const arbitrage = z.strictObject({
  objet: z.enum(['actions', 'projets']),
  joursMax: absent(dixiemesDeJour),
  apresTousLesAudits: ouiNon,
  clause,
})
