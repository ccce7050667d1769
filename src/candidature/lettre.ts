import type { Piece } from '../appel/questionnaire.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direInstant, type Instant } from '../socle/temps.ts'
import { direReponse } from './dire-reponse.ts'
import type { DossierLu } from './dossier-lu.ts'

/** Le modèle d'une pièce que Palier sait écrire : la lettre par laquelle l'organisme s'engage. */
export const MODELE = 'lettre-engagement'

/** Une lettre acceptée en ligne : par qui, à quel titre, quand. Elle vaut la pièce signée. */
export type Acceptation = { readonly nom: string; readonly qualite: string; readonly le: Instant }

export const pieceALettre = (lu: DossierLu, code: string): Piece | undefined =>
  lu.guichet.pieces.find((p) => p.code === code && p.modele === MODELE && lu.demandes.has(p.code))

/** La lettre prête à signer ; avec une acceptation, la lettre acceptée. Ce qui manque encore au dossier y laisse sa place. */
export const lettreDEngagement = (lu: DossierLu, piece: Piece, acceptation: Acceptation | undefined): Lettre => {
  const { dossier, appel, guichet } = lu
  const { nom, siret, finess, commune } = dossier.organisme
  return {
    titre: 'Lettre d’engagement',
    emetteur: nom,
    pied: `Dossier ${dossier.id}, ${nom}`,
    blocs: [
      {
        genre: 'faits',
        faits: [
          { nom: 'Organisme', valeur: `${nom}, ${commune}` },
          { nom: 'SIRET', valeur: siret },
          ...(finess === null ? [] : [{ nom: 'FINESS', valeur: finess }]),
          { nom: 'Appel', valeur: `${appel.titre}, ${appel.agence.nom}` },
          { nom: 'Demande', valeur: guichet.titre },
        ],
      },
      {
        genre: 'paragraphe',
        texte: `La personne qui signe a le pouvoir d’engager ${nom}. Elle prend en son nom les engagements suivants.`,
      },
      { genre: 'titre', texte: 'Engagements' },
      { genre: 'liste', items: guichet.engagements.map((e) => `${e.texte} ${e.consequence}`) },
      { genre: 'titre', texte: 'Personnes nommées' },
      { genre: 'faits', faits: nommees(lu, piece).map((q) => ({ nom: q.libelle, valeur: direReponse(q, dossier.reponses[q.code]) })) },
      ...(acceptation === undefined ? A_SIGNER : acceptee(acceptation, nom, appel.fuseau)),
    ],
  }
}

const A_SIGNER: Lettre['blocs'] = [
  { genre: 'titre', texte: 'Signature' },
  {
    genre: 'faits',
    faits: ['Nom et prénom', 'Fonction', 'Fait à', 'Le', 'Signature'].map((nom) => ({ nom, valeur: '. '.repeat(40).trim() })),
  },
]

const acceptee = (a: Acceptation, organisme: string, fuseau: string): Lettre['blocs'] => [
  { genre: 'titre', texte: 'Acceptée en ligne' },
  {
    genre: 'faits',
    faits: [
      { nom: 'Par', valeur: `${a.nom}, ${a.qualite}` },
      { nom: 'Le', valeur: direInstant(a.le, fuseau) },
    ],
  },
  { genre: 'paragraphe', texte: `Cette personne a déclaré avoir le pouvoir d’engager ${organisme}.` },
]

/** Les questions posées par la même clause que la lettre : les professionnels qui se rendent disponibles. */
const nommees = ({ guichet }: DossierLu, piece: Piece) =>
  questionsDe(guichet.sections).filter((q) => q.clause.some((c) => piece.clause.includes(c)))

/** Accepte la lettre en ligne : elle doit nommer les personnes, et celle qui l'accepte dire qu'elle en a le pouvoir. */
export const accepterLettre = (
  lu: DossierLu,
  code: string,
  demande: { readonly qualite: string; readonly pouvoir: boolean },
  par: string,
  le: Instant,
): Result<{ readonly lettre: Lettre; readonly acceptation: Acceptation }, readonly Refus[]> => {
  const piece = pieceALettre(lu, code)
  if (piece === undefined)
    return err([refus('piece-inconnue', 'Aucune lettre n’est à accepter ici.', 'Revenez à la page des pièces.', [], 'piece')])
  const tous = [
    ...nommees(lu, piece).flatMap((q) =>
      si(
        q.obligatoire && lu.demandes.has(q.code) && lu.dossier.reponses[q.code] === undefined,
        'lettre-incomplete',
        `La lettre ne nomme pas encore tout le monde : « ${q.libelle} » n’a pas de réponse.`,
        'Répondez à cette question, puis acceptez la lettre.',
        piece.clause,
        'piece',
      ),
    ),
    ...si(
      !demande.pouvoir,
      'pouvoir-manquant',
      'La lettre engage votre organisme.',
      'Cochez la case si vous avez le pouvoir de l’engager ; sinon, faites signer la lettre par qui l’a.',
      piece.clause,
      'pouvoir',
    ),
  ]
  const acceptation = { nom: par, qualite: demande.qualite, le }
  return tous.length > 0 ? err(tous) : ok({ lettre: lettreDEngagement(lu, piece, acceptation), acceptation })
}
