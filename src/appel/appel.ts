import type { Argent, Enveloppe } from './argent.ts'
import type { Evenement, Periode } from './calendrier.ts'
import type { Commission } from './commission.ts'
import type { Condition, Fait } from './condition.ts'
import type { Niveau } from './echelle.ts'
import type { Engagement, Livrable } from './obligations.ts'
import type { Piece, Section } from './questionnaire.ts'

/** Les identifiants des clauses du texte qu'un élément met en œuvre : « G-35 ». */
export type Clauses = readonly string[]

/** Une agence, l'opérateur qui l'assiste, et leur adresse de fonction (jamais le nom d'une personne). */
export type Agence = { readonly code: string; readonly nom: string; readonly region: string; readonly operateur: string }

/** Les étapes qu'un guichet emprunte, dans l'ordre de la vie ; il en saute, il n'en invente pas. */
export const ETAPES = ['candidature', 'instruction', 'decision', 'audit', 'financement', 'convention', 'versement', 'suivi'] as const
export type Etape = (typeof ETAPES)[number]

/** Ce qui aide à juger un critère : coûts semblables, devis et financements retrouvés ailleurs, constats de l'audit. */
export const ECLAIRAGES = ['budgets', 'devis', 'financements', 'constats'] as const
export type Eclairage = (typeof ECLAIRAGES)[number]

/** Un critère : pondéré (poids entier, note minimale) ou non, relevé par un avis ou calculé par une règle, de 0 à 100. */
export type Critere = {
  readonly code: string
  readonly titre: string
  readonly aide?: string
  readonly poids?: number
  /** La note moyenne exigée, sur l'échelle du critère. */
  readonly minimum?: number
  /** L'échelle du critère, de la note la plus basse à la plus haute ; absente : celle de la maison, de 0 à 4. */
  readonly niveaux?: readonly Niveau[]
  /** Ce que Palier montre à côté, à qui le note. */
  readonly eclairages?: readonly Eclairage[]
  /** Règle Publicodes du critère calculé (complétude, facteur de risque) ; sans elle, un avis le note. */
  readonly regle?: string
  readonly clause: Clauses
}

/** Un facteur de risque publié : une règle d'entiers positifs. `poids` : un, sauf mention ; `auPlus` : le plus qu'elle donne, quatre sauf mention. */
export type FacteurPublie = {
  readonly code: string
  readonly titre: string
  readonly regle: string
  readonly poids?: number
  readonly auPlus?: number
  readonly clause: Clauses
}

/** Comment un guichet choisit : tout dossier admissible (`ouvert`), ou le concours avec places et note plancher. */
export type Choix = {
  readonly mode: 'ouvert' | 'concours'
  readonly places?: number
  readonly noteMinimale?: number
  readonly listeAttente?: boolean
  /** En dessous de ce nombre de dossiers admissibles, le guichet est déclaré infructueux. */
  readonly infructueuxSous?: number
  readonly criteres: readonly Critere[]
  /** Les facteurs de risque, dont la somme pesée classe les dossiers. */
  readonly priorite?: readonly FacteurPublie[]
  readonly clause: Clauses
}

/** Ce que l'audit d'un guichet demande : grilles, bornes, préavis, qualification du prestataire. */
export type Audit = {
  readonly grilles: readonly string[]
  /** Durée sur site, en dixièmes de jour (A-15 : 15). */
  readonly dureeMax?: number
  /** Préavis au moins, en jours. */
  readonly preavis?: number
  /** Délai pour planifier, depuis le dépôt ou la notification (G-10). */
  readonly planifierSous?: { readonly depuis: 'depot' | 'notification'; readonly mois?: number; readonly jours?: number }
  readonly qualifications: readonly string[]
  /** `jours` : jours commandés, en dixièmes de jour. */
  readonly marche?: { readonly pouvoirAdjudicateur: string; readonly jours: number }
  readonly destinataires: readonly ('ars' | 'grades')[]
  readonly restitution: boolean
  readonly clause: Clauses
}

/** L'arbitrage : quoi, sous quelles bornes, avec quelles priorités. Les plafonds en jours : dixièmes (A-23 : 50). */
export type Arbitrage = {
  readonly objet: 'actions' | 'projets'
  readonly joursMax?: number
  readonly apresTousLesAudits: boolean
  readonly clause: Clauses
}

/** Une fenêtre de l'appel, avec son formulaire, ses pièces, ses critères et ses effets (G-06). */
export type Guichet = {
  readonly code: string
  readonly titre: string
  readonly resume: string
  readonly parcours: readonly Etape[]
  readonly periodes: readonly Periode[]
  readonly canaux: readonly Canal[]
  readonly bureaux?: readonly Bureau[]
  readonly groupes: boolean
  readonly conditions: readonly Condition[]
  readonly sections: readonly Section[]
  readonly pieces: readonly Piece[]
  readonly engagements: readonly Engagement[]
  readonly projets?: Projets
  readonly choix: Choix
  readonly audit?: Audit
  readonly arbitrage?: Arbitrage
  readonly argent: Argent
  readonly livrables: readonly Livrable[]
  readonly cibles?: readonly Cible[]
  readonly clause: Clauses
}

