import { ajouter, confronter, diviser, entier, type Fraction, fraction, multiplier, retrancher } from '../grille/fraction.ts'
import type { Faits } from './condition.ts'
import type { Formule, Formules, Operation } from './formule.ts'

/** Une valeur exacte ; `undefined` : on ne sait pas. Un pour cent garde son nombre (80) et dit qu'il en est un. */
export type Exacte = boolean | string | Nombre | undefined
export type Nombre = { readonly v: Fraction; readonly pourCent: boolean }

/** Ce que le calcul lit : les règles, et la valeur des faits (un nombre est dans l'unité de son fait). */
export type Lecture = { readonly formules: Formules; readonly faits: Faits; readonly enPourCent: ReadonlySet<string> }

/**
 * La valeur d'une formule, en fractions exactes et à trois valeurs : ce que Publicodes calcule en virgule flottante,
 * sans son erreur. Les règles ont été vérifiées sans cercle et de types accordés ; sinon, « on ne sait pas ».
 */
export const calculer = (f: Formule, lu: Lecture): Exacte => {
  const de = (g: Formule): Exacte => calculer(g, lu)
  switch (f.genre) {
    case 'nombre':
      return { v: f.valeur, pourCent: f.unite === '%' }
    case 'texte':
    case 'oui-non':
      return f.valeur
    case 'nom': {
      const regle = lu.formules.get(f.nom)
      return regle === undefined ? duFait(f.nom, lu) : de(regle)
    }
    case 'operation':
      return operer(f.op, de(f.gauche), de(f.droite))
    case 'toutes':
      return f.parmi
        .map(de)
        .reduce<Exacte>((a, b) => (a === false || b === false ? false : a === undefined || b === undefined ? undefined : true), true)
    case 'une':
      return f.parmi
        .map(de)
        .reduce<Exacte>((a, b) => (a === true || b === true ? true : a === undefined || b === undefined ? undefined : false), false)
    case 'reunion':
      return reunir(f.op, f.parmi.map(de))
    case 'variations':
      return varier(f, de)
    case 'plafond':
      return reunir('minimum', [de(f.de), de(f.borne)])
    case 'plancher':
      return reunir('maximum', [de(f.de), de(f.borne)])
    case 'arrondi':
      return arrondir(de(f.de), f.decimales)
    case 'bareme':
      return parTranches(f, de, (tranche, bas, haut) => multiplier(retrancher(haut, bas), tranche))
    case 'grille':
      return parTranches(f, de, undefined)
    case 'par-defaut':
      return de(f.de) ?? de(f.defaut)
    case 'est-defini':
      return (de(f.de) === undefined) === (f.sens === 'non-defini')
  }
}

/** Un nombre à virgule flottante, tel qu'il s'écrit : au plus quinze chiffres significatifs, exactement. */
export const exactement = (n: number): Fraction | undefined => {
  const lu = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n))
  if (lu === null) return undefined
  const decimales = lu[3] ?? ''
  const rang = Number(lu[4] ?? 0) - decimales.length
  const mantisse = BigInt(`${lu[1] ?? ''}${lu[2] ?? ''}${decimales}`)
  return rang >= 0 ? fraction(mantisse * 10n ** BigInt(rang), 1n) : fraction(mantisse, 10n ** BigInt(-rang))
}

const duFait = (nom: string, lu: Lecture): Exacte => {
  const valeur = lu.faits[nom]
  if (typeof valeur !== 'number') return valeur
  const v = exactement(valeur)
  return v && { v, pourCent: lu.enPourCent.has(nom) }
}

const estNombre = (x: Exacte): x is Nombre => typeof x === 'object'
const nombre = (v: Fraction, pourCent = false): Nombre => ({ v, pourCent })
const CENT = entier(100)

