import { HORS_PERIMETRE } from '../acteurs/habilitation.ts'
import type { Critere, Guichet } from '../appel/appel.ts'
import type { Acteur } from '../journal/objet.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { jamais } from '../socle/resultat.ts'
import { passage, type Role } from '../vie.ts'
import { type Avis, type Conclusion, criteresNotes } from './avis.ts'
import { compterConclusions, type Ecart, ecartsDe } from './dispersion.ts'

/** Les avis d'un dossier, et où il en est. */
export type AvisDuDossier = { readonly etat: string; readonly avis: readonly (Avis & { readonly agent: string })[] }

/**
 * Pourquoi une personne ne lit pas encore les avis des autres ; rien si elle les lit. Qui note ne les lit qu'après avoir donné le sien, pour
 * ne suivre personne ; une fois le dossier décidé, plus rien ne l'influence. La direction ne note pas : elle les lit pour décider (G-43), sauf la
 * personne qui note aussi, sous un autre de ses rôles : changer de rôle ne fait pas changer de tête.
 */
export const peutVoirAvis = (par: Acteur, { etat, avis }: AvisDuDossier): Refus | undefined => {
  const attend = seNote(etat) && !avis.some((a) => a.agent === par.id)
  switch (par.role) {
    case 'delegataire':
      // Qui décide par délégation n'a pas noté ce dossier, et ne le notera plus : exiger son avis lui ôterait la décision.
      return undefined
    case 'direction':
      return par.aussi?.some((role) => notent.includes(role)) === true && attend ? AVIS_A_DONNER_AILLEURS : undefined
    case 'ars':
    case 'grades':
    case 'commission':
      return attend ? AVIS_A_DONNER : undefined
    case 'porteur':
    case 'prestataire':
    case 'comptable':
      return HORS_PERIMETRE
    default:
      return jamais(par.role)
  }
}

/** Les avis tels qu'une personne les voit : ce qu'ils disent ensemble, ou seulement leur nombre et pourquoi. */
export type AvisVus =
  | {
      readonly voit: 'oui'
      readonly conclusions: readonly { readonly conclusion: Conclusion; readonly nombre: number }[]
      readonly ecarts: readonly Ecart[]
    }
  | { readonly voit: 'non'; readonly nombre: number; readonly raison: Refus }

export const voirAvis = (par: Acteur, du: AvisDuDossier, criteres: readonly Critere[]): AvisVus => {
  const raison = peutVoirAvis(par, du)
  if (raison !== undefined) return { voit: 'non', nombre: du.avis.length, raison }
  return { voit: 'oui', conclusions: compterConclusions(du.avis), ecarts: ecartsDe(criteres, du.avis) }
}

/**
 * Un calcul qui se sert des notes de plusieurs dossiers (G-43) les laisse deviner : on ne le lit que si l'on peut lire tous leurs avis. Sans
 * poids, les notes n'y entrent pas.
 */
export const peutVoirCalcul = (par: Acteur, guichet: Guichet, dossiers: readonly AvisDuDossier[]): Refus | undefined =>
  criteresNotes(guichet).every((c) => c.poids === undefined)
    ? undefined
    : dossiers.map((d) => peutVoirAvis(par, d)).find((r) => r !== undefined)

const notent: readonly Role[] = passage('dossier', 'donner-avis')?.par ?? []
const seNote = (etat: string): boolean => passage('dossier', 'donner-avis')?.de.includes(etat) === true

const AVIS_A_DONNER = refus(
  'avis-a-donner',
  'Vous lirez les avis des autres quand vous aurez donné le vôtre : chacun note seul.',
  'Donnez votre avis sur ce dossier.',
  ['G-42'],
)
const AVIS_A_DONNER_AILLEURS = refus(
  'avis-a-donner',
  'Vous notez aussi ce dossier, sous un autre de vos rôles : vous lirez les avis des autres quand vous aurez donné le vôtre.',
  'Prenez ce rôle dans votre compte, et donnez votre avis.',
  ['G-42'],
)
