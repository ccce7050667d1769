import { z } from 'zod'
import { lireOrganismes } from '../acteurs/acteurs.sql.ts'
import type { NatureDepense } from '../appel/argent.ts'
import { direNature } from '../appel/depense.phrases.ts'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import {
  choix,
  choixParmi,
  coche,
  fichier,
  lignes,
  montant,
  nombre,
  parCode,
  plusieursParmi,
  texte,
  texteLong,
} from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { decrire } from './decrire.ts'
import { departager } from './departager.ts'
import { ecrireBudget, ecrireEngagements, ecrireOrdre, faireNaitreProjets, finirPieces, retirerProjet } from './ecriture.sql.ts'
import { sEngager } from './engager.ts'
import { garderPiece, garderReponses, lireReponses, recevoirPiece } from './garder.actes.ts'
import { ecrireGroupement, inviterLesMembres } from './groupement.actes.ts'
import { grouper } from './grouper.ts'
import { lireAuteurDuProjet } from './lecture.sql.ts'
import { ordonner } from './ordonner.ts'
import { retirerPiece } from './retirer-piece.ts'
import { ecrireReponses, lireTenues, oublierConcurrentes } from './tenues.sql.ts'

const guichet = async (...[base, monde, id, le]: Parameters<typeof lireAvecRegles>) => (await lireAvecRegles(base, monde, id, le)).guichet

export const acteRepondre = acte({
  nom: 'repondre',
  genre: 'dossier',
  titre: 'Enregistrer les réponses',
  suite: 'Vos réponses sont gardées ; rien n’est envoyé à l’agence.',
  saisie: z.object({
    reponses: parCode(),
    vues: z.record(z.string(), z.int().min(0)).optional(),
    origine: z.object({ navigateur: z.string().max(64), frappe: z.int().positive() }).optional(),
  }),
  decider: (base, s, { objet, le, par, monde }) => lireReponses(base, monde, objet.id, s, par.id, le),
  ecrire: (base, fait, { objet, le, par }) => garderReponses(base, objet, fait, par.id, le),
})

export const acteDepartager = acte({
  nom: 'departager',
  genre: 'dossier',
  titre: 'Choisir entre deux réponses',
  suite: 'La réponse choisie est gardée ; l’autre s’efface.',
  saisie: z.object({
    question: texte('Question'),
    vue: nombre('Révision de la réponse tenue', { min: 1, max: 2_000_000_000 }),
    garder: texte('Réponse à garder', { aide: '« tenue », ou le numéro de l’autre réponse.' }),
  }),
  decider: async (base, s, { objet }) => departager((await lireTenues(base, objet.id)).get(s.question), s.question, s.vue, s.garder),
  ecrire: async (base, fait, { objet, le, par }) => {
    if (fait.garde === 'concurrente')
      await ecrireReponses(base, objet.id, { par: par.id, le, origine: undefined, reponses: { [fait.question]: fait.valeur } })
    await oublierConcurrentes(base, objet.id, fait.question)
    return [vers(objet, 'brouillon', { question: fait.question, garde: fait.garde })]
  },
})

export const acteJoindre = acte({
  nom: 'joindre',
  genre: 'dossier',
  titre: 'Joindre une pièce',
  suite: 'La pièce remplace la précédente du même nom.',
  saisie: z.object({
    piece: choixParmi('Pièce'),
    remplace: choixParmi('Fichier remplacé').optional(),
    fichier: fichier('Fichier'),
  }),
  decider: (base, s, { objet, le, monde }) => recevoirPiece(base, monde, objet.id, s, le),
  ecrire: (base, fait, { objet, le, par, monde }) => garderPiece(base, monde, objet, fait, par.id, le),
})

export const acteRetirerPiece = acte({
  nom: 'retirer-piece',
  genre: 'dossier',
  titre: 'Retirer une pièce',
  suite: 'Le fichier ne fait plus partie de votre dossier.',
  saisie: z.object({ fichier: choixParmi('Fichier') }),
  decider: async (base, s, { objet, le, monde }) =>
    retirerPiece((await lireAvecRegles(base, monde, objet.id, le)).dossier.pieces, s.fichier),
  ecrire: async (base, fait, { objet, le }) => {
    await finirPieces(base, objet.id, [fait.id], 'retiree', le)
    return [vers(objet, 'brouillon', fait)]
  },
})

export const acteSEngager = acte({
  nom: 's-engager',
  genre: 'dossier',
  titre: 'Prendre les engagements',
  suite: 'Ils vous lieront une fois le dossier déposé.',
  saisie: z.object({ engagements: plusieursParmi('Je m’engage') }),
  decider: async (base, s, { objet, le, monde }) => sEngager(await guichet(base, monde, objet.id, le), s.engagements),
  ecrire: async (base, fait, { objet, le, par }) => {
    await ecrireEngagements(base, objet.id, fait.engagements, le, par.id)
    return [vers(objet, 'brouillon', fait)]
  },
})

