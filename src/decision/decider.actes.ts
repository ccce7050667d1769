import type { Kysely } from 'kysely'
import { z } from 'zod'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { lireAvis } from '../instruction/avis.sql.ts'
import { peutVoirAvis } from '../instruction/voirAvis.ts'
import type { Contexte } from '../journal/executer.actes.ts'
import { choix, jour, marque, montant, nombre, plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import type { Preparation } from '../plateforme/saisie/presentation.ts'
import { direMontant } from '../socle/montant.ts'
import { lireDecision } from './decision.sql.ts'
import { aidePrevue, raisonsDeMoyens } from './moyens.ts'
import { lirePieces } from './pieces.actes.ts'
import { ecrireLaDecision, prendreDecision } from './prendre.actes.ts'
import { AUTRE } from './raisons.ts'
import { refuse } from './sens.ts'

const SAISIE = z.object({
  sens: choix('Décision', [
    { code: 'retenu', libelle: 'Retenir' },
    { code: 'sous-condition', libelle: 'Retenir sous condition' },
    { code: 'en-attente', libelle: 'Placer en liste d’attente' },
    { code: 'ecarte', libelle: 'Écarter' },
    { code: 'sans-suite', libelle: 'Ne pas donner suite' },
  ]),
  raisons: plusieursParmi('Raisons tirées de l’examen', { aide: 'Un refus en demande au moins une.' }),
  motif: texteLibre('Motif, en vos mots', { aide: 'Le porteur le lira dans sa lettre.' }),
  montant: montant('Montant accordé', { aide: 'Vide : le montant que la règle de l’appel calcule.' }).optional(),
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

/** Le formulaire part de la décision à corriger, s'il y en a une. */
const preparerDecision = async (base: Kysely<unknown>, { monde, objet, par, le }: Contexte<Monde>): Promise<Preparation> => {
  const lu = await lireAvecRegles(base, monde, objet.id, le)
  const pieces = await lirePieces(base, monde, lu, [], le)
  const derniere = await lireDecision(base, objet.id)
  // Une raison tirée d'un avis ou d'une note en dit autant qu'eux.
  const fermees = peutVoirAvis(par, { etat: objet.etat, avis: await lireAvis(base, objet.id) }) !== undefined
  const examen = fermees ? pieces.raisons.filter((r) => r.code.startsWith('condition.')) : pieces.raisons
  const offertes = [...examen, ...raisonsDeMoyens(lu.guichet, pieces, aidePrevue(pieces))]
  return {
    options: {
      projets: lu.dossier.projets.map((p) => ({ code: String(p.rang), libelle: `${p.rang}. ${p.titre}` })),
      raisons: [
        ...offertes.map((r) => ({ code: r.code, libelle: r.clause.length === 0 ? r.texte : `${r.texte} (${r.clause.join(', ')})` })),
        { code: AUTRE, libelle: 'Une autre raison, dite dans le motif' },
      ],
    },
    valeurs: {
      vue: derniere?.rang ?? 0,
      ...(derniere === undefined || derniere.notifieeLe !== null
        ? {}
        : {
            sens: derniere.sens,
            // L'autre raison n'est pas gardée : ses mots sont dans le motif.
            raisons: derniere.raisons.length === 0 && refuse(derniere.sens) ? [AUTRE] : derniere.raisons.map((r) => r.code),
            motif: derniere.motif,
            ...(derniere.montant > 0n ? { montant: direMontant(derniere.montant) } : {}),
            projets: derniere.projets?.map(String) ?? [],
            ecart: derniere.ecart ?? '',
            condition: derniere.condition?.texte ?? '',
            conditionAvant: derniere.condition?.avant.toString() ?? '',
          }),
    },
  }
}
