import { direFraction } from '../grille/fraction.ts'
import { direMontant } from '../socle/montant.ts'
import type { Appel } from './appel.ts'
import { calculer, type Exacte, exactement, type Lecture } from './calcul.ts'
import type { ValeurFait } from './condition.ts'
import { type Formule, nomsCites } from './formule.ts'

/** Ce qu'on dit d'une formule : sa phrase, sa réponse, et ce qui la compose. */
export type Explication = { readonly texte: string; readonly reponse: string; readonly parties: readonly Explication[] }

/**
 * Explique une condition : chaque sous-condition avec sa réponse et le fait qu'elle a lu.
 * « Audit récent : non (14 mois) ». Un fait inconnu se dit « à vérifier », jamais autrement.
 */
export const expliquer = (f: Formule, appel: Pick<Appel, 'faits' | 'regles'>, lu: Lecture): Explication => {
  const de = (g: Formule): Explication => expliquer(g, appel, lu)
  const reponse = direExacte(calculer(f, lu))
  switch (f.genre) {
    case 'nom': {
      const regle = lu.formules.get(f.nom)
      if (regle === undefined) return { texte: appel.faits[f.nom]?.libelle ?? f.nom, reponse, parties: [] }
      const contenu = de(regle)
      const titre = titreDe(f.nom, appel.regles[f.nom])
      return contenu.parties.length === 0 ? { texte: titre, reponse: contenu.reponse, parties: [] } : { ...contenu, texte: titre }
    }
    case 'toutes':
      return { texte: 'Toutes ces conditions', reponse, parties: f.parmi.map(de) }
    case 'une':
      return { texte: 'Au moins une de ces conditions', reponse, parties: f.parmi.map(de) }
    case 'operation':
      return {
        texte: `${direTerme(f.gauche, appel)} ${SIGNES[f.op] ?? f.op} ${direTerme(f.droite, appel)}`,
        reponse: avecFaits(f, reponse, appel, lu),
        parties: [],
      }
    default:
      return { texte: 'Calcul', reponse: avecFaits(f, reponse, appel, lu), parties: [] }
  }
}

/** L'explication en lignes, décalées par niveau. */
export const enLignes = (e: Explication, niveau = 0): readonly string[] => [
  `${'  '.repeat(niveau)}${e.texte} : ${e.reponse}`,
  ...e.parties.flatMap((p) => enLignes(p, niveau + 1)),
]

const SIGNES: Readonly<Record<string, string>> = { '=': 'est', '!=': 'n’est pas', '<=': '≤', '>=': '≥', '*': '×', '-': '−' }

const titreDe = (nom: string, regle: unknown): string => {
  const titre = typeof regle === 'object' && regle !== null && 'titre' in regle ? String(regle.titre) : nom
  return `${titre.slice(0, 1).toUpperCase()}${titre.slice(1)}`
}

const direTerme = (f: Formule, appel: Pick<Appel, 'faits' | 'regles'>): string => {
  switch (f.genre) {
    case 'nom':
      return appel.faits[f.nom]?.libelle ?? titreDe(f.nom, appel.regles[f.nom])
    case 'nombre':
      return `${direFraction(f.valeur)}${f.unite === undefined ? '' : `\u00a0${f.unite}`}`
    case 'texte':
      return `«\u00a0${f.valeur}\u00a0»`
    case 'oui-non':
      return f.valeur ? 'oui' : 'non'
    default:
      return 'un calcul'
  }
}

/** La réponse suivie des faits nombres ou textes qu'elle a lus : « non (14 mois) ». */
const avecFaits = (f: Formule, reponse: string, appel: Pick<Appel, 'faits'>, lu: Lecture): string => {
  const lus = [...new Set(nomsCites(f).map((n) => n.nom))].flatMap((nom) => {
    const fait = appel.faits[nom]
    const valeur = lu.faits[nom]
    return fait === undefined || fait.type === 'oui-non' || valeur === undefined ? [] : [direValeur(valeur, fait.unite)]
  })
  return lus.length === 0 ? reponse : `${reponse} (${lus.join(', ')})`
}

const direValeur = (valeur: ValeurFait, unite: string | undefined): string => {
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (typeof valeur === 'string') return valeur
  if (unite === '€') return direMontant(BigInt(Math.round(valeur * 100)))
  const exact = exactement(valeur)
  return `${exact === undefined ? valeur : direFraction(exact)}${unite === undefined ? '' : `\u00a0${unite}`}`
}

const direExacte = (x: Exacte): string => {
  if (x === undefined) return 'à vérifier'
  if (typeof x === 'boolean') return x ? 'oui' : 'non'
  return typeof x === 'string' ? x : `${direFraction(x.v)}${x.pourCent ? '\u00a0%' : ''}`
}
