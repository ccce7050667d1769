import type { Option } from '../plateforme/saisie/presentation.ts'
import { estFiness, estSiret } from '../socle/cles.ts'

/** Une personne morale qui candidate. `capacite` : lits ou places ; `effectif` : personnes employées. */
export type Organisme = {
  readonly id: string
  readonly nom: string
  readonly siret: string
  readonly finess: string | null
  readonly nature: string
  readonly departement: string
  readonly commune: string
  readonly statut: string | null
  readonly capacite: number | null
  readonly effectif: number | null
  /** `a-faire` : aucun registre ne le connaît ainsi ; un agent doit le vérifier avant toute décision. */
  readonly verification: 'faite' | 'a-faire'
}

/** Un établissement d'un organisme. */
export type Site = { readonly finess: string; readonly nom: string; readonly commune: string }

export const NATURES: Readonly<Record<string, string>> = {
  'etablissement-sanitaire': 'Établissement sanitaire',
  'etablissement-medico-social': 'Établissement médico-social',
  'organisme-gestionnaire': 'Organisme gestionnaire médico-social',
  laboratoire: 'Laboratoire de biologie médicale',
  'cabinet-radiologie': 'Cabinet de radiologie',
  pharmacie: 'Pharmacie',
  'structure-coordonnee': 'Structure d’exercice coordonné',
  'reseau-sante': 'Réseau de santé',
  autre: 'Autre organisme',
}

/** « Établissement médico-social, 80 lits ou places, 60 salariés, Port-Fictif ». */
export const direTaille = (o: Organisme): string =>
  [
    NATURES[o.nature] ?? o.nature,
    ...(o.capacite === null ? [] : [`${o.capacite} lits ou places`]),
    ...(o.effectif === null ? [] : [`${o.effectif} salariés`]),
    o.commune,
  ].join(', ')

/** Les natures, à choisir. */
export const CHOIX_DE_NATURE: readonly [Option, ...Option[]] = [
  { code: 'autre', libelle: NATURES['autre'] ?? '' },
  ...Object.entries(NATURES)
    .filter(([code]) => code !== 'autre')
    .map(([code, libelle]) => ({ code, libelle })),
]

/** Les faits que le registre établit d'un organisme ; ce qu'il ne dit pas reste inconnu. */
export const faitsDuRegistre = (o: Organisme): Readonly<Record<string, string | number | undefined>> => ({
  nature: o.nature,
  departement: o.departement,
  statut: o.statut ?? undefined,
  capacité: o.capacite ?? undefined,
  effectif: o.effectif ?? undefined,
})

/** Ce qui ne va pas dans les clés d'un organisme, tout à la fois. */
export const clesFausses = (o: Pick<Organisme, 'siret' | 'finess'>): readonly ('siret' | 'finess')[] => [
  ...(estSiret(o.siret) ? [] : (['siret'] as const)),
  ...(o.finess === null || estFiness(o.finess) ? [] : (['finess'] as const)),
]
