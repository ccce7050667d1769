import type { Action, Probleme } from './arbitrage.ts'
import { poidsDe } from './arbitrage.ts'

/** Une limite à partager : la somme des poids des actions retenues reste sous le plafond. */
export type Ressource = {
  readonly nature: 'plafond-organisme-jours' | 'plafond-organisme-montant' | 'contrainte-generale' | 'enveloppe-epuisee'
  /** L'organisme, ou le nom de la contrainte générale ; vide pour l'enveloppe. */
  readonly nom: string
  readonly plafond: bigint
  /** Les seuls poids non nuls. */
  readonly poids: ReadonlyMap<string, bigint>
}

/**
 * Toutes les limites d'un problème, de la plus proche de l'organisme à la plus générale : c'est l'ordre
 * dans lequel un motif les invoque.
 */
export const ressources = (probleme: Probleme): readonly Ressource[] => {
  const { enveloppe, plafondParOrganisme, actions } = probleme
  const organismes = [...new Set(actions.map((a) => a.organisme))]
  const siennes = (organisme: string) => actions.filter((a) => a.organisme === organisme)
  const parOrganisme = (
    nature: 'plafond-organisme-jours' | 'plafond-organisme-montant',
    plafond: bigint | undefined,
    de: (action: Action) => bigint,
  ): readonly Ressource[] =>
    plafond === undefined ? [] : organismes.map((nom) => ({ nature, nom, plafond, poids: peser(siennes(nom), de) }))
  return [
    ...parOrganisme('plafond-organisme-jours', plafondParOrganisme?.jours, (a) => a.jours),
    ...parOrganisme('plafond-organisme-montant', plafondParOrganisme?.montant, (a) => a.cout),
    ...(probleme.contraintesGenerales ?? []).map(
      (c): Ressource => ({
        nature: 'contrainte-generale',
        nom: c.nom,
        plafond: c.plafond,
        poids: peser(actions, (a) => poidsDe(c, a.code)),
      }),
    ),
    ...(enveloppe === undefined
      ? []
      : [{ nature: 'enveloppe-epuisee', nom: '', plafond: enveloppe, poids: peser(actions, (a) => a.cout) } as const]),
  ]
}

const peser = (actions: readonly Action[], de: (action: Action) => bigint): ReadonlyMap<string, bigint> =>
  new Map(actions.map((a) => [a.code, de(a)] as const).filter(([, poids]) => poids !== 0n))
