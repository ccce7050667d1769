import type { Guichet } from '../appel/appel.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Complement, complementOuvert } from './complement.ts'
import type { PieceJointe } from './dossier.ts'
import { type FichierRecu, type Jonction, joindreAuComplement } from './joindre.ts'
import { type Frappe, type ReponsesLues, repondre } from './repondre.ts'

export type SaisieDuComplement = {
  readonly reponses: Frappe
  readonly pieces: Readonly<Record<string, FichierRecu>>
  /** La réponse à la demande libre ; absente, celle qui est gardée reste. */
  readonly libre: string | undefined
  readonly geste: 'garder' | 'envoyer'
}
export type Completion = ReponsesLues & {
  readonly numero: number
  readonly jonctions: readonly Jonction[]
  readonly libre: string | null
  readonly geste: 'garder' | 'envoyer'
}

/**
 * Garde la réponse à une demande de complément, ou l'envoie. Rien d'autre que ce qui est demandé ne s'écrit.
 * Garder n'est jamais refusé pour ce qui manque ; envoyer dit tout ce qui manque (G-53).
 */
export const completer = (
  guichet: Guichet,
  jointes: readonly PieceJointe[],
  existants: readonly Complement[],
  s: SaisieDuComplement,
): Result<Completion, readonly Refus[]> => {
  const ouvert = complementOuvert(existants)
  if (ouvert === undefined)
    return err([
      refus(
        'sans-complement',
        'Aucun complément n’est demandé sur ce dossier, ou vous l’avez déjà envoyé.',
        'Écrivez un message à l’agence si vous avez quelque chose à ajouter.',
        ['G-53'],
      ),
    ])
  const lues = repondre(guichet, s.reponses)
  const fichiers = Object.entries(s.pieces).map(([code, f]) => ({ code, lu: joindreAuComplement(guichet, jointes, code, f) }))
  const tous = [
    ...horsDeLaDemande(guichet, ouvert, s),
    ...(lues.ok ? [] : lues.error),
    ...fichiers.flatMap(({ code, lu }) => (lu.ok ? [] : lu.error.map((r) => ({ ...r, champ: `fichier.${code}` })))),
  ]
  const jonctions = fichiers.flatMap(({ lu }) => (lu.ok ? [lu.value] : []))
  const reponses = lues.ok ? lues.value.reponses : {}
  const fait = { numero: ouvert.numero, reponses, jonctions, libre: s.libre ?? ouvert.reponse, geste: s.geste }
  const manquants = s.geste === 'envoyer' ? manquesDuComplement(guichet, ouvert, fait) : []
  return tous.length + manquants.length > 0 ? err([...tous, ...manquants]) : ok(fait)
}

/** Ce que l'on essaie d'écrire et qui n'a pas été demandé. */
const horsDeLaDemande = (guichet: Guichet, ouvert: Complement, s: SaisieDuComplement): readonly Refus[] => {
  const questions = [...new Set(Object.keys(s.reponses).map((champ) => champ.split('.')[0] ?? champ))]
  const intrus = [
    ...questions.filter((q) => !ouvert.questions.includes(q)).map((q) => ({ code: q, titre: libelleDe(guichet, q) })),
    ...Object.keys(s.pieces)
      .filter((p) => !ouvert.pieces.includes(p))
      .map((p) => ({ code: `fichier.${p}`, titre: titreDe(guichet, p) })),
  ]
  return intrus.map(({ code, titre }) =>
    refus(
      'hors-de-la-demande',
      `« ${titre} » ne fait pas partie de ce que l’agence demande : ce qui a été déposé ne change pas.`,
      'Écrivez un message à l’agence si ce point doit être corrigé.',
      ['G-53'],
      code,
    ),
  )
}

const manquesDuComplement = (guichet: Guichet, ouvert: Complement, fait: Completion): readonly Refus[] => {
  const repondue = (q: string): boolean => {
    const nouvelle = fait.reponses[q]
    return nouvelle === undefined ? ouvert.reponses.some((r) => r.question === q) : nouvelle !== null
  }
  const jointe = (p: string): boolean => fait.jonctions.some((j) => j.piece === p) || ouvert.jointes.some((j) => j.code === p)
  const manque = (phrase: string, remede: string, champ: string) => refus('complement-incomplet', phrase, remede, ['G-53'], champ)
  return [
    ...ouvert.questions
      .filter((q) => !repondue(q))
      .map((q) => manque(`« ${libelleDe(guichet, q)} » attend encore une réponse.`, 'Répondez, ou écrivez que vous ne savez pas.', q)),
    ...ouvert.pieces
      .filter((p) => !jointe(p))
      .map((p) => manque(`Il manque la pièce « ${titreDe(guichet, p)} ».`, 'Joignez-la, puis envoyez.', `fichier.${p}`)),
    ...(ouvert.libre !== null && (fait.libre === null || fait.libre.trim() === '')
      ? [manque('La demande de l’agence attend une réponse écrite.', 'Répondez dans la case prévue.', 'libre')]
      : []),
  ]
}

const libelleDe = (guichet: Guichet, code: string): string => questionsDe(guichet.sections).find((q) => q.code === code)?.libelle ?? code
const titreDe = (guichet: Guichet, code: string): string => guichet.pieces.find((p) => p.code === code)?.titre ?? code
