import type { Appel, Guichet } from '../appel/appel.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { echeanceDe, type Instant, type Jour } from '../socle/temps.ts'
import { type Complement, complementOuvert, type Demande } from './complement.ts'

/** Ce que l'agence demande ; `jours` : le délai qu'elle choisit, quand l'appel n'en dit pas. */
export type DemandeSaisie = Demande & { readonly motif: string; readonly jours: number | undefined }
export type DemandeFaite = Demande & { readonly numero: number; readonly motif: string; readonly jusquAu: Jour }

/**
 * Rouvre ce qui est demandé, et rien d'autre (G-53). Le dernier jour est entier, à l'heure de l'appel, comme une clôture.
 * @param existants toutes les demandes du dossier : une seule est ouverte à la fois
 */
export const demanderComplement = (
  appel: Pick<Appel, 'fuseau' | 'complements'>,
  guichet: Pick<Guichet, 'sections' | 'pieces'>,
  existants: readonly Complement[],
  s: DemandeSaisie,
  le: Instant,
): Result<DemandeFaite, readonly Refus[]> => {
  const ouvert = complementOuvert(existants)
  const delai = appel.complements
  const jours = delai?.jours ?? s.jours
  const inconnues = s.questions.filter((code) => !questionsDe(guichet.sections).some((q) => q.code === code))
  const piecesInconnues = s.pieces.filter((code) => !guichet.pieces.some((p) => p.code === code))
  const tous = [
    ...si(
      ouvert !== undefined,
      'complement-deja-demande',
      'Une demande de complément attend déjà sa réponse.',
      'Attendez la réponse, ou retirez cette demande avant d’en faire une autre.',
      ['G-53'],
    ),
    ...si(
      s.questions.length === 0 && s.pieces.length === 0 && s.libre === null,
      'rien-a-completer',
      'La demande ne dit pas ce qui est à compléter.',
      'Choisissez au moins une question ou une pièce, ou écrivez une demande libre.',
      [],
      'questions',
    ),
    ...si(
      inconnues.length > 0,
      'question-inconnue',
      `Ces questions ne sont pas dans le formulaire : ${inconnues.join(', ')}.`,
      'Choisissez parmi les questions proposées.',
      [],
      'questions',
    ),
    ...si(
      piecesInconnues.length > 0,
      'piece-inconnue',
      `Ces pièces ne sont pas demandées par l’appel : ${piecesInconnues.join(', ')}.`,
      'Choisissez parmi les pièces proposées, ou écrivez une demande libre.',
      [],
      'pieces',
    ),
    ...si(jours === undefined, 'sans-delai', 'La demande ne dit pas de délai.', 'Écrivez en combien de jours répondre.', [], 'jours'),
    ...si(
      delai?.jours !== undefined && s.jours !== undefined && s.jours !== delai.jours,
      'delai-de-l-appel',
      `L’appel laisse ${delai?.jours ?? 0} jours pour compléter un dossier.`,
      'Laissez ce délai : il est le même pour tous.',
      delai?.clause,
      'jours',
    ),
  ]
  if (tous.length > 0 || jours === undefined) return err(tous)
  const { questions, pieces, libre, motif } = s
  return ok({ questions, pieces, libre, motif, numero: existants.length + 1, jusquAu: echeanceDe(le, { jours }, appel.fuseau) })
}
