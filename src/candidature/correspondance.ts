import type { Guichet } from '../appel/appel.ts'
import { NATURES_DEPENSE } from '../appel/argent.ts'
import { type Question, questionsDe } from '../appel/questionnaire.ts'

/** Où va chaque champ d'une démarche, dans un guichet. Un champ se reconnaît à son identifiant, que la plateforme ne change pas. */
export type Correspondance = {
  readonly demarche: number
  readonly appel: string
  readonly guichet: string
  readonly champs: readonly Lien[]
}

/**
 * Un champ et sa destination : `question <code>`, `piece <code>`, `engagement <code>`, `projets`, ou `rien`.
 * `valeurs` : ce qu'un choix de la plateforme vaut ici, quand les mots diffèrent. `colonnes` : celles d'un champ répété.
 */
export type Lien = Colonne & { readonly colonnes?: readonly Colonne[] }
export type Colonne = {
  readonly champ: string
  readonly libelle?: string
  readonly vers: string
  readonly valeurs?: Readonly<Record<string, string>>
}

/** Une destination, et comment elle se dit à qui la cherche. `codes` : les seules valeurs qu'elle admet. */
export type Destination = {
  readonly vers: string
  readonly titre: string
  readonly sorte: 'fichiers' | 'lignes' | 'valeur'
  readonly codes?: readonly string[]
}

/** Ce qu'un champ qui ne va nulle part dit de lui. */
export const RIEN = 'rien'
/** Ce que le brouillon écrit quand il n'a rien trouvé : à remplacer avant d'importer. */
export const A_CHOISIR = 'a-choisir'

/** Toutes les destinations d'un guichet. Un contact se remplit en quatre champs ; une grille ne se recueille pas. */
export const destinationsDe = (guichet: Guichet): readonly Destination[] => [
  ...questionsDe(guichet.sections).flatMap(destinationsDeLaQuestion),
  ...guichet.pieces.map((p) => ({ vers: `piece ${p.code}`, titre: p.titre, sorte: 'fichiers' as const })),
  ...guichet.engagements.map((e) => ({ vers: `engagement ${e.code}`, titre: e.texte, sorte: 'valeur' as const })),
  ...(guichet.projets === undefined ? [] : [{ vers: 'projets', titre: 'Projets', sorte: 'lignes' as const }]),
]

/** Les destinations des colonnes d'un champ répété, selon la sienne. */
export const destinationsDesColonnes = (guichet: Guichet, vers: string): readonly Destination[] => {
  if (vers === 'projets')
    return COLONNES_D_UN_PROJET.map((c) => (c.vers === 'action' ? { ...c, codes: guichet.projets?.actions ?? [] } : c))
  const bloc = questionsDe(guichet.sections).find((q) => q.genre === 'bloc' && `question ${q.code}` === vers)
  return (bloc?.colonnes ?? []).map((c) => ({ vers: c.code, titre: c.libelle, sorte: 'valeur', ...codesDe(c) }))
}

const CHAMPS_DU_CONTACT = { nom: 'Nom', prenom: 'Prénom', courriel: 'Adresse électronique', telephone: 'Téléphone' } as const

const destinationsDeLaQuestion = (q: Question): readonly Destination[] => {
  if (q.genre === 'grille') return []
  if (q.genre === 'contact')
    return Object.entries(CHAMPS_DU_CONTACT).map(([nom, titre]) => ({
      vers: `question ${q.code}.${nom}`,
      titre: `${titre}, ${q.libelle}`,
      sorte: 'valeur',
    }))
  return [{ vers: `question ${q.code}`, titre: q.libelle, sorte: q.genre === 'bloc' ? 'lignes' : 'valeur', ...codesDe(q) }]
}

const codesDe = (q: Pick<Question, 'genre' | 'valeurs'>): { readonly codes?: readonly string[] } => {
  if (q.genre === 'oui-non') return { codes: ['oui', 'non', 'je-ne-sais-pas'] }
  return q.valeurs === undefined ? {} : { codes: q.valeurs.map((v) => v.code) }
}

const colonne = (vers: string, titre: string): Destination => ({ vers, titre, sorte: vers === 'devis' ? 'fichiers' : 'valeur' })
const COLONNES_D_UN_PROJET: readonly Destination[] = [
  colonne('titre', 'Titre ou intitulé du projet'),
  colonne('action', 'Genre d’action'),
  colonne('objectifs', 'Objectifs et enjeux'),
  colonne('planning', 'Planning de mise en œuvre, calendrier'),
  colonne('ressources', 'Ressources mobilisées'),
  colonne('indicateurs', 'Indicateurs de résultat attendus'),
  colonne('constats', 'Résultats de l’audit auxquels le projet répond'),
  colonne('mutualise', 'Partagé avec'),
  colonne('depense', 'Libellé de la dépense'),
  { ...colonne('nature', 'Nature de la dépense'), codes: NATURES_DEPENSE },
  colonne('montant', 'Montant, coût, budget'),
  colonne('mois', 'Mois d’utilisation'),
  colonne('autre-financeur', 'Autre financeur'),
  colonne('autre-montant', 'Montant de l’autre financement'),
  colonne('devis', 'Devis'),
]
