import { type Question, questionsDe, type Section } from '../appel/questionnaire.ts'
import { champDuCode } from './champs-projet.ts'
import { attendues, choixAFaire, manques, manquesDeDevis } from './completude.ts'
import type { Dossier } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'
import { manquesDuGroupement } from './groupement.ts'

/** Une page du dossier, et où elle en est. `reste` : ce qui y est encore attendu ; 0 : rien. */
export type Partie = {
  readonly chemin: string
  readonly titre: string
  readonly etat: 'complete' | 'attendue' | 'a-venir' | 'facultative' | 'finale'
  readonly reste: number
}

const SEPT = 7

/** Les questions d'une section, sept par page au plus, toujours aux mêmes places ; une grille ou un bloc a sa page. */
export const pagesDe = (section: Section): readonly (readonly Question[])[] => {
  const pages: Question[][] = []
  for (const q of section.questions) {
    const derniere = pages.at(-1)
    if (derniere === undefined || derniere.length === SEPT || estLongue(q) || derniere.some(estLongue)) pages.push([q])
    else derniere.push(q)
  }
  return pages.length === 0 ? [[]] : pages
}

const estLongue = (q: Question): boolean => q.genre === 'grille' || q.genre === 'bloc'

/** Les pages du dossier dans l'ordre où on les remplit, la relecture en dernier. */
export const partiesDe = (lu: DossierLu): readonly Partie[] => {
  const { dossier, guichet, demandes } = lu
  const restes = [...manques(dossier, guichet, demandes), ...choixAFaire(dossier, guichet, demandes), ...manquesDeDevis(dossier, lu.devis)]
  const compter = (debut: string): number => restes.filter((r) => r.champ?.startsWith(debut) === true).length
  return [
    ...guichet.sections.map((s) => {
      const touchee = s.questions.some((q) => dossier.reponses[q.code] !== undefined)
      return partie({ chemin: `sections/${s.code}`, titre: s.titre, reste: attendues(s, dossier, demandes), touchee })
    }),
    ...(guichet.projets === undefined
      ? []
      : [partie({ chemin: 'projets', titre: 'Vos projets', reste: compter('projet'), touchee: dossier.projets.length > 0 })]),
    ...(aDesPieces(lu)
      ? [partie({ chemin: 'pieces', titre: 'Vos pièces', reste: compter('piece.'), touchee: dossier.pieces.length > 0 })]
      : []),
    ...(guichet.groupes ? [partieDuGroupement(dossier)] : []),
    { chemin: 'recapitulatif', titre: 'Relire et déposer', etat: 'finale', reste: 0 },
  ]
}

const partieDuGroupement = (dossier: Dossier): Partie => {
  const commun = { chemin: 'groupement', titre: 'Demander à plusieurs' }
  if (dossier.membres.length === 0) return { ...commun, etat: 'facultative', reste: 0 }
  return partie({ ...commun, reste: manquesDuGroupement(dossier).length, touchee: true })
}

const partie = (p: Pick<Partie, 'chemin' | 'titre' | 'reste'> & { readonly touchee: boolean }): Partie => ({
  chemin: p.chemin,
  titre: p.titre,
  etat: p.reste === 0 ? 'complete' : p.touchee ? 'attendue' : 'a-venir',
  reste: p.reste,
})

export const aDesPieces = ({ guichet, demandes }: Pick<DossierLu, 'guichet' | 'demandes'>): boolean =>
  guichet.projets !== undefined || guichet.pieces.some((p) => demandes.has(p.code))

/** La page qui suit celle-ci ; après la dernière, la relecture. */
export const partieSuivante = (parties: readonly Partie[], chemin: string): string =>
  parties[parties.findIndex((p) => p.chemin === chemin) + 1]?.chemin ?? 'recapitulatif'

/** Où répondre à une question : sa section, et la page de cette section ; ou la page de son projet. */
export const pageDeLaQuestion = (sections: readonly Section[], code: string): string | undefined => {
  const champ = champDuCode(code)
  if (champ !== undefined) return `projets/${champ.numero}${champ.champ === 'mutualise' ? '/budget' : ''}`
  const section = sections.find((s) => questionsDe([s]).some((q) => q.code === code))
  if (section === undefined) return undefined
  const page = pagesDe(section).findIndex((qs) => qs.some((q) => q.code === code)) + 1
  return `sections/${section.code}${page > 1 ? `?page=${page}` : ''}`
}

export const direPartie = ({ chemin, etat, reste }: Partie): string => {
  switch (etat) {
    case 'complete':
      return 'complète'
    case 'attendue':
      return direReste(reste, chemin.startsWith('sections/') ? 'réponse' : 'point')
    case 'a-venir':
      return 'à venir'
    case 'facultative':
      return 'facultatif'
    default:
      return 'pour finir'
  }
}

const direReste = (reste: number, quoi: string): string => (reste === 1 ? `encore 1 ${quoi}` : `encore ${reste} ${quoi}s`)
