import { type Refus, refus, si } from '../socle/refus.ts'
import { refuse, type Sens } from './sens.ts'

/** Une raison de décider, telle que la lettre la dit. */
export type Raison = { readonly code: string; readonly texte: string; readonly clause: readonly string[] }

/** La raison que l'examen n'a pas donnée : elle est dans le motif. */
export const AUTRE = 'autre'
/** Les raisons que les moyens donnent (A-04, G-43) : un lot les offre à tous ses dossiers, elles ne valent pas pour chacun. */
export const FONDS = 'fonds'
export const PLACES = 'places'

/** Une décision se motive ; un refus, par l'examen ou par une autre raison que ses mots disent. */
export const refusDeRaisons = (
  offertes: readonly Raison[],
  demande: { readonly sens: Sens; readonly raisons: readonly string[]; readonly motif?: string | undefined },
): readonly Refus[] => [
  ...demande.raisons
    .filter((code) => code !== AUTRE && !offertes.some((o) => o.code === code))
    .map((code) =>
      refus(
        'raison-inconnue',
        (Object.hasOwn(SANS_OBJET, code) ? SANS_OBJET[code] : undefined) ?? `« ${code} » n’est pas une raison que l’examen a établie.`,
        'Retirez-la, ou choisissez-en une autre.',
        [],
        'raisons',
      ),
    ),
  ...si(
    refuse(demande.sens) && demande.raisons.length === 0,
    'raison-manquante',
    'Un refus donne au moins une raison.',
    'Choisissez-en une que l’examen a établie, ou « Une autre raison », dite dans le motif.',
    [],
    'raisons',
  ),
  ...si(
    demande.motif === undefined && (demande.raisons.length === 0 || demande.raisons.includes(AUTRE)),
    'motif-manquant',
    'La décision n’est pas motivée.',
    'Dites-en le motif, ou choisissez une raison que l’examen a établie.',
    [],
    'motif',
  ),
]

const SANS_OBJET: Readonly<Record<string, string>> = {
  [FONDS]: 'L’enveloppe ne fait pas défaut à ce dossier.',
  [PLACES]: 'Les places ne sont pas toutes prises.',
}

/** Tout ce qui motive une décision, une phrase chacune. */
export const direRaisons = (d: { readonly raisons: readonly Raison[]; readonly motif: string }): readonly string[] => [
  ...d.raisons.map((r) => r.texte),
  ...(d.motif === '' ? [] : [d.motif]),
]
