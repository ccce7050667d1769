import type { Appel } from '../appel/appel.ts'
import { listeDe, texteDe, valeurDe } from '../journal/fait.ts'
import { direIciEtAParis, type Instant } from '../socle/temps.ts'

/** Le courriel du dépôt : le numéro, l'instant aux deux heures, chaque document et son empreinte. Il vaut reçu. */
export const direDepot = (dossier: string, depot: unknown, appel: Pick<Appel, 'fuseau' | 'agence'>, le: Instant): string => {
  const pieces = listeDe(valeurDe(depot, 'instantane'), 'pieces')
  return [
    `Votre dossier ${dossier} est déposé. Ce message vaut reçu : gardez-le.`,
    `Reçu le ${direIciEtAParis(le, appel.fuseau)}.`,
    ...(pieces.length === 0
      ? []
      : [
          'Vos documents, chacun avec son empreinte (SHA-256) :',
          pieces.map((p) => `- ${direTitre(texteDe(p, 'titre'))} : ${texteDe(p, 'nom')}, ${texteDe(p, 'empreinte')}`).join('\n'),
        ]),
    'Le reçu joint dit tout ce que vous avez déposé, au caractère près.',
    'Vous n’avez rien d’autre à faire : chaque étape vous est annoncée par courriel. Vous pouvez encore retirer votre dossier.',
  ].join('\n\n')
}

/** Un devis n'a d'autre titre que son code : `devis.2.1` est du deuxième projet (G-30). */
const direTitre = (titre: string): string => titre.replace(/^devis\.(\d+)(\.\d+)?$/, 'Devis du projet $1')
