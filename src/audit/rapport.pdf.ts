import { composer } from '../plateforme/pdf/composer.pdf.ts'
import type { Bloc } from '../plateforme/pdf/lettre.ts'
import { direMontant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'
import { DOMAINES_DITS, direGravite } from './constats.phrases.ts'
import { direJours } from './mission.ts'
import { AUDIT_DE_CONTROLE, type RapportCompose, REGLE_DE_PRIORITE } from './rapport.phrases.ts'

/** Le rapport d'audit et son plan d'actions, en PDF. `le` : l'instant de la lecture. */
export const rapportEnPdf = (
  rapport: RapportCompose,
  de: {
    readonly organisme: string
    readonly prestataire: string
    readonly identite: readonly { readonly nom: string; readonly valeur: string }[]
  },
  le: Instant,
): Uint8Array =>
  composer(
    {
      titre: 'Rapport d’audit de sécurité',
      emetteur: de.prestataire,
      pied: `Confidentiel. ${de.organisme}`,
      blocs: [
        { genre: 'faits', faits: [{ nom: 'Organisme', valeur: de.organisme }, ...de.identite] },
        { genre: 'titre', texte: 'Synthèse pour la direction' },
        { genre: 'liste', items: rapport.synthese },
        { genre: 'titre', texte: 'Maturité' },
        ...rapport.maturites.flatMap(maturite),
        { genre: 'titre', texte: 'Constats' },
        ...rapport.constats.flatMap(constat),
        { genre: 'titre', texte: 'Plan d’actions' },
        { genre: 'paragraphe', texte: REGLE_DE_PRIORITE },
        plan(rapport),
        { genre: 'titre', texte: 'Personnes rencontrées' },
        liste(rapport.rencontres, 'Personne n’est encore nommé.'),
        { genre: 'titre', texte: 'Annexe : cadrage de la mission' },
        { genre: 'sous-titre', texte: 'Documents' },
        liste(rapport.cadrage.documents, 'Aucun document demandé.'),
        { genre: 'sous-titre', texte: 'Sites' },
        liste(rapport.cadrage.sites, 'Aucun site désigné.'),
        { genre: 'titre', texte: 'Suite' },
        { genre: 'paragraphe', texte: AUDIT_DE_CONTROLE },
      ],
    },
    le,
  )

const maturite = (m: RapportCompose['maturites'][number]): readonly Bloc[] => [
  { genre: 'sous-titre', texte: m.titre },
  {
    genre: 'faits',
    faits: [
      { nom: 'Niveau', valeur: m.niveau },
      { nom: 'Score', valeur: m.score },
      { nom: 'Répondu', valeur: m.repondu },
      { nom: 'Raison', valeur: m.raison },
    ],
  },
]

const constat = (c: RapportCompose['constats'][number]): readonly Bloc[] => [
  { genre: 'sous-titre', texte: `${c.code} · ${c.titre}` },
  { genre: 'paragraphe', texte: `Gravité ${direGravite(c.gravite).toLowerCase()}. ${DOMAINES_DITS[c.domaine]}.` },
  { genre: 'paragraphe', texte: `Ce qui a été vu : ${c.description}` },
]

const liste = (items: readonly string[], vide: string): Bloc =>
  items.length === 0 ? { genre: 'paragraphe', texte: vide } : { genre: 'liste', items }

const plan = ({ actions }: RapportCompose): Bloc => ({
  genre: 'tableau',
  colonnes: [
    { titre: 'Action', largeur: 4, alignement: 'gauche' },
    { titre: 'Priorité', largeur: 2, alignement: 'gauche' },
    { titre: 'Répond à', largeur: 1.5, alignement: 'gauche' },
    { titre: 'Difficulté', largeur: 1.5, alignement: 'gauche' },
    { titre: 'Délai', largeur: 1.3, alignement: 'droite' },
    { titre: 'Durée', largeur: 1.5, alignement: 'droite' },
    { titre: 'Coût', largeur: 1.7, alignement: 'droite' },
  ],
  lignes: actions.map((a) => [
    `${a.code} · ${a.titre}`,
    `${a.priorite} (${direGravite(a.criticite).toLowerCase()})`,
    a.constats.join(', '),
    `${a.complexite} sur 3`,
    `${a.delaiMois}\u00a0mois`,
    direJours(a.jours),
    direMontant(a.cout),
  ]),
})
