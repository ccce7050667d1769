import type { Entree } from '../journal/chaine.ts'
import { listeDe } from '../journal/fait.ts'
import { type Instant, jourDe } from '../socle/temps.ts'

/**
 * Une ligne de l'histoire d'un dossier. Une saisie réunit les réponses qu'une personne a enregistrées d'une même section le même jour :
 * chacune reste une entrée du journal, mais une heure de frappe n'est qu'un fait. `empreinte` : celle de sa dernière entrée.
 */
export type Ligne = Pick<Entree, 'rang' | 'par' | 'role' | 'empreinte'> & { readonly du: Instant; readonly au: Instant } & (
    | { readonly genre: 'acte'; readonly acte: string }
    | { readonly genre: 'saisie'; readonly section: string | undefined; readonly questions: readonly string[] }
  )

/**
 * L'histoire à montrer, la plus récente d'abord comme les entrées reçues. Un autre acte coupe les saisies : ce qui le précède et ce qui le
 * suit ne se mêlent pas.
 * @param sectionDe le titre de la section d'une question ; `undefined` : elle n'est plus du dossier
 */
export const reunir = (
  entrees: readonly Entree[],
  fuseau: string,
  sectionDe: (question: string) => string | undefined,
): readonly Ligne[] => {
  const lignes: Ligne[] = []
  for (const e of entrees) {
    const ligne = ligneDe(e, sectionDe)
    const rang = lignes.findLastIndex((l) => l.genre === 'acte' || seSuivent(l, ligne, fuseau))
    const pareille = lignes[rang]
    if (pareille?.genre === 'saisie' && ligne.genre === 'saisie') lignes[rang] = avec(pareille, ligne)
    else lignes.push(ligne)
  }
  return lignes
}

type Saisie = Extract<Ligne, { readonly genre: 'saisie' }>

const SAISIES: readonly string[] = ['repondre', 'repondre-delegation']

const ligneDe = ({ rang, par, role, empreinte, acte, le, contenu }: Entree, sectionDe: (q: string) => string | undefined): Ligne => {
  const commun = { rang, par, role, empreinte, du: le, au: le }
  const questions = [...listeDe(contenu, 'questions'), ...listeDe(contenu, 'deCote')].map(String)
  if (!SAISIES.includes(acte) || questions.length === 0) return { ...commun, genre: 'acte', acte }
  const sections = [...new Set(questions.map(sectionDe))]
  return { ...commun, genre: 'saisie', section: sections.length === 1 ? sections[0] : undefined, questions: [...new Set(questions)] }
}

const seSuivent = (a: Ligne, b: Ligne, fuseau: string): boolean =>
  a.genre === 'saisie' &&
  b.genre === 'saisie' &&
  a.par === b.par &&
  a.section === b.section &&
  jourDe(a.au, fuseau).equals(jourDe(b.au, fuseau))

/** Les réponses d'une saisie et celles d'une plus ancienne. */
const avec = (recente: Saisie, ancienne: Saisie): Saisie => ({
  ...recente,
  du: ancienne.du,
  questions: [...new Set([...recente.questions, ...ancienne.questions])],
})

/** « 7 réponses enregistrées : Votre audit ». */
export const direSaisie = ({ section, questions }: Pick<Saisie, 'section' | 'questions'>): string => {
  const nombre = questions.length === 1 ? 'Une réponse enregistrée' : `${questions.length} réponses enregistrées`
  return section === undefined ? nombre : `${nombre} : ${section}`
}
