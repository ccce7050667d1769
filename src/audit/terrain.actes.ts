import { z } from 'zod'
import { acte, type Monde } from '../appel/monde.actes.ts'
import type { Grille, Reponses } from '../grille/grille.ts'
import { lireReponses } from '../grille/saisie.ts'
import { noter } from '../grille/score.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { choix, choixParmi, jours, montant, nombre, parCode, plusieursParmi, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import type { Refus } from '../socle/refus.ts'
import { refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import {
  ecrireAction,
  ecrireConstat,
  ecrireEvaluation,
  ecrirePosition,
  ecrireRemise,
  lireActions,
  lireEvaluation,
  lireGravites,
  type Moment,
} from './audit.sql.ts'
import { lireMissionAvecAppel } from './mission.actes.ts'
import { proposerAction, remettreRapport } from './rapport.ts'

/** Lit les réponses d'une grille de la mission ; la même lecture sert à l'organisme et à l'auditeur. */
const lireGrille = (
  monde: Monde,
  grilles: readonly string[],
  code: string,
  reponses: Readonly<Record<string, unknown>>,
): Result<{ readonly grille: Grille; readonly reponses: Reponses }, readonly Refus[]> => {
  if (!grilles.includes(code))
    return err([
      refus(
        'grille-hors-mission',
        'Cette grille n’est pas celle de la mission.',
        'Choisissez une grille de la liste.',
        ['A-13', 'G-08'],
        'grille',
      ),
    ])
  const grille = monde.grille(code)
  const lues = lireReponses(grille, reponses)
  return lues.ok ? ok({ grille, reponses: lues.value }) : lues
}

const evaluation = (nom: 'evaluer' | 'autoevaluer', titre: string, suite: string, moment: Moment, etat: 'sur-place' | 'inchange') =>
  acte({
    nom,
    genre: 'mission',
    titre,
    suite,
    saisie: z.object({ grille: choixParmi('Grille'), reponses: parCode() }),
    decider: async (base, s, { objet, le, monde }) => {
      const { mission, audit } = await lireMissionAvecAppel(base, monde, objet.id, le)
      const lues = lireGrille(monde, audit.grilles, s.grille, s.reponses)
      return lues.ok
        ? ok({
            dossier: mission.dossier,
            grille: lues.value.grille.code,
            version: lues.value.grille.version,
            reponses: lues.value.reponses,
          })
        : lues
    },
    ecrire: async (base, fait, { objet, par, le }) => {
      await ecrireEvaluation(base, { ...fait, moment }, par.id, le)
      return [
        vers(objet, etat === 'inchange' ? objet.etat : etat, { grille: fait.grille, items: Object.keys(fait.reponses).length, moment }),
      ]
    },
  })

export const acteEvaluer = evaluation(
  'evaluer',
  'Remplir la grille',
  'Vos réponses d’auditeur se gardent à côté de celles de l’organisme.',
  'audite',
  'sur-place',
)
export const acteAutoevaluer = evaluation(
  'autoevaluer',
  'S’évaluer soi-même',
  'L’auditeur répondra de son côté ; l’écart dira ce qu’il faut expliquer.',
  'declare',
  'inchange',
)

export const acteConstater = acte({
  nom: 'constater',
  genre: 'mission',
  titre: 'Relever un constat',
  suite: 'Le constat est chiffré ; seuls l’organisme, vous et les agents de l’appel le liront.',
  saisie: z.object({
    code: texte('Référence', { aide: 'C1, C2… La même référence corrige le constat.' }),
    titre: texte('Titre'),
    description: texteLong('Ce qui a été vu, avec sa preuve'),
    domaine: choix('Domaine', [
      { code: 'infrastructure', libelle: 'Infrastructure' },
      { code: 'organisation', libelle: 'Organisation' },
      { code: 'technique', libelle: 'Technique' },
      { code: 'rgpd', libelle: 'Données personnelles' },
    ]),
    gravite: nombre('Gravité', { min: 1, max: 4, aide: '1 mineure, 2 modérée, 3 majeure, 4 critique.' }),
    item: texte('Question de la grille').optional(),
  }),
  decider: async (_base, s) => ok({ ...s, item: s.item ?? null }),
  ecrire: async (base, fait, { objet, par, le, monde }) => {
    await ecrireConstat(base, objet.id, fait, monde.secret, par.id, le)
    return [vers(objet, 'sur-place', { code: fait.code, domaine: fait.domaine, gravite: fait.gravite })]
  },
})

export const acteProposerAction = acte({
  nom: 'proposer-action',
  genre: 'mission',
  titre: 'Proposer une action',
  preparer: async (base, { objet, monde }) => ({
    options: {
      genre: monde.catalogue.map((a) => ({ code: a.code, libelle: a.titre })),
      constats: (await lireGravites(base, objet.id)).map((c) => ({ code: c.code, libelle: `${c.code} (gravité ${c.gravite})` })),
    },
  }),
  suite: 'L’action entre au plan ; sa criticité est celle du plus grave de ses constats.',
  saisie: z.object({
    code: texte('Référence', { aide: 'A1, A2…' }),
    titre: texte('Titre'),
    genre: choixParmi('Genre d’action'),
    constats: plusieursParmi('Constats auxquels elle répond'),
    cout: montant('Coût'),
    jours: jours('Jours de prestation'),
    complexite: nombre('Complexité', { min: 1, max: 3, aide: '1 simple, 2 moyenne, 3 difficile.' }),
    delaiMois: nombre('Délai (mois)', { min: 1, max: 36 }),
  }),
  decider: async (base, s, { objet, monde }) => {
    const decision = proposerAction(
      s,
      await lireGravites(base, objet.id),
      monde.catalogue.map((a) => a.code),
    )
    return decision.ok ? ok({ ...s, ...decision.value, position: null, positionMotif: null }) : decision
  },
  ecrire: async (base, fait, { objet }) => {
    await ecrireAction(base, objet.id, fait)
    return [vers(objet, objet.etat, { code: fait.code, genre: fait.genre, cout: fait.cout, jours: fait.jours, criticite: fait.criticite })]
  },
})

export const acteRemettreRapport = acte({
  nom: 'remettre-rapport',
  genre: 'mission',
  titre: 'Remettre le rapport',
  suite: 'L’organisme, l’agence et son opérateur peuvent le lire ; il ne change plus.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const { mission, audit } = await lireMissionAvecAppel(base, monde, objet.id, le)
    const grilles = await lireGrilles(base, monde, mission.dossier, audit.grilles)
    const decision = remettreRapport(grilles, await lireGravites(base, objet.id), await lireActions(base, objet.id))
    return decision.ok ? ok({ ...decision.value, scores: grilles.map(scoreDe), destinataires: audit.destinataires }) : decision
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireRemise(base, objet.id, le)
    return [vers(objet, 'remise', fait)]
  },
})

