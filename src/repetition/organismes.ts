import type { Organisme } from '../acteurs/organisme.ts'
import { avecCle } from '../socle/cles.ts'

/** Un organisme inventé et ses sites, aux clés valides et au nom plainement fictif. */
export type Invente = {
  readonly organisme: Organisme
  readonly sites: readonly { readonly finess: string; readonly nom: string; readonly commune: string }[]
}
export type Modele = {
  readonly ref: string
  readonly nature: string
  readonly capacite: number | null
  readonly effectif: number | null
  readonly sites: number
}
export type Territoire = 'guyane' | 'auvergne-rhone-alpes'

const COMMUNES = {
  guyane: ['Port-Fictif', 'Sainte-Maquette', 'Crique-Imaginaire', 'Saut-d’Essai', 'Bourg-Exemple', 'Anse-Inventée'],
  'auvergne-rhone-alpes': ['Mont-Fictif', 'Val-Exemple', 'Saint-Essai', 'Les Maquettes', 'Pont-Imaginaire', 'Roche-Inventée'],
} as const
const DEPARTEMENTS = {
  guyane: ['973'],
  'auvergne-rhone-alpes': ['01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74'],
} as const
const NOMS: Readonly<Record<string, readonly string[]>> = {
  'etablissement-sanitaire': ['Centre hospitalier fictif', 'Clinique fictive'],
  'etablissement-medico-social': ['Résidence fictive', 'Foyer fictif'],
  'organisme-gestionnaire': ['Association gestionnaire fictive', 'Fondation fictive', 'Mutuelle fictive'],
  laboratoire: ['Laboratoire fictif'],
  'cabinet-radiologie': ['Imagerie fictive'],
  pharmacie: ['Pharmacie fictive'],
  'structure-coordonnee': ['Maison de santé fictive'],
  'reseau-sante': ['Réseau fictif'],
  autre: ['Bureau d’études fictif'],
}
const SURNOMS = [
  'des Flamboyants',
  'du Fromager',
  'des Trois Rivières',
  'de la Savane',
  'du Belvédère',
  'des Tilleuls',
  'du Lavoir',
  'de l’Écluse',
  'des Bleuets',
  'du Vieux Pont',
  'des Cimes',
  'de la Source',
]

/** Invente des organismes, toujours les mêmes pour une même graine. */
export const inventer = (graine: number, territoire: Territoire, modeles: readonly Modele[]): readonly Invente[] =>
  modeles.map((m, rang) => {
    const tirage = tirer(graine * 1009 + rang)
    const parmi = <T>(choix: readonly [T, ...T[]] | readonly T[]): T => choix[tirage() % choix.length] as T
    const commune = parmi(COMMUNES[territoire])
    const departement = parmi(DEPARTEMENTS[territoire])
    const siren = avecCle(`${800 + (graine % 100)}${String(rang).padStart(2, '0')}${String(tirage() % 1000).padStart(3, '0')}`)
    const finess = (n: number) =>
      avecCle(`${departement.slice(0, 2)}9${String(rang).padStart(2, '0')}${String(graine % 100).padStart(2, '0')}${n}`)
    const nom = `${parmi(NOMS[m.nature] ?? ['Organisme fictif'])} ${SURNOMS[rang % SURNOMS.length] ?? ''}`
    return {
      organisme: {
        id: m.ref,
        nom,
        siret: avecCle(`${siren}0001`),
        finess: m.nature === 'autre' ? null : finess(0),
        nature: m.nature,
        departement,
        commune,
        statut: null,
        capacite: m.capacite,
        effectif: m.effectif,
        verification: 'faite',
      },
      sites: Array.from({ length: m.sites }, (_, n) => ({
        finess: finess(n + 1),
        nom: `${nom}, site ${n + 1}`,
        commune: parmi(COMMUNES[territoire]),
      })),
    }
  })

/** Une suite d'entiers reproductible (mulberry32). */
const tirer = (graine: number): (() => number) => {
  let etat = graine >>> 0
  return () => {
    etat = (etat + 0x6d2b79f5) >>> 0
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
}
