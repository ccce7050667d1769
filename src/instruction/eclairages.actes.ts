import { peutLireConstats } from '../acteurs/habilitation.ts'
import type { Eclairage } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { comparerBudgets } from './budgets.ts'
import { relierAuxConstats } from './constatsCites.ts'
import { devisIdentiques, doublesFinancements } from './doubles.ts'
import { lireConstatsRemis, lireVoisins } from './eclairages.sql.ts'
import type { Eclairages } from './eclairages.ts'

/** Ce qui aide à juger ce dossier, pour cette personne : ce que ses critères demandent, et rien d'autre. */
export const lireEclairages = async (
  { base }: Monde,
  { dossier, guichet }: DossierLu,
  par: Acteur,
  vivant: Vivant,
): Promise<Eclairages> => {
  const demandes = new Set<Eclairage>(guichet.choix.criteres.flatMap((c) => c.eclairages ?? []))
  const ids = demandes.size === 0 ? [] : await lireVoisins(base, dossier, vivant.agence, par.id)
  const voisins = ids.length === 0 ? [] : await lireDossiers(base, ids)
  const constats = demandes.has('constats') && peutLireConstats(par, vivant) === undefined
  return {
    budgets: comparerBudgets(dossier, voisins, guichet.argent.depenses),
    devis: devisIdentiques(dossier, voisins),
    financements: doublesFinancements(dossier, voisins),
    constats: constats ? relierAuxConstats(dossier.projets, await lireConstatsRemis(base, dossier, vivant.agence)) : 'fermes',
  }
}
