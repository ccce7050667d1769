import type { Guichet } from '../appel/appel.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Role } from '../vie.ts'

/** Ce qui est à faire dans un dossier : ses projets retenus, ou ses actions financées. Coût en centimes. */
export type AFaire = { readonly code: string; readonly titre: string; readonly cout: Montant }
export type Part = { readonly code: string; readonly part: number }

/** Rend compte d'une action : à quel point elle est faite, et comment (A-22, G-35). */
export const rendreCompte = (
  aFaire: readonly AFaire[],
  compte: Part & { readonly texte: string },
): Result<Part & { readonly texte: string }, readonly Refus[]> =>
  aFaire.some((a) => a.code === compte.code)
    ? ok(compte)
    : err([
        refus(
          'action-inconnue',
          `« ${compte.code} » n’est pas une action financée de ce dossier.`,
          'Choisissez une action de la liste.',
          ['A-22'],
          'code',
        ),
      ])

export type Controle = {
  readonly corps: 'grades' | 'ars' | 'prestataire'
  readonly parts: readonly Part[]
  readonly part: number
  readonly observation: string
  readonly complet: boolean
}

/**
 * Contrôle la réalisation (G-37) : chaque action reçoit sa part constatée ; la part du dossier en est la moyenne pondérée
 * par les coûts, arrondie à l'entier inférieur. Quand l'appel veut deux corps, ils passent dans l'ordre.
 */
export const controler = (
  guichet: Guichet,
  aFaire: readonly AFaire[],
  passes: readonly string[],
  role: Role,
  saisie: { readonly parts: readonly Part[]; readonly observation: string },
): Result<Controle, readonly Refus[]> => {
  const prevus = guichet.argent.controles.map((c) => c.par)
  const attendu = (prevus.length === 0 ? [role] : prevus).find((c) => !passes.includes(c))
  const clause = guichet.argent.controles.flatMap((c) => c.clause)
  const tous = [
    ...si(attendu === undefined, 'controle-fait', 'Tous les contrôles prévus ont été faits.', 'Passez au service fait.', clause),
    ...si(
      attendu !== undefined && attendu !== role,
      'controle-d-un-autre',
      'Un autre corps doit contrôler avant vous.',
      'Attendez son contrôle.',
      clause,
    ),
    ...aFaire
      .filter((a) => !saisie.parts.some((p) => p.code === a.code))
      .map((a) =>
        refus('part-manquante', `La part faite de « ${a.titre} » n’est pas dite.`, 'Indiquez une part de 0 à 100 %.', clause, 'parts'),
      ),
    ...si(
      new Set(saisie.parts.map((p) => p.code)).size < saisie.parts.length,
      'part-en-double',
      'Une action est constatée deux fois.',
      'Gardez une seule ligne par action.',
      clause,
      'parts',
    ),
    ...saisie.parts
      .filter((p) => !aFaire.some((a) => a.code === p.code))
      .map((p) =>
        refus(
          'action-inconnue',
          `« ${p.code} » n’est pas une action financée de ce dossier.`,
          'Choisissez une action de la liste.',
          clause,
          'parts',
        ),
      ),
  ]
  if (tous.length > 0 || (role !== 'grades' && role !== 'ars')) return err(tous)
  const complet = prevus.every((c) => c === role || passes.includes(c))
  return ok({ ...saisie, corps: role, part: partDuDossier(aFaire, saisie.parts), complet })
}

export const partDuDossier = (aFaire: readonly AFaire[], parts: readonly Part[]): number => {
  const poids = (a: AFaire): bigint => (a.cout > 0n ? a.cout : 1n)
  const total = aFaire.reduce((n, a) => n + poids(a), 0n)
  if (total === 0n) return 0
  const fait = aFaire.reduce((n, a) => n + poids(a) * BigInt(parts.find((p) => p.code === a.code)?.part ?? 0), 0n)
  return Number(fait / total)
}

/** Clôt le dossier : plus rien n'est dû ni attendu (A-22, G-35). */
export const clore = (restes: {
  readonly versements: readonly { readonly code: string; readonly etat: string }[]
  readonly grilles: readonly string[]
  readonly mission: 'ouverte' | 'close' | 'sans'
}): Result<{ readonly le: 'clos' }, readonly Refus[]> => {
  const dus = restes.versements.filter((v) => v.etat !== 'verse' && v.etat !== 'perdu')
  const tous = [
    ...dus.map((v) =>
      refus(
        'versement-en-attente',
        `La tranche « ${v.code} » n’est ni versée ni perdue.`,
        'Attestez le service fait, puis faites verser.',
        ['G-35'],
      ),
    ),
    ...si(restes.mission === 'ouverte', 'mission-ouverte', 'La mission d’audit n’est pas close.', 'Faites clore la mission.', ['A-17']),
    ...restes.grilles.map((g) =>
      refus(
        'reevaluation-manquante',
        `La grille « ${g} » n’a pas été remplie à nouveau.`,
        'Faites la réévaluation : elle mesure ce que l’appel a changé.',
        ['A-22', 'G-03'],
      ),
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ le: 'clos' })
}
