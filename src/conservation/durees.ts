/**
 * Ce que la plateforme garde, pourquoi, et combien de temps. La page « Données personnelles » et la tâche de chaque nuit lisent la même
 * table : ce qui est promis est ce qui est fait. En changer une ligne, c'est changer la version et l'annoncer.
 */
export const VERSION_DES_DUREES = '2026-11-22'

export type Conservation = {
  readonly titre: string
  readonly quoi: string
  readonly pourquoi: string
  readonly combien: string
  readonly fin: string
}

/** Jours sans usage avant l'effacement, et jours avant celui-ci où partent les deux avertissements. */
export type Expiration = { readonly jours: number; readonly avertir: readonly [number, number] }
export const EXPIRATIONS = {
  brouillon: { jours: 90, avertir: [60, 30] },
  compte: { jours: 730, avertir: [60, 30] },
} as const satisfies Readonly<Record<string, Expiration>>
export type GenreExpirable = keyof typeof EXPIRATIONS

/** Jours pendant lesquels un courriel envoyé reste lisible de l'exploitant, qui doit pouvoir répondre « je n'ai rien reçu ». */
export const JOURS_DES_COURRIELS = 365
/** Jours après la réponse pendant lesquels le bureau sait encore qui a demandé sans compte. */
export const JOURS_DES_VISITEURS = 365

const { brouillon, compte } = EXPIRATIONS
const deuxFois = ([un, deux]: readonly [number, number]): string => `Vous êtes prévenu par courriel ${un} jours puis ${deux} jours avant.`

export const CONSERVATIONS: readonly Conservation[] = [
  {
    titre: 'Votre compte',
    quoi: 'Votre nom, votre adresse électronique et, si votre fournisseur d’identité les donne, votre SIRET et votre RPPS.',
    pourquoi: 'Vous reconnaître, et dire à l’agence qui répond d’un dossier.',
    combien: `Tant qu’il sert. Sans dossier, ${compte.jours / 365} ans après votre dernière visite.`,
    fin: `Il est effacé. ${deuxFois(compte.avertir)}`,
  },
  {
    titre: 'Vos sessions et vos liens de connexion',
    quoi: 'L’appareil, l’heure d’ouverture, la dernière activité. Votre adresse IP n’est pas retenue.',
    pourquoi: 'Vous laisser connecté le temps de votre travail, et vous montrer où vous l’êtes.',
    combien: 'Une session dure douze heures, un lien un quart d’heure.',
    fin: 'Ils sont effacés la nuit suivante.',
  },
  {
    titre: 'Une saisie interrompue',
    quoi: 'Le texte que vous tapiez quand votre session s’est refermée, chiffré. Jamais un fichier.',
    pourquoi: 'Que vous n’ayez pas à le retaper.',
    combien: 'Une heure.',
    fin: 'Elle est effacée.',
  },
  {
    titre: 'Un brouillon de dossier',
    quoi: 'Vos réponses, vos projets, vos pièces.',
    pourquoi: 'Vous laisser préparer un dépôt.',
    combien: `Jusqu’à ${brouillon.jours} jours après la clôture du guichet, ou après la dernière modification si elle vient ensuite.`,
    fin: `Il est retiré et son contenu effacé, pièces comprises. ${deuxFois(brouillon.avertir)}`,
  },
  {
    titre: 'Un dossier déposé',
    quoi: 'Ce qui a été déposé et signé, son examen, la décision, l’audit, la convention, les versements.',
    pourquoi: 'L’emploi d’argent public se contrôle (code des relations entre le public et l’administration, code du patrimoine).',
    combien: 'Dix ans après la fin de la convention, ou après la clôture du dossier s’il n’en a pas.',
    fin: 'L’agence le verse aux archives publiques ou l’élimine avec leur visa : la plateforme ne le fait pas d’elle-même.',
  },
  {
    titre: 'Les constats d’audit',
    quoi: 'Les faiblesses relevées, chiffrées, et le nom de qui les a lues.',
    pourquoi: 'Corriger ce qui doit l’être, et prouver le progrès.',
    combien: 'Comme le dossier.',
    fin: 'Ils partent avec le dossier.',
  },
  {
    titre: 'Le journal des actes',
    quoi: 'L’identifiant de qui a fait un acte, son rôle, l’heure, et l’intitulé de ce qu’il a touché (titre d’un projet, nom d’une pièce). Ni votre nom, ni votre adresse.',
    pourquoi: 'Prouver que rien n’a été changé après coup : une ligne retirée romprait la preuve de toutes les autres.',
    combien: 'Comme le dossier.',
    fin: 'Après l’effacement d’un compte, l’identifiant ne mène plus à personne.',
  },
  {
    titre: 'Une question au bureau des renseignements',
    quoi: 'Sans compte : le nom et l’adresse que vous laissez, et votre organisme si vous le dites.',
    pourquoi: 'Vous répondre.',
    combien: `${JOURS_DES_VISITEURS / 365} an après la réponse.`,
    fin: 'Le nom, l’adresse et l’organisme sont effacés ; la question et sa réponse restent.',
  },
  {
    titre: 'Les courriels envoyés',
    quoi: 'L’adresse, l’objet, le texte, l’heure de l’envoi.',
    pourquoi: 'Pouvoir répondre à qui n’a rien reçu.',
    combien: `${JOURS_DES_COURRIELS / 365} an.`,
    fin: 'Ils sont effacés.',
  },
]
