import type { Organisme } from '../acteurs/organisme.ts'
import type { Guichet } from '../appel/appel.ts'
import { refusDAdresse } from '../socle/adresse.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Dossier } from './dossier.ts'

/** La part d'un membre dans les dépenses, en pour cent. `courriel` : une personne qui l'engage, si son équipe n'est pas connue. */
export type Part = { readonly organisme: string; readonly part: number; readonly courriel?: string | undefined }
/** `aDemander` : ceux qui n'ont pas encore répondu pour cette part, ou que l'on invite à une nouvelle adresse. */
export type Groupement = { readonly membres: readonly Part[]; readonly aDemander: readonly Part[] }

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
    ...membres.flatMap((m, rang) => (m.courriel === undefined ? [] : refusDAdresse(m.courriel, `membres.${rang}.courriel`))),
  ]
  return tous.length > 0 ? err(tous) : ok({ membres, aDemander: membres.filter((m) => estADemander(dossier, m)) })
}

const estADemander = (dossier: Dossier, m: Part): boolean => {
  const connu = dossier.membres.find((x) => x.organisme === m.organisme)
  if (connu === undefined || connu.part !== m.part) return true
  return connu.reponse === 'attendue' && (connu.courriel ?? undefined) !== m.courriel?.toLowerCase()
}
