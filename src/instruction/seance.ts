import type { Commission } from '../appel/commission.ts'
import { seanceSuivante } from '../appel/commission.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'

/** Une séance telle qu'elle se tient : celle de l'appel, déplacée ou ajoutée ; convoquée, ouverte, puis tenue quand elle est levée. */
export type Seance = {
  readonly code: string
  readonly jour: Jour
  readonly ajoutee: boolean
  readonly convoqueeLe: Instant | null
  readonly ouverteLe: Instant | null
  readonly tenueLe: Instant | null
}

/** Les séances telles qu'elles se tiendront : celles du texte, sauf si elles ont bougé, et celles ajoutées (G-20, G-22). */
export const seancesPrevues = (commission: Commission | undefined, tenues: readonly Seance[]): readonly Seance[] => {
  const prevues = (commission?.seances ?? []).filter((s) => !tenues.some((t) => t.code === s.code))
  const jamaisTenue = { ajoutee: false, convoqueeLe: null, ouverteLe: null, tenueLe: null }
  const toutes = [...prevues.map((s) => ({ code: s.code, jour: s.jour, ...jamaisTenue })), ...tenues]
  return toutes.toSorted((a, b) => Temporal.PlainDate.compare(a.jour, b.jour))
}

/** Convoque une séance nouvelle, ou déplace une séance à venir (G-20, G-22). */
export const convoquer = (
  commission: Commission | undefined,
  seances: readonly Seance[],
  demande: { readonly code: string; readonly jour: Jour },
  fuseau: string,
  le: Instant,
): Result<{ readonly code: string; readonly jour: Jour; readonly ajoutee: boolean }, readonly Refus[]> => {
  if (commission === undefined)
    return err([refus('sans-commission', 'Cet appel n’a pas de commission.', 'Les dossiers s’y examinent au fil de l’eau.')])
  const connue = seances.find((s) => s.code === demande.code)
  const tous = [
    ...si(
      connue !== undefined && connue.convoqueeLe !== null && connue.ouverteLe === null && connue.jour.equals(demande.jour),
      'deja-convoquee',
      `Cette séance est déjà convoquée pour le ${direJour(demande.jour)}.`,
      'Il n’y a rien à renvoyer ; pour la déplacer, changez son jour.',
      commission.clause,
      'jour',
    ),
    ...si(
      jourAvant(demande.jour, jourDe(le, fuseau)),
      'jour-passe',
      `Le ${direJour(demande.jour)} est passé.`,
      'Choisissez un jour à venir.',
      commission.clause,
      'jour',
    ),
    ...si(
      connue !== undefined && connue.ouverteLe !== null,
      'seance-tenue',
      'Cette séance a déjà eu lieu, ou se tient en ce moment.',
      'Convoquez-en une nouvelle.',
      commission.clause,
      'code',
    ),
    ...si(
      connue === undefined && !commission.ajoutPossible,
      'ajout-impossible',
      'L’appel ne permet pas d’ajouter de séance.',
      'Déplacez une séance prévue.',
      commission.clause,
      'code',
    ),
    ...si(
      seances.some((s) => s.code !== demande.code && s.jour.equals(demande.jour)),
      'jour-pris',
      `Une séance est déjà prévue le ${direJour(demande.jour)}.`,
      'Choisissez un autre jour.',
      commission.clause,
      'jour',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ ...demande, ajoutee: connue?.ajoutee ?? true })
}

/** Les séances où un dossier peut être inscrit : ni ouvertes, ni d'avant son dépôt, ni la sienne (G-21). */
export const seancesPossibles = (seances: readonly Seance[], depot: Instant, deja: string | undefined, fuseau: string): readonly Seance[] =>
  seances.filter((s) => s.ouverteLe === null && s.code !== deja && jourAvant(jourDe(depot, fuseau), s.jour))

/**
 * Inscrit un dossier à l'ordre du jour : de lui-même à la séance qui suit son dépôt (G-21) ; à une autre, plus tardive,
 * seulement avec un motif.
 * @param demande `deja` : la séance où il est déjà inscrit ; le redire ne changerait rien, et préviendrait tout le monde
 */
export const inscrireAuJour = (
  commission: Commission | undefined,
  seances: readonly Seance[],
  depot: Instant,
  demande: { readonly seance: string | undefined; readonly motif: string | undefined; readonly deja: string | undefined },
  fuseau: string,
): Result<{ readonly seance: string; readonly jour: Jour; readonly motif: string | null }, readonly Refus[]> => {
  if (commission === undefined)
    return err([refus('sans-commission', 'Cet appel n’a pas de commission.', 'La décision se prend sur le classement des dossiers.')])
  const ouvertes = seances.filter((s) => s.tenueLe === null)
  const deja = ouvertes.find((s) => s.code === demande.deja)
  if (deja !== undefined && (demande.seance ?? deja.code) === deja.code)
    return err([
      refus(
        'deja-inscrit',
        `Ce dossier est déjà à l’ordre du jour de la séance du ${direJour(deja.jour)}.`,
        'Il n’y a rien à refaire ; pour une autre séance, choisissez-la et dites pourquoi.',
        commission.clause,
        'seance',
      ),
    ])
  const prevue = seanceSuivante(ouvertes, depot, fuseau)
  const choisie = demande.seance === undefined ? prevue : ouvertes.find((s) => s.code === demande.seance)
  if (choisie === undefined)
    return err([
      refus(
        'sans-seance',
        'Aucune séance à venir ne suit le dépôt de ce dossier.',
        'Convoquez une séance supplémentaire.',
        ['G-21', 'G-22'],
        'seance',
      ),
    ])
  const tous = [
    ...si(
      !jourAvant(jourDe(depot, fuseau), choisie.jour),
      'seance-avant-depot',
      `La séance du ${direJour(choisie.jour)} ne suit pas le dépôt du dossier.`,
      'Choisissez la séance suivante.',
      ['G-21'],
      'seance',
    ),
    ...si(
      prevue !== undefined && choisie.code !== prevue.code && demande.motif === undefined,
      'motif-manquant',
      `Ce dossier relève de la séance du ${prevue === undefined ? '' : direJour(prevue.jour)}.`,
      'Dites pourquoi il passe à une autre séance.',
      ['G-21'],
      'motif',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ seance: choisie.code, jour: choisie.jour, motif: demande.motif ?? null })
}
