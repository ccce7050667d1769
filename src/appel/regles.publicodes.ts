import Engine from 'publicodes'
import { entier, multiplier } from '../grille/fraction.ts'
import type { Montant } from '../socle/montant.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Appel } from './appel.ts'
import { calculer, type Lecture, plancherDe } from './calcul.ts'
import type { Condition, Fait, Faits, ValeurFait, Verdict } from './condition.ts'
import { enLignes, expliquer } from './explication.ts'
import { lireFormule } from './formule.publicodes.ts'
import { type Formule, type Formules, faitsLus } from './formule.ts'

/** Ce qu'il faut d'un appel pour évaluer ses règles. L'appel vient de `lireAppel` : ses règles ont été vérifiées. */
export type Regles = Pick<Appel, 'faits' | 'regles'>

/** La valeur d'une règle, les faits qui manquent pour la dire, et son explication en français. */
export type Evaluation = {
  readonly valeur: ValeurFait | undefined
  readonly manquants: readonly string[]
  readonly explication: readonly string[]
}

/** Évalue une règle ou une expression. Un nombre est dans l'unité de la règle ; `undefined` : on ne sait pas. */
export const evaluer = (appel: Regles, expression: string, faits: Faits): Evaluation => {
  const rendu = moteurPour(appel, faits).evaluate(expression)
  const manquants = Object.keys(rendu.missingVariables).filter((nom) => nom in appel.faits)
  return {
    valeur: rendu.nodeValue ?? undefined,
    manquants,
    // Dite à qui la demande : un dépôt évalue beaucoup de règles et n'en explique aucune.
    get explication() {
      return enLignes(expliquer(formuleDe(expression), appel, lectureDe(appel, faits)))
    },
  }
}

/** Le verdict de chaque condition, à trois valeurs. *Non* l'emporte dès qu'un fait connu suffit à le dire. */
export const verdicts = (appel: Regles, conditions: readonly Condition[], faits: Faits): readonly Verdict[] =>
  conditions.map((condition) => {
    const { valeur, manquants } = evaluer(appel, condition.si, faits)
    const lus = [...faitsLus(formuleDe(condition.si), formulesDe(appel))]
    return {
      condition,
      reponse: valeur === true ? 'oui' : valeur === false ? 'non' : 'a-verifier',
      manquants: typeof valeur === 'boolean' ? [] : manquants,
      faits: Object.fromEntries(lus.map((nom) => [nom, faits[nom]])),
    }
  })

/**
 * Le montant d'une règle en euros, en centimes, arrondi au centime inférieur.
 * Exact : Publicodes dit s'il est connu et ce qui manque ; la somme est refaite en fractions d'entiers (`calcul.ts`),
 * où un fait décimal vaut exactement ce qu'il s'écrit. Aucune virgule flottante n'entre dans le résultat.
 */
export const montant = (appel: Regles, regle: string, faits: Faits): Result<Montant, { readonly manquants: readonly string[] }> => {
  const { valeur, manquants } = evaluer(appel, regle, faits)
  const exact = calculer(formuleDe(regle), lectureDe(appel, faits))
  if (typeof valeur !== 'number' || typeof exact !== 'object') return err({ manquants })
  const centimes = plancherDe(multiplier(exact.v, entier(100)))
  if (Math.abs(Number(centimes) / 100 - valeur) > 0.011 + Math.abs(valeur) * 1e-9)
    throw new Error(`Les deux calculs de « ${regle} » diffèrent : ${valeur} et ${centimes} centimes`)
  return ok(centimes)
}

/** Les règles de l'appel et ses faits, comme Publicodes les lit : un fait est une règle sans valeur. Une copie, car il les modifie. */
export const reglesPourMoteur = (appel: Regles): Record<string, Regle> => ({
  ...Object.fromEntries(Object.entries(appel.faits).map(([nom, fait]) => [nom, regleDuFait(fait)])),
  ...Object.fromEntries(Object.entries(appel.regles).map(([nom, brut]) => [nom, enBloc(structuredClone(brut))])),
})