const lireGrilles = async (base: Base, monde: Monde, dossier: string, codes: readonly string[]) =>
  Promise.all(codes.map(async (code) => ({ grille: monde.grille(code), reponses: await lireEvaluation(base, dossier, code, 'audite') })))

/** Le score retenu et ses bornes, en centièmes de l'échelle, gardés au journal le jour de la remise. */
const scoreDe = ({ grille, reponses }: { readonly grille: Grille; readonly reponses: Reponses }) => {
  const note = noter(grille, reponses)
  return { grille: grille.code, version: grille.version, note: note.ok ? note.value : null }
}

export const actePrendrePosition = acte({
  nom: 'prendre-position',
  genre: 'mission',
  titre: 'Prendre position sur une action',
  preparer: async (base, { objet }) => ({
    options: { action: (await lireActions(base, objet.id)).map((a) => ({ code: a.code, libelle: `${a.code} · ${a.titre}` })) },
  }),
  suite: 'L’agence en tient compte pour choisir les actions financées.',
  saisie: z.object({
    action: choixParmi('Action'),
    position: choix('Votre position', [
      { code: 'peut', libelle: 'Nous pouvons la mener' },
      { code: 'avec-aide', libelle: 'Nous pouvons la mener avec de l’aide' },
      { code: 'refuse', libelle: 'Nous ne la mènerons pas' },
    ]),
    motif: texteLong('Raison et conditions'),
  }),
  decider: async (base, s, { objet }) =>
    (await lireActions(base, objet.id)).some((a) => a.code === s.action)
      ? ok(s)
      : err([refus('action-inconnue', `L’action ${s.action} n’est pas au plan.`, 'Choisissez une action du plan.', ['A-17'], 'action')]),
  ecrire: async (base, fait, { objet, le }) => {
    await ecrirePosition(base, objet.id, fait.action, fait.position, fait.motif, le)
    return [vers(objet, objet.etat, { action: fait.action, position: fait.position })]
  },
})
