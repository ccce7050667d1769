import type { Kysely } from 'kysely'
import { z } from 'zod'
import { ecrireMouvement, lireEngage } from '../appel/enveloppe.sql.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/depot.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Acteur, type Inscription, type Vivant, vers } from '../journal/objet.ts'
import { choix, jour, marque, montant, nombre, plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import type { Preparation } from '../plateforme/saisie/presentation.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import { cleDe } from './attente.ts'
import { refusDeChangement } from './changee.ts'
import { type Demande, decider } from './decider.ts'
import { type DecisionAEcrire, ecrireDecision, lireDecision } from './decision.sql.ts'
import { aidePrevue, raisonsDeMoyens } from './moyens.ts'
import { aNotifierAvant } from './notifier.ts'
import { lirePieces, verrouiller } from './pieces.actes.ts'
import { faireReculer } from './places.sql.ts'
import { AUTRE } from './raisons.ts'

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
  ordre: nombre('Place dans la liste d’attente', { min: 1, max: 9999, aide: 'Vide : la dernière.' }).optional(),
  ecart: texteLibre('Pourquoi s’écarter du rang', { aide: 'Seulement si la décision n’est pas celle que le classement propose.' }),
  vue: marque('Décision lue'),
})

export const acteDecider = acte({
  nom: 'decider',
  genre: 'dossier',
  titre: 'Décider',
  suite:
    'La décision est écrite au journal, l’aide est engagée sur l’enveloppe ; il reste à la notifier. D’ici là, décider de nouveau la remplace.',
  preparer: (base, { objet, le, monde }) => preparerDecision(base, monde, objet, le),
  saisie: SAISIE,
  decider: async (base, s, { objet, le, monde }) =>
    prendreDecision(base, monde, objet, { ...s, projets: s.projets.map(Number), revision: null }, le),
  ecrire: (base, fait, { objet, par, le }) => ecrireLaDecision(base, fait, objet, par, le),
})

/** Une décision notifiée ne se corrige plus : elle se revoit, sur un recours ou un fait nouveau, et se notifie à son tour. */
export const acteRevoirDecision = acte({
  nom: 'revoir-decision',
  genre: 'dossier',
  titre: 'Revoir la décision',
  suite: 'Une nouvelle décision remplace celle qui a été notifiée ; elle reste à notifier, avec ses propres voies de recours.',
  preparer: (base, { objet, le, monde }) => preparerDecision(base, monde, objet, le),
  saisie: z.object({
    revision: texteLong('Pourquoi revoir la décision', {
      aide: 'Recours du porteur, fait nouveau, erreur. Le porteur le lira dans sa lettre.',
    }),
    ...SAISIE.shape,
  }),
  decider: async (base, s, { objet, le, monde }) => prendreDecision(base, monde, objet, { ...s, projets: s.projets.map(Number) }, le),
  ecrire: (base, fait, { objet, par, le }) => ecrireLaDecision(base, fait, objet, par, le),
})

/** Le formulaire part de la décision à corriger, s'il y en a une. */
const preparerDecision = async (base: Kysely<unknown>, monde: Monde, objet: Vivant, le: Instant): Promise<Preparation> => {
  const lu = await lireAvecRegles(base, monde, objet.id, le)
  const pieces = await lirePieces(base, monde, lu, [], le)
  const derniere = await lireDecision(base, objet.id)
  const offertes = [...pieces.raisons, ...raisonsDeMoyens(lu.guichet, pieces, aidePrevue(pieces))]
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
            raisons: derniere.raisons.map((r) => r.code),
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

type Prise = DecisionAEcrire & {
  readonly guichet: string
  readonly rendu: Montant
  readonly dote: 'oui' | 'non'
  readonly remplace: number | null
  readonly reculent: readonly string[]
}

const prendreDecision = async (
  base: Base,
  monde: Monde,
  objet: Vivant,
  demande: Demande & { readonly vue?: number | undefined; readonly revision: string | null },
  le: Instant,
): Promise<Result<Prise, readonly Refus[]>> => {
  const lu = await lireAvecRegles(base, monde, objet.id, le)
  await verrouiller(base, lu)
  const pieces = await lirePieces(base, monde, lu, demande.projets, le)
  const derniere = await lireDecision(base, objet.id)
  const decision = decider(lu.guichet, pieces, demande)
  const tous = [...refusDeChangement(derniere, demande.vue, lu.appel.fuseau), ...(decision.ok ? [] : decision.error)]
  if (tous.length > 0 || !decision.ok) return err(tous)
  const ordre = decision.value.sens === 'en-attente' ? cleDe(pieces.attente, demande.ordre) : null
  return ok({
    ...decision.value,
    ordre,
    revision: demande.revision,
    seance: pieces.seance?.code ?? null,
    // Une décision prise hors de la commission, sur une place rendue ou un recours, court de son propre jour.
    aNotifierAvant: aNotifierAvant(
      lu.appel,
      derniere === undefined || derniere.notifieeLe === null ? pieces.seance?.jour : jourDe(le, lu.appel.fuseau),
    ),
    guichet: lu.guichet.code,
    rendu: pieces.enveloppe === undefined ? 0n : await lireEngage(base, objet.id),
    dote: pieces.enveloppe === undefined ? 'non' : 'oui',
    remplace: derniere?.rang ?? null,
    reculent: ordre === null ? [] : pieces.attente.filter((e) => e.cle >= ordre).map((e) => e.dossier),
  })
}

/** La décision remplacée rend son argent avant que la nouvelle n'engage le sien : les deux, ou aucune. */
const ecrireLaDecision = async (base: Base, fait: Prise, objet: Vivant, par: Acteur, le: Instant): Promise<readonly Inscription[]> => {
  if (fait.ordre !== null) await faireReculer(base, fait.reculent, fait.ordre)
  await ecrireDecision(base, objet.id, fait, par.id, le)
  const mouvement = { appel: objet.appel, guichet: fait.guichet, dossier: objet.id, le, par: par.id }
  if (fait.rendu > 0n) {
    await ecrireMouvement(base, { ...mouvement, genre: 'desengagement', montant: -fait.rendu, motif: 'Décision remplacée' })
  }
  if (fait.dote === 'oui' && fait.montant > 0n) {
    const motif = fait.motif === '' ? 'Décision' : fait.motif
    await ecrireMouvement(base, { ...mouvement, genre: 'engagement', montant: fait.montant, motif })
  }
  const { sens, montant, motif, seance, projets, condition, ordre, ecart, manque, remplace, revision } = fait
  const raisons = fait.raisons.map(({ code, clause }) => ({ code, clause }))
  return [vers(objet, 'decide', { sens, montant, motif, raisons, seance, projets, condition, ordre, ecart, manque, remplace, revision })]
}