type Regle = Record<string, unknown>

const regleDuFait = (fait: Fait): Regle => ({ titre: fait.libelle, ...(fait.unite === undefined ? {} : { unité: fait.unite }) })
const enBloc = (brut: unknown): Regle => (typeof brut === 'object' && brut !== null ? { ...brut } : { valeur: brut })

/** Les faits connus, écrits pour Publicodes. Une valeur qui n'est pas du type de son fait est tenue pour inconnue. */
export const situationDe = (appel: Regles, faits: Faits): Record<string, string> =>
  Object.fromEntries(Object.entries(connus(appel, faits)).map(([nom, v]) => [nom, ecrire(v, appel.faits[nom]?.unite)]))

const EN_CHIFFRES = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 15 })
const ecrire = (v: ValeurFait, unite: string | undefined): string => {
  if (typeof v === 'boolean') return v ? 'oui' : 'non'
  if (typeof v === 'string') return `'${v.replaceAll(/['"]/g, ' ')}'`
  const chiffres = EN_CHIFFRES.format(v)
  return unite === undefined ? chiffres : `${chiffres} ${unite}`
}

const connus = (appel: Regles, faits: Faits): Readonly<Record<string, ValeurFait>> =>
  Object.fromEntries(
    Object.entries(faits).flatMap(([nom, v]) => {
      const type = appel.faits[nom]?.type
      if (type === undefined || v === undefined) return []
      const attendu = type === 'oui-non' ? 'boolean' : type === 'nombre' ? 'number' : 'string'
      return typeof v === attendu && !(typeof v === 'number' && !Number.isFinite(v)) ? [[nom, v] as const] : []
    }),
  )

const MOTEURS = new WeakMap<Regles, Engine>()
const moteurDe = (appel: Regles): Engine => {
  const deja = MOTEURS.get(appel)
  if (deja !== undefined) return deja
  const moteur = new Engine(reglesPourMoteur(appel), { logger: { log: () => {}, warn: refuser, error: refuser } })
  MOTEURS.set(appel, moteur)
  return moteur
}

/** Les mêmes faits servent à toutes les règles d'un dossier : ils ne sont donnés au moteur qu'une fois. */
const SITUATIONS = new WeakMap<Engine, Faits>()
const moteurPour = (appel: Regles, faits: Faits): Engine => {
  const moteur = moteurDe(appel)
  if (SITUATIONS.get(moteur) !== faits) {
    moteur.setSituation(situationDe(appel, faits))
    SITUATIONS.set(moteur, faits)
  }
  return moteur
}

const refuser = (message: string): never => {
  throw new Error(`Publicodes avertit d’une règle pourtant vérifiée : ${message}`)
}

const FORMULES = new WeakMap<Regles, Formules>()
/** Les règles de l’appel, lues une fois. */
export const formulesDe = (appel: Regles): Formules => {
  const deja = FORMULES.get(appel)
  if (deja !== undefined) return deja
  const lues = new Map(
    Object.entries(appel.regles).flatMap(([nom, brut]) => {
      const f = lireFormule(brut, ['regles', nom], [])
      return f === undefined ? [] : [[nom, f] as const]
    }),
  )
  FORMULES.set(appel, lues)
  return lues
}

const EXPRESSIONS = new Map<string, Formule>()
/** Une expression d'un appel vérifié, lue une fois : leur nombre est borné par les définitions. */
const formuleDe = (expression: string): Formule => {
  const deja = EXPRESSIONS.get(expression)
  if (deja !== undefined) return deja
  const f = lireFormule(expression, [], [])
  if (f === undefined) throw new Error(`Expression illisible : ${expression}`)
  EXPRESSIONS.set(expression, f)
  return f
}

/** Ce que le calcul exact lit d’un dossier. */
export const lectureDe = (appel: Regles, faits: Faits): Lecture => ({
  formules: formulesDe(appel),
  faits: connus(appel, faits),
  enPourCent: new Set(Object.entries(appel.faits).flatMap(([nom, f]) => (f.unite === '%' ? [nom] : []))),
})
