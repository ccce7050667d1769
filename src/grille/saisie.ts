import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Grille, itemsDe, type Reponse, type Reponses } from './grille.ts'

/**
 * Lit des réponses de grille telles que tapées : un niveau (nombre ou texte), « je-ne-sais-pas », « non-applicable ».
 * Un item laissé vide n'est pas une réponse : il reste sans réponse.
 */
export const lireReponses = (grille: Grille, frappe: Readonly<Record<string, unknown>>): Result<Reponses, readonly Refus[]> => {
  const items = itemsDe(grille)
  const lues = Object.entries(frappe)
    .filter(([, v]) => v !== '' && v !== undefined && v !== null)
    .map(([code, v]) => {
      const item = items.find((i) => i.code === code)
      return { code, item, reponse: item === undefined ? undefined : lireReponse(v, item) }
    })
  const tous = lues.flatMap(({ code, item, reponse }): readonly Refus[] => {
    if (item === undefined)
      return [refus('item-inconnu', `La question ${code} n’est pas dans cette grille.`, 'Rechargez la page.', ['A-01'], `reponses.${code}`)]
    if (reponse !== undefined) return []
    return [
      refus(
        'niveau-impossible',
        `La réponse à « ${item.question} » n’est pas un de ses niveaux.`,
        'Choisissez parmi les réponses proposées.',
        ['A-01'],
        `reponses.${code}`,
      ),
    ]
  })
  return tous.length > 0
    ? err(tous)
    : ok(Object.fromEntries(lues.flatMap(({ code, reponse }) => (reponse === undefined ? [] : [[code, reponse]]))))
}

const lireReponse = (
  v: unknown,
  item: { readonly niveaux: readonly { readonly niveau: number }[]; readonly nonApplicable?: string },
): Reponse | undefined => {
  if (v === 'je-ne-sais-pas') return 'je-ne-sais-pas'
  if (v === 'non-applicable') return item.nonApplicable === undefined ? undefined : 'non-applicable'
  // Un blanc, une case cochée ou une liste se liraient 0 ou 1 : seul un nombre écrit est un niveau.
  if (typeof v !== 'number' && (typeof v !== 'string' || v.trim() === '')) return undefined
  const n = Number(v)
  return item.niveaux.some((x) => x.niveau === n) ? { niveau: n } : undefined
}
