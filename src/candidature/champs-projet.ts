import type { Projets } from '../appel/appel.ts'
import type { Question, Section } from '../appel/questionnaire.ts'
import type { Dossier, Projet } from './dossier.ts'

/** Ce qu'un projet dit de lui-même (G-29), dans l'ordre où on le demande ; ses dépenses et ses devis sont à part. */
export const CHAMPS_DU_PROJET = ['titre', 'action', 'objectifs', 'planning', 'ressources', 'indicateurs', 'constats', 'mutualise'] as const
type ChampDuProjet = (typeof CHAMPS_DU_PROJET)[number]

/** Le titre d'un genre d'action, tel que le catalogue le donne. */
type DireAction = (code: string) => string

/** Un projet se remplit comme une section : ses champs sont des questions, et se gardent, se disputent et se choisissent comme elles. */
const sectionDuProjet = (regle: Projets, numero: number, direAction: DireAction): Section => ({
  code: `projet:${numero}`,
  titre: `Projet ${numero}`,
  questions: CHAMPS_DU_PROJET.map((champ) => ({
    code: codeDuChamp(numero, champ),
    ...QUESTIONS[champ],
    ...(champ === 'action' ? { valeurs: regle.actions.map((code) => ({ code, libelle: direAvecPriorite(regle, code, direAction) })) } : {}),
    clause: [],
  })),
})

/** Les sections des projets que ce dossier peut remplir : les siens, et le suivant tant que l'appel en admet un. */
export const sectionsDesProjets = (
  regle: Projets | undefined,
  { projets, dernierProjet }: Pick<Dossier, 'projets' | 'dernierProjet'>,
  direAction: DireAction,
): readonly Section[] => {
  if (regle === undefined) return []
  const suivants = projets.length < regle.auPlus ? [dernierProjet + 1] : []
  return [...projets.map((p) => p.numero), ...suivants].map((numero) => sectionDuProjet(regle, numero, direAction))
}

/** Les questions d'un projet, telles que son dossier les pose ; vide s'il ne peut pas être rempli. */
export const questionsDuProjet = (questionnaire: readonly Section[], numero: number): readonly Question[] =>
  questionnaire.find((s) => s.code === `projet:${numero}`)?.questions ?? []

/** Un code qu'aucune question d'un appel ne peut porter : elles n'ont pas de deux-points. */
export const codeDuChamp = (numero: number, champ: ChampDuProjet): string => `projet:${numero}:${champ}`

/** Le projet et le champ qu'un code nomme ; `undefined` : c'est une question de l'appel. */
export const champDuCode = (code: string): { readonly numero: number; readonly champ: string } | undefined => {
  const [, numero, champ] = /^projet:(\d{1,5}):([a-z]+)$/.exec(code) ?? []
  return numero === undefined || champ === undefined ? undefined : { numero: Number(numero), champ }
}

/** Ce que le projet dit, à partir de ses réponses ; sans titre, son numéro en tient lieu. */
export const direProjet = (numero: number, dits: Readonly<Record<string, unknown>>): Pick<Projet, ChampDuProjet> => {
  const dit = (champ: ChampDuProjet): string => (typeof dits[champ] === 'string' ? dits[champ] : '')
  const mutualise = dit('mutualise')
  return {
    titre: dit('titre') || `Projet ${numero}`,
    // Ne pas savoir son genre d'action, c'est ne pas l'avoir encore dit.
    action: dit('action') === 'je-ne-sais-pas' ? '' : dit('action'),
    objectifs: dit('objectifs'),
    planning: dit('planning'),
    ressources: dit('ressources'),
    indicateurs: dit('indicateurs'),
    constats: dit('constats')
      .split(/[,;\n]/)
      .map((c) => c.trim())
      .filter((c) => c !== ''),
    mutualise: mutualise === '' ? null : mutualise,
  }
}

const direAvecPriorite = ({ familles }: Projets, code: string, direAction: DireAction): string => {
  const priorite = familles?.find((f) => f.actions.includes(code))?.priorite
  return priorite === undefined ? direAction(code) : `${direAction(code)} (priorité ${priorite})`
}

const QUESTIONS: Readonly<Record<ChampDuProjet, Pick<Question, 'libelle' | 'aide' | 'genre' | 'obligatoire'>>> = {
  titre: { libelle: 'Titre du projet', genre: 'texte', obligatoire: true },
  action: { libelle: 'Genre d’action', genre: 'choix', obligatoire: true },
  objectifs: { libelle: 'Objectifs et enjeux', aide: 'Ce que le projet corrige, et pour qui.', genre: 'texte-long', obligatoire: true },
  planning: { libelle: 'Planning de mise en œuvre', genre: 'texte-long', obligatoire: true },
  ressources: {
    libelle: 'Ressources mobilisées',
    aide: 'Les personnes et les prestataires qui le mènent.',
    genre: 'texte-long',
    obligatoire: true,
  },
  indicateurs: { libelle: 'Indicateurs de résultat', aide: 'À quoi l’on verra que c’est fait.', genre: 'texte-long', obligatoire: true },
  constats: {
    libelle: 'Résultats de l’audit auxquels il répond',
    aide: 'Les références du rapport d’audit, séparées par des virgules.',
    genre: 'texte',
    obligatoire: true,
  },
  mutualise: {
    libelle: 'Partagé avec',
    aide: 'Les autres organismes, si l’achat ou l’accompagnement est commun.',
    genre: 'texte',
    obligatoire: false,
  },
}
