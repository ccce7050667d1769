import type { Bloc, Lettre } from '../plateforme/pdf/lettre.ts'
import { direJour, type Instant, jourDe } from '../socle/temps.ts'
import type { DossierLu } from './dossier-lu.ts'

/** Un courrier de l'agence à l'organisme d'un dossier : de qui, à qui, sur quoi ; puis ce qu'il dit. `de` : qui, à l'agence, l'écrit. */
export const courrier = (
  { dossier, appel, guichet }: DossierLu,
  c: {
    readonly titre: string
    readonly reference: string
    readonly de: readonly string[]
    readonly le: Instant
    readonly blocs: readonly Bloc[]
  },
): Lettre => {
  const { nom, siret, finess, commune } = dossier.organisme
  return {
    titre: c.titre,
    emetteur: appel.agence.nom,
    pied: `${appel.agence.nom}, décision n° ${c.reference}`,
    envoi: {
      de: [appel.agence.nom, ...c.de],
      a: [nom, commune, `SIRET ${siret}`, ...(finess === null ? [] : [`FINESS ${finess}`])],
    },
    blocs: [
      {
        genre: 'faits',
        faits: [
          { nom: 'Référence', valeur: c.reference },
          { nom: 'Date', valeur: direJour(jourDe(c.le, appel.fuseau)) },
          { nom: 'Objet', valeur: `${appel.titre}, ${guichet.titre}` },
        ],
      },
      { genre: 'paragraphe', texte: 'Madame, Monsieur,' },
      ...c.blocs,
    ],
  }
}

/** « le dossier ssi-2021-00042 », et quand il a été déposé. */
export const rappelDuDepot = ({ dossier, appel }: DossierLu): string =>
  `Vous avez déposé${dossier.deposeLe === null ? '' : ` le ${direJour(jourDe(dossier.deposeLe, appel.fuseau))}`} le dossier ${dossier.id}.`
