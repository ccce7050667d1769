import type { Organisme } from '../acteurs/organisme.ts'
import type { Guichet } from '../appel/appel.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Dossier } from './dossier.ts'

export type Part = { readonly organisme: string; readonly part: number }
export type Groupement = { readonly membres: readonly Part[] }

/** Compose le groupement : un chef de file, des membres connus, des parts qui ne dépassent pas cent (G-05). */
export const grouper = (
  guichet: Guichet,
  dossier: Dossier,
  membres: readonly Part[],
  connus: readonly Organisme[],
): Result<Groupement, readonly Refus[]> => {
  const total = membres.reduce((n, m) => n + m.part, 0)
  const tous = [
    ...si(
      !guichet.groupes && membres.length > 0,
      'groupe-refuse',
      'Cet appel ne reçoit pas de dossier groupé.',
      'Déposez un dossier par organisme.',
      guichet.clause,
      'membres',
    ),
    ...membres
      .filter((m) => !connus.some((o) => o.id === m.organisme))
      .map((m) =>
        refus('organisme-inconnu', `L’organisme « ${m.organisme} » n’est pas connu.`, 'Vérifiez son identifiant.', ['G-05'], 'membres'),
      ),
    ...si(
      new Set(membres.map((m) => m.organisme)).size < membres.length || membres.some((m) => m.organisme === dossier.organisme.id),
      'membre-en-double',
      'Un organisme ne figure qu’une fois dans le groupement.',
      'Retirez la ligne en double ; le chef de file est déjà compté.',
      ['G-05'],
      'membres',
    ),
    ...si(
      total > 100,
      'parts-excessives',
      `Les parts des membres font ${total} %.`,
      'Elles ne dépassent pas 100 %, la part du chef de file étant le reste.',
      ['G-05'],
      'membres',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ membres })
}
