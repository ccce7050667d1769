import { voiesDeRecours } from '../appel/recours.ts'
import { courrier, rappelDuDepot } from '../candidature/courrier.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { direInstant, type Instant } from '../socle/temps.ts'

/** Ce qu'un agent de l'agence a établi d'un dossier irrecevable. `signe` : son nom. */
export type Irrecevabilite = {
  readonly motif: string
  readonly clauses: readonly string[]
  readonly signe: string
  readonly le: Instant
}

/** La lettre d'une irrecevabilité : ce qui est décidé, pourquoi, sur quelle clause, et comment la contester. */
export const lettreDIrrecevabilite = (lu: DossierLu, { motif, clauses, signe, le }: Irrecevabilite): Lettre => {
  const { dossier, appel } = lu
  return courrier(lu, {
    titre: 'Votre demande n’est pas recevable',
    reference: `${dossier.id}/irrecevabilité`,
    de: [],
    le,
    blocs: [
      { genre: 'paragraphe', texte: rappelDuDepot(lu) },
      { genre: 'titre', texte: 'La décision' },
      {
        genre: 'paragraphe',
        texte:
          'Votre demande ne remplit pas ce que le texte de l’appel exige pour qu’un dossier soit étudié. Elle est déclarée irrecevable : elle n’est ni notée, ni classée, et aucune aide n’est accordée. Votre dossier reste lisible dans votre espace.',
      },
      { genre: 'titre', texte: 'Ses raisons' },
      { genre: 'paragraphe', texte: motif },
      { genre: 'paragraphe', texte: clauses.length === 1 ? 'Cette clause de l’appel la fonde :' : 'Ces clauses de l’appel la fondent :' },
      { genre: 'liste', items: clauses.map((c) => `${c}. ${appel.clauses[c]?.texte ?? ''}`) },
      { genre: 'titre', texte: 'Signature' },
      {
        genre: 'faits',
        faits: [
          { nom: 'Pour', valeur: appel.agence.nom },
          { nom: 'Signé', valeur: signe },
          { nom: 'Le', valeur: direInstant(le, appel.fuseau) },
        ],
      },
      { genre: 'titre', texte: 'Contester cette décision' },
      { genre: 'liste', items: voiesDeRecours(appel) },
    ],
  })
}
