import type { Acteur } from '../journal/objet.ts'
import { estCourriel } from '../socle/adresse.ts'
import { type Refus, si } from '../socle/refus.ts'
import type { Instant } from '../socle/temps.ts'
import type { Question } from './renseigner.ts'

/** Une question au bureau des renseignements, telle que l'agence la lit (G-01). */
export type QuestionPosee = Question & {
  readonly id: bigint
  readonly poseeLe: Instant
  /** L'identifiant de qui a demandé ; `null` : un visiteur, qui a laissé son nom et son courriel. */
  readonly par: string | null
  readonly nom: string | null
  readonly courriel: string | null
  readonly organisme: string | null
  /** L'empreinte de son lien de suivi. */
  readonly suivi: string | null
  /** Le nom de l'agent qui en a la charge. */
  readonly affectee: string | null
  readonly reponse: string | null
  readonly repondueLe: Instant | null
  readonly publieeLe: Instant | null
}

/** Une réponse publiée : ses mots à elle, sans celui qui a demandé. */
export type Publiee = {
  readonly id: bigint
  readonly theme: string
  readonly objet: string
  readonly texte: string
  readonly reponse: string
  readonly publieeLe: Instant
}

/** Qui demande sans compte : il n'a d'autre droit que de poser une question, et de suivre la sienne. */
export const VISITEUR: Acteur = { id: 'visiteur', nom: 'Visiteur', role: 'porteur', organismes: [], droits: {}, fonctions: [] }

/** Un visiteur dit comment lui répondre ; une personne connue l'a déjà dit. */
export const manquesDuVisiteur = (
  par: Acteur,
  s: { readonly nom?: string | undefined; readonly courriel?: string | undefined },
): readonly Refus[] =>
  par.id !== VISITEUR.id
    ? []
    : [
        ...si(s.nom === undefined, 'sans-nom', 'Votre nom manque.', 'Écrivez-le : il n’est pas publié.', [], 'nom'),
        ...si(
          s.courriel === undefined || !estCourriel(s.courriel),
          'sans-courriel',
          'Nous ne savons pas où vous répondre.',
          'Écrivez une adresse comme prenom.nom@exemple.fr.',
          [],
          'courriel',
        ),
      ]

/** Des mots que trop d'organismes ont dans leur nom pour qu'ils en désignent un. */
const COURANTS: readonly string[] = [
  ...['centre', 'clinique', 'hopital', 'hospitalier', 'residence', 'maison', 'laboratoire', 'cabinet', 'pharmacie', 'reseau', 'groupe'],
  ...['groupement', 'association', 'sante', 'etablissement', 'medical', 'radiologie', 'biologie', 'direction', 'fondation', 'structure'],
]

/**
 * Les noms de qui a demandé qui se lisent encore dans un texte à publier : entiers, ou par un mot qui les distingue.
 * Le texte et les noms se comparent sans accent ni majuscule.
 */
export const nomsReconnus = (texte: string, noms: readonly string[]): readonly string[] => {
  const ici = simplifier(texte)
  const mots = new Set(ici.split(/[^a-z0-9]+/))
  return noms.filter((nom) => {
    const simple = simplifier(nom)
    if (simple === '') return false
    const propres = simple.split(/[^a-z0-9]+/).filter((m) => m.length >= 5 && !COURANTS.includes(m))
    return ici.includes(simple) || propres.some((m) => mots.has(m))
  })
}

const simplifier = (t: string): string => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