const operer = (op: Operation, a: Exacte, b: Exacte): Exacte => {
  if (op === '*' && ((estNombre(a) && a.v.n === 0n) || (estNombre(b) && b.v.n === 0n))) return nombre(entier(0))
  if (a === undefined || b === undefined) return undefined
  if (!estNombre(a) || !estNombre(b)) return op === '=' ? a === b : op === '!=' ? a !== b : undefined
  const ecart = confronter(a.v, b.v)
  switch (op) {
    case '+':
      return nombre(ajouter(a.v, b.v), a.pourCent)
    case '-':
      return nombre(retrancher(a.v, b.v), a.pourCent)
    case '*':
      return a.pourCent || b.pourCent ? nombre(diviser(multiplier(a.v, b.v), CENT), a.pourCent && b.pourCent) : nombre(multiplier(a.v, b.v))
    case '/':
      return b.v.n === 0n ? undefined : nombre(diviser(a.v, b.v), a.pourCent && !b.pourCent)
    case '<':
      return ecart < 0
    case '<=':
      return ecart <= 0
    case '>':
      return ecart > 0
    case '>=':
      return ecart >= 0
    case '=':
      return ecart === 0
    case '!=':
      return ecart !== 0
  }
}

const reunir = (op: 'somme' | 'produit' | 'maximum' | 'minimum', valeurs: readonly Exacte[]): Exacte => {
  if (op === 'produit') return valeurs.reduce((a, b) => operer('*', a, b), nombre(entier(1)))
  return valeurs.reduce((a, b) => {
    if (op === 'somme') return operer('+', a, b)
    if (!estNombre(a) || !estNombre(b)) return undefined
    const plusGrand = confronter(a.v, b.v) >= 0
    return plusGrand === (op === 'maximum') ? a : b
  })
}

/** Le premier cas vrai ; un cas inconnu avant lui laisse le tout inconnu. */
const varier = (f: Formule & { genre: 'variations' }, de: (g: Formule) => Exacte): Exacte => {
  for (const { si, alors } of f.cas) {
    const vrai = de(si)
    if (vrai === true) return de(alors)
    if (vrai === undefined) return undefined
  }
  return f.sinon === undefined ? undefined : de(f.sinon)
}

/** Au demi supérieur, comme Publicodes. */
const arrondir = (x: Exacte, decimales: number): Exacte => {
  if (!estNombre(x)) return undefined
  const echelle = 10n ** BigInt(decimales)
  return nombre(fraction(plancherDe(fraction(2n * x.v.n * echelle + x.v.d, 2n * x.v.d)), echelle), x.pourCent)
}

/** L'entier au plus égal. */
export const plancherDe = (f: Fraction): bigint => (f.n >= 0n ? f.n / f.d : -((-f.n + f.d - 1n) / f.d))

type ParTranche = (taux: Fraction, bas: Fraction, haut: Fraction) => Fraction

/** Barème : chaque part de l'assiette à son taux ; grille (sans `part`) : le montant de la tranche où elle tombe. */
const parTranches = (f: Formule & { genre: 'bareme' | 'grille' }, de: (g: Formule) => Exacte, part: ParTranche | undefined): Exacte => {
  const assiette = de(f.assiette)
  if (!estNombre(assiette)) return undefined
  let bas = entier(0)
  let total = entier(0)
  for (const t of f.tranches) {
    const plafond = t.plafond === undefined ? undefined : de(t.plafond)
    if (t.plafond !== undefined && !estNombre(plafond)) return undefined
    const dedans = !estNombre(plafond) || confronter(assiette.v, plafond.v) < 0
    const valeur = de(t.valeur)
    if (!estNombre(valeur)) return undefined
    const haut = dedans || !estNombre(plafond) ? assiette.v : plafond.v
    if (part !== undefined) total = ajouter(total, part(valeur.pourCent ? diviser(valeur.v, CENT) : valeur.v, bas, haut))
    if (dedans) return part === undefined ? valeur : nombre(total)
    bas = haut
  }
  return nombre(total)
}