const nature = <N extends NatureDepense>(code: N) => ({ code, libelle: direNature(code) })
const NATURES = [
  nature('materiel'),
  nature('licence'),
  nature('prestation'),
  nature('saas'),
  nature('initialisation'),
  nature('formation'),
  nature('personnel-interne'),
  nature('autre'),
] as const

export const acteDecrire = acte({
  nom: 'decrire',
  genre: 'dossier',
  titre: 'Décrire un projet',
  suite: 'Le projet est gardé dans votre brouillon ; un nouveau se range après les autres.',
  saisie: z.object({
    numero: nombre('Numéro du projet', { min: 1, max: 10_000, aide: 'Le premier projet décrit porte le numéro 1, et le garde.' }),
    vue: nombre('Révision que la page montrait', { min: 0, max: 2_000_000_000 }).optional(),
    retirer: coche('Retirer ce projet du dossier'),
    // Garder ne refuse rien : ce qui manque à un projet se dit à la relecture (`manques`). Ce qui n'est pas dit ici reste tel quel.
    titre: texte('Titre du projet').optional(),
    action: choixParmi('Genre d’action').optional(),
    objectifs: texteLong('Objectifs et enjeux').optional(),
    planning: texteLong('Planning de mise en œuvre').optional(),
    ressources: texteLong('Ressources mobilisées').optional(),
    indicateurs: texteLong('Indicateurs de résultat attendus').optional(),
    constats: texte('Résultats de l’audit auxquels le projet répond', {
      aide: 'Les références des constats, séparées par des virgules.',
    }).optional(),
    mutualise: texte('Partagé avec', { aide: 'Les autres organismes, si l’achat ou l’accompagnement est commun.' }).optional(),
    depenses: lignes('Dépenses', {
      libelle: texte('Dépense'),
      nature: choix('Nature', NATURES),
      montant: montant('Montant'),
      mois: nombre('Mois d’utilisation', { min: 1, max: 120 }).optional(),
      autreFinanceur: texte('Autre financeur').optional(),
      autreMontant: montant('Montant de l’autre financement').optional(),
    }),
    devis: lignes('Devis', { fournisseur: texte('Fournisseur'), numero: texte('Numéro du devis').optional(), montant: montant('Montant') }),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    return decrire(lu.guichet, lu.dossier, s, await lireAuteurDuProjet(base, objet.id, s.numero))
  },
  ecrire: async (base, fait, { objet, le, par }) => {
    const { reponses, budget, retire } = fait
    if (retire) await retirerProjet(base, objet.id, budget.numero)
    else {
      await faireNaitreProjets(base, objet.id, [budget.numero], le, par.id)
      await ecrireReponses(base, objet.id, { reponses, par: par.id, le, origine: undefined })
      await ecrireBudget(base, objet.id, budget, le, par.id)
    }
    return [vers(objet, 'brouillon', { numero: budget.numero, questions: Object.keys(reponses), retire })]
  },
})

export const acteOrdonner = acte({
  nom: 'ordonner',
  genre: 'dossier',
  titre: 'Changer l’ordre des projets',
  suite: 'Vos projets seront servis dans cet ordre.',
  saisie: z.object({
    numero: nombre('Numéro du projet', { min: 1, max: 10_000 }),
    sens: choix('Sens', [
      { code: 'monter', libelle: 'Monter' },
      { code: 'descendre', libelle: 'Descendre' },
    ]),
  }),
  decider: async (base, s, { objet, le, monde }) =>
    ordonner((await lireAvecRegles(base, monde, objet.id, le)).dossier.projets, s.numero, s.sens),
  ecrire: async (base, fait, { objet }) => {
    await ecrireOrdre(base, objet.id, fait.numeros)
    return [vers(objet, 'brouillon', fait)]
  },
})

export const acteGrouper = acte({
  nom: 'grouper',
  genre: 'dossier',
  titre: 'Composer le groupement',
  suite: 'Votre organisme est chef de file. Chaque membre reçoit un courriel et confirme ; une part changée se confirme à nouveau.',
  saisie: z.object({
    membres: lignes('Membres du groupement', {
      organisme: texte('Organisme'),
      part: nombre('Part des dépenses (en %)', { min: 0, max: 100 }),
      courriel: texte('Adresse d’une personne qui l’engage').optional(),
    }),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const connus = await lireOrganismes(
      base,
      s.membres.map((m) => m.organisme),
    )
    const decision = grouper(lu.guichet, lu.dossier, s.membres, connus)
    return decision.ok ? ok(inviterLesMembres(decision.value, lu.dossier, connus)) : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireGroupement(base, objet.id, fait, par.id, le)
    return [vers(objet, 'brouillon', { membres: fait.membres.map(({ organisme, part }) => ({ organisme, part })) })]
  },
})
