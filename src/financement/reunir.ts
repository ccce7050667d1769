import type { Lot } from './lots.ts'

/** Un choix de lots pour les organismes déjà réunis, du dernier vers le premier. */
type Etat = { readonly cout: number; readonly valeur: number; readonly lot: Lot | undefined; readonly suite: Etat | undefined }

/** Ce que peuvent encore apporter les organismes à venir : leurs lots les moins chers, puis des gains de rendement décroissant. */
type Avenir = { readonly cout: number; readonly valeur: number; readonly couts: readonly number[]; readonly valeurs: readonly number[] }

type Gain = { readonly rang: number; readonly cout: number; readonly valeur: number }

const PLAFOND_ETATS = 2_000_000

/**
 * Un lot par organisme, sous l'enveloppe : valeur la plus grande, puis coût le plus petit, puis le plus grand
 * masque du premier organisme, du deuxième, etc. Exact : un état n'est abandonné que s'il est dominé, ou si sa
 * borne supérieure (relaxation continue) reste sous une valeur déjà atteignable.
 */
export const reunir = (fronts: readonly (readonly Lot[])[], enveloppe: number): readonly Lot[] | 'sans-solution' | 'front-trop-long' => {
  const avenirs = prevoir(fronts)
  let etats: readonly Etat[] = [{ cout: 0, valeur: 0, lot: undefined, suite: undefined }]
  let atteinte = -1
  for (let rang = fronts.length - 1; rang >= 0; rang--) {
    const avenir = avenirs[rang]
    if (avenir === undefined) break
    const candidats: (Etat & { readonly espoir: number })[] = []
    for (const suite of etats) {
      for (const lot of fronts[rang] ?? []) {
        const etat = { cout: suite.cout + lot.cout, valeur: suite.valeur + lot.valeur, lot, suite }
        const bornes = borner(etat, avenir, enveloppe)
        if (bornes === undefined) break
        atteinte = Math.max(atteinte, bornes.sure)
        if (bornes.espoir >= atteinte) candidats.push({ ...etat, espoir: bornes.espoir })
      }
      if (candidats.length > PLAFOND_ETATS) return 'front-trop-long'
    }
    etats = front(candidats.filter((c) => c.espoir >= atteinte))
  }
  const meilleur = etats.at(-1)
  return meilleur === undefined ? 'sans-solution' : derouler(meilleur)
}

const front = (candidats: Etat[]): readonly Etat[] => {
  candidats.sort((a, b) => a.cout - b.cout || b.valeur - a.valeur || (b.lot?.masque ?? 0) - (a.lot?.masque ?? 0))
  let meilleure = -1
  return candidats.filter((etat) => {
    const utile = etat.valeur > meilleure
    if (utile) meilleure = etat.valeur
    return utile
  })
}

const derouler = (etat: Etat | undefined): readonly Lot[] => {
  const lots: Lot[] = []
  for (let e = etat; e?.lot !== undefined; e = e.suite) lots.push(e.lot)
  return lots
}

/** `sure` : valeur qu'on atteint sûrement depuis cet état ; `espoir` : valeur que rien ne dépasse. Absent si l'enveloppe éclate. */
const borner = (etat: Etat, avenir: Avenir, enveloppe: number): { readonly sure: number; readonly espoir: number } | undefined => {
  const reste = enveloppe - etat.cout - avenir.cout
  if (reste < 0) return undefined
  const k = dernierSous(avenir.couts, reste)
  const sure = etat.valeur + avenir.valeur + (avenir.valeurs[k] ?? 0)
  const gain = (avenir.valeurs[k + 1] ?? 0) - (avenir.valeurs[k] ?? 0)
  const prix = (avenir.couts[k + 1] ?? 0) - (avenir.couts[k] ?? 0)
  // La fraction est calculée en virgule flottante : une marge d'une unité, plus l'arrondi, la garde au-dessus du vrai.
  const fraction = k + 1 < avenir.couts.length ? ((reste - (avenir.couts[k] ?? 0)) * gain) / prix + 1 : 0
  return { sure, espoir: sure + fraction * (1 + 1e-12) }
}

/** Le dernier rang dont la somme ne dépasse pas le reste (les sommes croissent, la première vaut 0). */
const dernierSous = (sommes: readonly number[], reste: number): number => {
  let bas = 0
  let haut = sommes.length - 1
  while (bas < haut) {
    const milieu = (bas + haut + 1) >> 1
    if ((sommes[milieu] ?? 0) <= reste) bas = milieu
    else haut = milieu - 1
  }
  return bas
}

/** `avenirs[rang]` : les organismes de rang strictement inférieur, ceux qui restent à réunir. */
const prevoir = (fronts: readonly (readonly Lot[])[]): readonly Avenir[] => {
  const gains = fronts.flatMap((lots, rang) => gainsDe(lots, rang)).sort((a, b) => b.valeur / b.cout - a.valeur / a.cout || a.rang - b.rang)
  return fronts.map((_, rang) => {
    const premiers = fronts.slice(0, rang).map((lots) => lots[0])
    const restants = gains.filter((g) => g.rang < rang)
    return {
      cout: premiers.reduce((s, lot) => s + (lot?.cout ?? 0), 0),
      valeur: premiers.reduce((s, lot) => s + (lot?.valeur ?? 0), 0),
      couts: cumuler(restants.map((g) => g.cout)),
      valeurs: cumuler(restants.map((g) => g.valeur)),
    }
  })
}

/** Les segments de l'enveloppe concave d'un front, de rendement décroissant. */
const gainsDe = (lots: readonly Lot[], rang: number): readonly Gain[] => {
  const sommets: Lot[] = []
  for (const lot of lots) {
    while (sommets.length >= 2 && !estConcave(sommets.at(-2), sommets.at(-1), lot)) sommets.pop()
    sommets.push(lot)
  }
  return sommets.slice(1).map((lot, i) => ({
    rang,
    cout: lot.cout - (sommets[i]?.cout ?? 0),
    valeur: lot.valeur - (sommets[i]?.valeur ?? 0),
  }))
}

const estConcave = (a: Lot | undefined, b: Lot | undefined, c: Lot): boolean =>
  a === undefined || b === undefined || (b.valeur - a.valeur) / (b.cout - a.cout) > (c.valeur - b.valeur) / (c.cout - b.cout)

const cumuler = (nombres: readonly number[]): readonly number[] => {
  const sommes = [0]
  for (const n of nombres) sommes.push((sommes.at(-1) ?? 0) + n)
  return sommes
}
