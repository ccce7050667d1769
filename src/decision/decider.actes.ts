import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { choix, jour, marque, montant, nombre, plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { ecrireLaDecision, prendreDecision } from './prendre.actes.ts'
import { preparerDecision } from './preparer.actes.ts'
import { SENS_A_CHOISIR } from './sens.ts'

const SAISIE = z.object({
  sens: choix('Décision', SENS_A_CHOISIR),
  raisons: plusieursParmi('Raisons tirées de l’examen', {
    aide: 'Une raison, ou un motif, est nécessaire ; un refus demande au moins une raison.',
  }),
  motif: texteLibre('Motif, en vos mots', { aide: 'Nécessaire si vous ne choisissez aucune raison. Le porteur le lira dans sa lettre.' }),
  montant: montant('Montant accordé', {
    aide: 'Celui que la commission propose, s’il y en a un. Vide : le montant que la règle de l’appel calcule.',
  }).optional(),
  projets: plusieursParmi('Projets retenus', { aide: 'Aucun choix : tous les projets du dossier.' }),
  condition: texteLibre('Condition à lever', { aide: 'Seulement pour retenir sous condition.' }),
  conditionAvant: jour('Dernier jour pour lever la condition', { aide: 'Passé ce jour, la décision devient caduque.' }).optional(),
  ordre: nombre('Place dans la liste d’attente', {
    min: 1,
    max: 9999,
    aide: 'Vide : celle qu’il a déjà, ou la dernière.',
  }).optional(),
  ecart: texteLibre('Pourquoi s’écarter du rang ou de l’avis de la commission', {
    aide: 'Seulement si la décision n’est pas celle que le classement ou la commission propose.',
  }),
  vue: marque('Décision lue'),
})

export const acteDecider = acte({
  nom: 'decider',
  genre: 'dossier',
  titre: 'Décider',
  suite:
    'La décision est écrite au journal, l’aide est engagée sur l’enveloppe ; il reste à la notifier. D’ici là, décider de nouveau la remplace.',
  preparer: (base, contexte) => preparerDecision(base, contexte),
  saisie: SAISIE,
  decider: (base, s, contexte) => prendreDecision(base, 'decider', { ...s, projets: s.projets.map(Number), revision: null }, contexte),
  ecrire: (base, fait, { objet, par, le }) => ecrireLaDecision(base, fait, objet, par, le),
})

/** Une décision notifiée ne se corrige plus : elle se revoit, sur un recours ou un fait nouveau, et se notifie à son tour. */
export const acteRevoirDecision = acte({
  nom: 'revoir-decision',
  genre: 'dossier',
  titre: 'Revoir la décision',
  suite: 'Une nouvelle décision remplace celle qui a été notifiée ; elle reste à notifier, avec ses propres voies de recours.',
  preparer: (base, contexte) => preparerDecision(base, contexte),
  saisie: z.object({
    revision: texteLong('Pourquoi revoir la décision', {
      aide: 'Recours du porteur, fait nouveau, erreur. Le porteur le lira dans sa lettre.',
    }),
    ...SAISIE.shape,
  }),
  decider: (base, s, contexte) => prendreDecision(base, 'revoir-decision', { ...s, projets: s.projets.map(Number) }, contexte),
  ecrire: (base, fait, { objet, par, le }) => ecrireLaDecision(base, fait, objet, par, le),
})
