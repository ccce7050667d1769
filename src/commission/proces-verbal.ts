import type { Seance } from '../instruction/seance.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direInstant, direJour, type Instant } from '../socle/temps.ts'

/** Ce que le secrétariat ajoute à ce que les faits disent : des observations, et une note par dossier. `rang` 0 : rien encore. */
export type Version = { readonly rang: number; readonly observations: string; readonly notes: Readonly<Record<string, string>> }
export type VersionLue = Version & { readonly le: Instant; readonly nom: string }
export const SANS_AMENDEMENT: Version = { rang: 0, observations: '', notes: {} }

/** Le procès-verbal approuvé d'une séance : son PDF ne change plus. */
export type Approbation = {
  readonly version: number
  readonly empreinte: string
  readonly le: Instant
  readonly par: string
  readonly nom: string
}

type EtatDuProcesVerbal = {
  readonly seance: Seance | undefined
  readonly derniere: VersionLue | undefined
  readonly approbation: Approbation | undefined
  readonly fuseau: string
}

/**
 * Amende le procès-verbal d'une séance levée. Les notes des dossiers que la personne ne voit pas restent telles quelles.
 * @param dossiers ceux de la séance que la personne voit
 * @param vue la version que sa page montrait
 */
export const amender = (
  etat: EtatDuProcesVerbal,
  dossiers: readonly string[],
  demande: { readonly observations: string | undefined; readonly notes: Readonly<Record<string, string>> },
  vue: number | undefined,
): Result<Version, readonly Refus[]> => {
  const avant = etat.derniere ?? SANS_AMENDEMENT
  const notes = Object.entries(demande.notes).filter(([, texte]) => texte.trim() !== '')
  const tues = Object.entries(avant.notes).filter(([dossier]) => !dossiers.includes(dossier))
  const apres = { rang: avant.rang + 1, observations: demande.observations ?? '', notes: Object.fromEntries([...tues, ...notes]) }
  const tous = [
    ...refusDEtat(etat, vue, 'lu'),
    ...Object.keys(demande.notes)
      .filter((d) => !dossiers.includes(d))
      .map((d) => refus('dossier-hors-seance', `« ${d} » n’est pas un dossier de cette séance.`, 'Retirez sa note.', [], `notes.${d}`)),
    ...si(
      apres.observations === avant.observations && memes(apres.notes, avant.notes),
      'rien-a-amender',
      'Ce texte est déjà celui du procès-verbal.',
      'Changez-le, ou revenez à la séance.',
      [],
      'observations',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok(apres)
}

/**
 * Approuve et signe le procès-verbal : seule la personne qui a présidé le peut, sur ce qu'elle a lu.
 * @param lu la version que sa page montrait, et si le texte, qui se tire des faits, est encore celui-là
 */
export const approuver = (
  etat: EtatDuProcesVerbal,
  president: { readonly agent: string; readonly nom: string } | undefined,
  par: string,
  lu: { readonly vue: number | undefined; readonly texte: 'lu' | 'change' },
): Result<{ readonly version: number }, readonly Refus[]> => {
  const tous = [
    ...refusDEtat(etat, lu.vue, lu.texte),
    ...si(
      president !== undefined && president.agent !== par,
      'pas-president',
      `${president?.nom ?? ''} a présidé cette séance, et approuve son procès-verbal.`,
      'Demandez-lui de le relire et de l’approuver.',
      ['G-42'],
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ version: etat.derniere?.rang ?? 0 })
}

const refusDEtat = (
  { seance, derniere, approbation, fuseau }: EtatDuProcesVerbal,
  vue: number | undefined,
  texte: 'lu' | 'change',
): readonly Refus[] => {
  if (seance === undefined)
    return [refus('seance-inconnue', 'Cette séance n’existe pas.', 'Choisissez une séance de l’appel.', [], 'seance')]
  const amende = (derniere?.rang ?? 0) !== (vue ?? 0)
  return [
    ...si(
      seance.tenueLe === null,
      'seance-a-lever',
      `La séance du ${direJour(seance.jour)} n’est pas levée.`,
      'Levez-la d’abord.',
      ['G-42'],
      'seance',
    ),
    ...si(
      approbation !== undefined,
      'proces-verbal-approuve',
      approbation === undefined ? '' : `${approbation.nom} a approuvé ce procès-verbal le ${direInstant(approbation.le, fuseau)}.`,
      'Il ne change plus.',
      ['G-42'],
    ),
    ...si(
      amende || texte === 'change',
      'proces-verbal-change',
      amende && derniere !== undefined
        ? `${derniere.nom} a amendé ce procès-verbal le ${direInstant(derniere.le, fuseau)}.`
        : 'Le texte de ce procès-verbal a changé depuis que vous l’avez ouvert : un avis corrigé, un retrait déclaré, un dossier parti à une autre séance.',
      'Relisez-le : votre page montre maintenant ce qu’il dit ; puis envoyez de nouveau.',
    ),
  ]
}

const memes = (a: Version['notes'], b: Version['notes']): boolean => {
  const cles = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return cles.every((c) => a[c] === b[c])
}
