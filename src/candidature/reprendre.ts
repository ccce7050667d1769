import type { Guichet } from '../appel/appel.ts'
import { type Piece, type Question, questionsDe, type Valeur } from '../appel/questionnaire.ts'
import { extensionDe } from '../plateforme/fichiers/nom-de-fichier.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import type { Demandes } from './completude.ts'
import { compte, type Dossier, type PieceJointe } from './dossier.ts'
import { enChamps, frappeDe } from './frappe.ts'
import { repondre } from './repondre.ts'

/** Un dossier antérieur du même organisme auprès de la même agence, avec le guichet où il répondait. */
export type Anterieur = { readonly dossier: Dossier; readonly guichet: Guichet }

/** Ce qui peut être repris, et d'où. `objet` : « question.referent », « piece.note ». */
export type Proposition = { readonly objet: string; readonly titre: string; readonly source: string; readonly du: Instant } & (
  | { readonly genre: 'reponse'; readonly question: Question; readonly valeur: Valeur }
  | { readonly genre: 'piece'; readonly piece: string; readonly fichiers: readonly PieceJointe[] }
)

/** Ce qui, dans un brouillon, vient d'un dossier antérieur. `du` : l'instant où celui-ci a été déposé, ou ouvert. */
export type Repris = Pick<Proposition, 'objet' | 'source' | 'du'>

/**
 * Ce que ce brouillon peut reprendre : ce qui est demandé, pas encore répondu, et que l'organisme a déjà dit ailleurs.
 * @param anterieurs du plus récent au plus ancien : le premier qui répond est proposé
 */
export const propositionsDe = (
  dossier: Dossier,
  guichet: Guichet,
  demandes: Demandes,
  anterieurs: readonly Anterieur[],
): readonly Proposition[] => [
  ...questionsDe(guichet.sections)
    .filter((q) => demandes.has(q.code) && dossier.reponses[q.code] === undefined)
    .flatMap((q) => premiere(anterieurs, (a) => reponseReprise(q, a, dossier.appel))),
  ...guichet.pieces
    .filter((p) => demandes.has(p.code) && !dossier.pieces.some((j) => j.code === p.code && compte(j)))
    .flatMap((p) => premiere(anterieurs, (a) => pieceReprise(p, a))),
]

/** Reprend ce qui est choisi, et rien d'autre : jamais une réponse déjà donnée ici, jamais sans que le porteur l'ait cochée. */
export const reprendre = (
  propositions: readonly Proposition[],
  choisis: readonly string[],
): Result<readonly Proposition[], readonly Refus[]> => {
  const tous = [
    ...(choisis.length === 0
      ? [
          refus(
            'rien-a-reprendre',
            'Vous n’avez rien choisi de reprendre.',
            'Cochez au moins une réponse, ou continuez sans rien reprendre.',
            [],
            'objets',
          ),
        ]
      : []),
    ...choisis
      .filter((c) => !propositions.some((p) => p.objet === c))
      .map(() =>
        refus(
          'reprise-impossible',
          'Une des réponses choisies n’est plus à reprendre : elle a déjà une réponse ici, ou le dossier d’origine ne la donne plus.',
          'Rechargez la page ; ce que vous avez déjà saisi est gardé.',
          [],
          'objets',
        ),
      ),
  ]
  return tous.length > 0 ? err(tous) : ok(propositions.filter((p) => choisis.includes(p.objet)))
}

const premiere = <T>(parmi: readonly Anterieur[], lire: (a: Anterieur) => T | undefined): readonly T[] => {
  for (const a of parmi) {
    const lu = lire(a)
    if (lu !== undefined) return [lu]
  }
  return []
}

/** Même code, même fait, ou question que l'appel désigne (`reprise`) ; et la réponse doit encore se lire ici. */
const reponseReprise = (q: Question, { dossier, guichet }: Anterieur, appel: string): Proposition | undefined => {
  const source = questionsDe(guichet.sections).find(
    (s) =>
      s.genre === q.genre &&
      (s.code === q.code || (q.fait !== undefined && s.fait === q.fait) || (dossier.appel === appel && s.code === q.reprise)) &&
      seRelit(q, dossier.reponses[s.code]),
  )
  const valeur = source === undefined ? undefined : dossier.reponses[source.code]
  if (valeur === undefined) return undefined
  return { genre: 'reponse', objet: `question.${q.code}`, titre: q.libelle, question: q, valeur, source: dossier.id, du: dateDe(dossier) }
}

/** « Je ne sais pas » ne se reprend pas : on le saura peut-être maintenant. */
const seRelit = (q: Question, v: Valeur | undefined): boolean => {
  if (v === undefined || v === '' || v === 'je-ne-sais-pas') return false
  const lu = repondre({ sections: [{ code: 's', titre: '', questions: [q] }] }, frappeDe([q], enChamps(q, v)))
  return lu.ok && lu.value.reponses[q.code] !== null
}

/** Une lettre d'engagement ne vaut que pour son dossier : elle ne se reprend pas. */
const pieceReprise = (p: Piece, { dossier }: Anterieur): Proposition | undefined => {
  const fichiers = dossier.pieces.filter((j) => j.code === p.code && compte(j) && admise(p, j)).slice(0, p.nombre ?? 1)
  if (fichiers.length === 0 || p.modele !== undefined) return undefined
  return { genre: 'piece', objet: `piece.${p.code}`, titre: p.titre, piece: p.code, fichiers, source: dossier.id, du: dateDe(dossier) }
}

const admise = (p: Piece, j: PieceJointe): boolean => j.taille <= p.tailleMaxMo * 1_000_000 && p.formats.includes(extensionDe(j.nom))

const dateDe = (d: Dossier): Instant => d.deposeLe ?? d.ouvertLe