/** Par où un dossier arrive : ce portail, une autre plateforme dont on importe, un bureau par courriel ou papier. */
export type Canal = {
  readonly par: 'palier' | 'plateforme' | 'courriel' | 'papier'
  readonly adresse?: string
  readonly tailleMaxMo?: number
}

/** Un bureau choisi par une règle (territoire, taille) : le premier dont la condition est vraie. */
export type Bureau = { readonly nom: string; readonly si: string; readonly courriel: string }

/** Le bloc répétable des projets (G-29), leurs devis (G-30) et leurs dépenses. `devis` : règle du nombre exigé. */
export type Projets = {
  readonly auMoins: number
  readonly auPlus: number
  readonly actions: readonly string[]
  readonly devis?: string
  /** Les devis d'un projet doivent faire son budget, au centime, pour déposer (G-30). */
  readonly rapprochement: boolean
  readonly lienAudit: boolean
  /** Les familles d'actions, de la plus à la moins prioritaire (G-16 à G-19) ; absent : toutes se valent. */
  readonly familles?: readonly Famille[]
  readonly clause: Clauses
}

/** Une famille d'actions de même priorité. `accompagnement` : ce qui doit accompagner chacune (procédure, documentation). */
export type Famille = {
  readonly code: string
  readonly titre: string
  readonly priorite: 'forte' | 'moyenne' | 'faible'
  readonly actions: readonly string[]
  readonly accompagnement?: string
  readonly clause: Clauses
}

/** « Au moins un de chaque genre » : une cible chiffrée à atteindre après l'attribution. */
export type Cible = {
  readonly code: string
  readonly titre: string
  readonly genres: readonly string[]
  readonly auMoins: number
  readonly clause: Clauses
}

/** Un appel, tel que son texte le dit : une version publiée ne change jamais. */
export type Appel = {
  readonly code: string
  readonly version: number
  readonly titre: string
  readonly promesse: string
  readonly agence: Agence
  readonly fuseau: string
  readonly publication?: Temporal.PlainDate
  readonly entreeEnVigueur?: Temporal.PlainDate
  readonly evenements: readonly Evenement[]
  readonly references: readonly { readonly titre: string; readonly edition?: string; readonly clause: Clauses }[]
  readonly contacts: readonly { readonly fonction: string; readonly courriel: string; readonly clause: Clauses }[]
  readonly renseignements?: Renseignements
  readonly faits: Readonly<Record<string, Fait>>
  readonly listes: Readonly<Record<string, readonly string[]>>
  /** Les règles Publicodes, telles qu'écrites ; seul `regles.publicodes.ts` les lit. */
  readonly regles: Readonly<Record<string, unknown>>
  readonly guichets: readonly Guichet[]
  readonly commission?: Commission
  /** L'enveloppe commune à tous les guichets ; un guichet peut aussi avoir la sienne. */
  readonly enveloppe?: Enveloppe
  /** Jours que la loi laisse aux candidats pour répondre, de la publication à la clôture : au moins, au plus. */
  readonly delaiDeReponse?: { readonly auMoins?: number; readonly auPlus?: number; readonly clause: Clauses }
  readonly complements?: Complements
  readonly recours?: Recours
  readonly amendement?: Amendement
  readonly clauses: Readonly<Record<string, Clause>>
}

/** Ce qui suit un complément qui n'est pas venu à sa date : jamais un refus de soi-même, un agent décide. */
export const SANS_REPONSE = ['examiner-en-l-etat', 'irrecevable'] as const
export type SansReponse = (typeof SANS_REPONSE)[number]

/** Jours laissés pour compléter un dossier déposé (absents : l'agence les choisit à chaque demande), et ce qui suit un silence (l'examen en l'état, sauf mention). */
export type Complements = { readonly jours?: number; readonly sansReponse?: SansReponse; readonly clause: Clauses }

/** Une question s'envoie à une adresse générique, avec un préfixe d'objet ; les réponses sont publiées à tous (G-01). */
export type Renseignements = {
  readonly courriel: string
  readonly objet?: string
  readonly telephone: boolean
  readonly jusquau?: Temporal.PlainDate
  readonly clause: Clauses
}

/** Devant qui une décision se conteste ; le délai est celui de la loi. `gracieux` : à qui écrire à l'agence, elle-même par défaut. */
export type Recours = { readonly tribunal: string; readonly adresse: string; readonly gracieux?: string }

/** Ce qu'une version change à la précédente, et qui en est averti. */
export type Amendement = {
  readonly remplace: number
  readonly le: Temporal.PlainDate
  readonly changements: readonly { readonly objet: string; readonly avant: string; readonly apres: string }[]
  readonly avertir: 'porteurs-en-brouillon' | 'tous-les-porteurs'
}

/** Le sens d'une clause en nos mots ; `acte` nomme l'acte qui la porte quand aucune règle ne la dit. */
export type Clause = { readonly texte: string; readonly acte?: string }

export const guichetDe = (appel: Pick<Appel, 'guichets'>, code: string): Guichet | undefined => appel.guichets.find((g) => g.code === code)
