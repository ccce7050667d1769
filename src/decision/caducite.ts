import { voiesDeRecours } from '../appel/recours.ts'
import { courrier, rappelDuDepot } from '../candidature/courrier.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { direInstant, direJour, type Instant } from '../socle/temps.ts'
import type { Condition } from './decision.ts'

/** Une condition dont la date est passée sans qu'elle soit levée. `montant` : l'aide qui revient à l'enveloppe. `signe` : le nom de qui le constate. */
export type Caducite = {
  readonly rang: number
  readonly condition: Condition
  readonly motif: string
  readonly montant: Montant
  readonly signe: string
  readonly le: Instant
}

/** La lettre d'une caducité : ce qui ne vaut plus, pourquoi, et comment le contester. */
export const lettreDeCaducite = (lu: DossierLu, c: Caducite): Lettre => {
  const { dossier, appel } = lu
  return courrier(lu, {
    titre: 'Votre demande n’est plus retenue',
    reference: `${dossier.id}/${c.rang}/caducité`,
    de: [],
    le: c.le,
    blocs: [
      { genre: 'paragraphe', texte: rappelDuDepot(lu) },
      { genre: 'titre', texte: 'La décision' },
      {
        genre: 'paragraphe',
        texte: `La décision n° ${dossier.id}/${c.rang} retenait votre demande à une condition, à lever le ${direJour(c.condition.avant)} au plus tard. Elle ne l’a pas été : la décision est caduque.${
          c.montant > 0n ? ` L’aide de ${direMontant(c.montant)} ne vous sera pas versée.` : ''
        }`,
      },
      { genre: 'titre', texte: 'Ses raisons' },
      {
        genre: 'faits',
        faits: [
          { nom: 'La condition', valeur: c.condition.texte },
          { nom: 'Ce qui a été constaté', valeur: c.motif },
        ],
      },
      { genre: 'titre', texte: 'Signature' },
      {
        genre: 'faits',
        faits: [
          { nom: 'Pour', valeur: appel.agence.nom },
          { nom: 'Signé', valeur: c.signe },
          { nom: 'Le', valeur: direInstant(c.le, appel.fuseau) },
        ],
      },
      { genre: 'titre', texte: 'Contester cette décision' },
      { genre: 'liste', items: voiesDeRecours(appel) },
    ],
  })
}
