import type { Guichet } from '../appel/appel.ts'
import type { Colonne } from '../plateforme/tableur/feuille.ts'
import { AXES, type Equite, type Groupe, PROPOSITIONS, type Proposition, type Raison } from './equite.ts'
import { intervalleDe, type Proportion, SEUIL } from './proportion.ts'
import { regrouper } from './regrouper.ts'

/** Une ligne du fichier : de quel tableau, de quel groupe, et ses nombres ; `null` : ce tableau n'a pas cette colonne. */
export type LigneDEquite = {
  readonly tableau: string
  readonly groupe: string
  readonly deposes: number | null
  readonly compte: Proportion | null
  readonly jours: readonly [number, number, number] | null
  readonly ecart: number | null
}

/** Comment les pages disent ce que le fichier reprend. */
export type Dits = {
  readonly axe: Readonly<Record<Groupe['axe'], string>>
  readonly groupe: (g: Groupe) => string
  readonly etape: (e: Equite['delais'][number]['etape']) => string
  readonly raison: (code: string) => string
  readonly proposition: (p: Proposition) => string
}

const RIEN = { deposes: null, compte: null, jours: null, ecart: null } as const

/** Un fichier se transmet : aucune de ses lignes ne tient à moins de cinq dossiers, et il ne nomme personne. */
export const lignesDEquite = (e: Equite, dits: Dits): readonly LigneDEquite[] => [
  ...[...e.groupes.filter((g) => g.axe === 'ensemble'), ...AXES.flatMap((axe) => regrouper(e.groupes.filter((g) => g.axe === axe)))].map(
    (g) => ({
      ...RIEN,
      tableau: dits.axe[g.axe],
      groupe: dits.groupe(g),
      deposes: g.deposes,
      compte: g.sur < SEUIL ? null : { nombre: g.nombre, sur: g.sur },
    }),
  ),
  ...e.delais
    .filter((d) => d.dossiers >= SEUIL)
    .map((d) => ({
      ...RIEN,
      tableau: 'Délais, en jours',
      groupe: dits.etape(d.etape),
      deposes: d.dossiers,
      jours: [d.quart, d.mediane, d.troisQuarts] as const,
    })),
  ...raisonsEmportees(e.raisons).map((r) => ({
    ...RIEN,
    tableau: 'Raisons des refus',
    groupe: dits.raison(r.code),
    compte: { nombre: r.dossiers, sur: e.refuses },
  })),
  ...e.examinateurs
    .filter((x) => x.dossiers >= SEUIL)
    .map((x, rang) => ({
      ...RIEN,
      tableau: 'Écart des notes à la moyenne des autres, en points sur 100',
      groupe: `Examinateur n° ${rang + 1}`,
      deposes: x.dossiers,
      ecart: Math.round(x.ecart * 10) / 10,
    })),
  ...PROPOSITIONS.flatMap((p) => {
    const nombre = e.derogations.comptes[p] ?? 0
    return nombre < SEUIL ? [] : [{ ...RIEN, tableau: 'Écarts aux propositions', groupe: dits.proposition(p), deposes: nombre }]
  }),
]

/** Une raison de moins de cinq dossiers ne sort pas ; les dossiers peuvent en avoir plusieurs, leur total ne la rend pas. */
const raisonsEmportees = (raisons: readonly Raison[]): readonly Raison[] => raisons.filter((r) => r.dossiers >= SEUIL)

export const COLONNES: readonly Colonne<LigneDEquite>[] = [
  { titre: 'Tableau', largeur: 30, cellule: (l) => l.tableau },
  { titre: 'Groupe', largeur: 50, cellule: (l) => l.groupe },
  { titre: 'Dossiers', largeur: 10, cellule: (l) => l.deposes },
  { titre: 'Nombre', largeur: 10, cellule: (l) => l.compte?.nombre ?? null },
  { titre: 'Sur', largeur: 10, cellule: (l) => l.compte?.sur ?? null },
  { titre: 'Part (%)', largeur: 10, cellule: (l) => (l.compte === null ? null : enPourCent(l.compte.nombre / l.compte.sur)) },
  { titre: 'Au moins (%)', largeur: 12, cellule: (l) => borne(l, 'bas') },
  { titre: 'Au plus (%)', largeur: 12, cellule: (l) => borne(l, 'haut') },
  { titre: 'Un quart sous', largeur: 12, cellule: (l) => l.jours?.[0] ?? null },
  { titre: 'Médiane', largeur: 12, cellule: (l) => l.jours?.[1] ?? null },
  { titre: 'Trois quarts sous', largeur: 12, cellule: (l) => l.jours?.[2] ?? null },
  { titre: 'Écart moyen', largeur: 12, cellule: (l) => l.ecart },
]

const borne = (l: LigneDEquite, quoi: 'bas' | 'haut'): number | null => {
  const i = l.compte === null ? undefined : intervalleDe(l.compte)
  return i === undefined ? null : enPourCent(i[quoi])
}
const enPourCent = (part: number): number => Math.round(part * 1000) / 10

/** Le nom du fichier, sans rien qui nomme une personne. */
export const nomDuFichier = (appel: string, guichet: Pick<Guichet, 'code'>): string => `equite-${appel}-${guichet.code}`
