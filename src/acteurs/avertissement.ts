import { texteDe } from '../journal/fait.ts'
import type { Vivant } from '../journal/objet.ts'
import type { Evenement } from '../plateforme/agenda/evenement.ts'
import type { Lien, PieceAttendue } from '../plateforme/courriel/courriel.ts'
import type { Role } from '../vie.ts'

/** Qui un acte prévient. Les adresses sont lues au moment de l'écrire. */
export type Destinataires =
  | { readonly courriel: string }
  | { readonly organisme: string }
  /** Les personnes qui peuvent remplir les dossiers de cet organisme, et celles qui peuvent l'engager. */
  | { readonly remplit: string }
  /** Les personnes qui peuvent engager cet organisme. */
  | { readonly engage: string }
  | { readonly agence: string; readonly role: Role }
  | { readonly prestataire: string }

export type Avertissement = {
  readonly a: Destinataires
  readonly objet: string
  readonly texte: string
  /** La page où agir. */
  readonly lien: Lien
  readonly agenda?: readonly Evenement[]
  readonly piece?: PieceAttendue
}

/** Ce qu'un courriel dit ; sans `lien`, il mène à l'objet de l'acte. */
type Dit = Omit<Avertissement, 'a' | 'lien'> & { readonly lien?: Lien }

export const auPorteur = (o: Vivant, dit: Dit): readonly Avertissement[] => (o.organisme === null ? [] : aLOrganisme(o, o.organisme, dit))
export const aLOrganisme = (o: Vivant, organisme: string, dit: Dit): readonly Avertissement[] => [
  { lien: lienDe(o), ...dit, a: { organisme } },
]
export const auxAgents = (o: Vivant, role: Role, dit: Dit): readonly Avertissement[] => [
  { lien: lienDe(o), ...dit, a: { agence: o.agence, role } },
]
export const auPrestataire = (o: Vivant, prestataire: string, dit: Dit): readonly Avertissement[] => [
  { lien: lienDe(o), ...dit, a: { prestataire } },
]

export const aQuiEngage = (o: Vivant, organisme: string | null, dit: Dit): readonly Avertissement[] =>
  organisme === null ? [] : [{ lien: lienDe(o), ...dit, a: { engage: organisme } }]
/** À une adresse que le fait porte : qui pose une question n'a pas toujours de compte. Sans elle, personne n'est prévenu. */
export const aLAdresse = (o: Vivant, courriel: string, dit: Dit): readonly Avertissement[] =>
  courriel === '' ? [] : [{ lien: lienDe(o), ...dit, a: { courriel } }]

/** La personne dont l'acte parle, à l'adresse qu'il a écrite. */
export const aLaPersonne = (o: Vivant, fait: unknown, dit: Dit): readonly Avertissement[] => aLAdresse(o, texteDe(fait, 'courriel'), dit)

/** Ce qui n'a pas de page à soi se lit sur celle de son dossier. */
const lienDe = (o: Vivant): Lien => {
  switch (o.genre) {
    case 'appel':
      return { texte: 'Lire l’appel', chemin: `/appels/${o.id}` }
    case 'organisme':
      return { texte: 'Ouvrir l’équipe', chemin: `/organismes/${o.id}/equipe` }
    case 'mission':
      return { texte: 'Ouvrir la mission', chemin: `/missions/${o.id}` }
    default:
      return { texte: 'Ouvrir le dossier', chemin: `/dossiers/${o.fil.replace('dossier:', '')}` }
  }
}
