import { z } from 'zod'
import { lireOrganismes } from '../acteurs/acteurs.sql.ts'
import { guichetDe } from '../appel/appel.ts'
import type { NatureDepense } from '../appel/argent.ts'
import { direNature } from '../appel/depense.phrases.ts'
import { acte } from '../appel/monde.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { vers } from '../journal/objet.ts'
import {
  choix,
  choixParmi,
  coche,
  fichier,
  lignes,
  montant,
  nombre,
  plusieursParmi,
  texte,
  texteLong,
} from '../plateforme/saisie/champs.zod.ts'
import { err, ok } from '../socle/resultat.ts'
import { decrire } from './decrire.ts'
import { lireAvecRegles } from './depot.actes.ts'
import { ecrireEngagements, ecrireMembres, ecrirePiece, ecrireProjet, ecrireReponses, retirerProjet } from './ecriture.sql.ts'
import { sEngager } from './engager.ts'
import { grouper } from './grouper.ts'
import { joindre } from './joindre.ts'
import { repondre } from './repondre.ts'

const guichet = async (...[base, monde, id, le]: Parameters<typeof lireAvecRegles>) => (await lireAvecRegles(base, monde, id, le)).guichet

export const acteRepondre = acte({
  nom: 'repondre',
  genre: 'dossier',
  titre: 'Enregistrer les réponses',
  suite: 'Vos réponses sont gardées ; rien n’est envoyé à l’agence.',
  saisie: z.object({ reponses: z.record(z.string(), z.unknown()) }),
  decider: async (base, s, { objet, le, monde }) => repondre(await guichet(base, monde, objet.id, le), s.reponses),
  ecrire: async (base, fait, { objet }) => {
    await ecrireReponses(base, objet.id, fait.reponses)
    return [vers(objet, 'brouillon', { questions: Object.keys(fait.reponses) })]
  },
})

export const acteJoindre = acte({
  nom: 'joindre',
  genre: 'dossier',
  titre: 'Joindre une pièce',
  suite: 'La pièce remplace la précédente du même nom.',
  saisie: z.object({ piece: choixParmi('Pièce'), fichier: fichier('Fichier') }),
  decider: async (base, s, { objet, le, monde }) => {
    const decision = joindre(await guichet(base, monde, objet.id, le), s.piece, { ...s.fichier, empreinte: empreinte(s.fichier.octets) })
    return decision.ok ? ok({ ...decision.value, octets: s.fichier.octets }) : decision
  },
  ecrire: async (base, { octets, ...jonction }, { objet, le, par, monde }) => {
    await monde.fichiers.ecrire(jonction.empreinte, octets)
    await ecrirePiece(base, objet.id, jonction, le, par.id)
    return [vers(objet, 'brouillon', jonction)]
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
  suite: 'Le projet est gardé dans votre brouillon, au rang de priorité que vous lui donnez.',
  saisie: z.object({
    rang: nombre('Rang de priorité', { min: 1, max: 50, aide: '1 pour le projet le plus important.' }),
    retirer: coche('Retirer ce projet du dossier'),
    // Garder ne refuse rien : ce qui manque à un projet se dit à la relecture (`manques`).
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
    const g = guichetDe(lu.appel, lu.dossier.guichet)
    return g === undefined ? err([]) : decrire(g, s)
  },
  ecrire: async (base, fait, { objet }) => {
    if (fait.retire) await retirerProjet(base, objet.id, fait.projet.rang)
    else await ecrireProjet(base, objet.id, fait.projet)
    return [vers(objet, 'brouillon', { rang: fait.projet.rang, titre: fait.projet.titre, retire: fait.retire })]
  },
})

export const acteGrouper = acte({
  nom: 'grouper',
  genre: 'dossier',
  titre: 'Composer le groupement',
  suite: 'Votre organisme est chef de file ; les autres sont nommés avec leur part.',
  saisie: z.object({
    membres: lignes('Membres du groupement', { organisme: texte('Organisme'), part: nombre('Part (en %)', { min: 0, max: 100 }) }),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const connus = await lireOrganismes(
      base,
      s.membres.map((m) => m.organisme),
    )
    return grouper(lu.guichet, lu.dossier, s.membres, connus)
  },
  ecrire: async (base, fait, { objet }) => {
    await ecrireMembres(base, objet.id, fait.membres)
    return [vers(objet, 'brouillon', fait)]
  },
})
