import type { Guichet } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import type { Valeur } from '../appel/questionnaire.ts'
import { avant, direInstant, type Instant } from '../socle/temps.ts'
import type { ProjetDecrit } from './decrire.ts'
import type { Demandeur } from './demarche.ts'

/** Un fichier que la plateforme annonce. `somme` : son MD5, qui le reconnaît d'un import à l'autre. */
export type FichierAnnonce = { readonly piece: string; readonly nom: string; readonly somme: string }
/** Ce qu'il en est devenu : arrivé et joint, refusé sur son contenu, ou toujours manquant. */
export type FichierRecueilli = FichierAnnonce & { readonly sort: 'arrive' | 'refuse' | 'manquant'; readonly empreinte: string | null }

/** D'où vient un dossier déposé sur la plateforme nationale. `le` : son dernier recueil ici. */
export type Recueil = {
  readonly dossier: string
  readonly rang: number
  readonly demarche: number
  readonly numero: number
  /** La dernière fois qu'une réponse y avait changé. */
  readonly changeLe: Instant
  /** L'empreinte de tout ce qui a été recueilli, fichiers annoncés compris. */
  readonly contenu: string
  readonly fichiers: readonly FichierRecueilli[]
  readonly le: Instant
}

/** Un dossier d'ailleurs, traduit dans les mots du guichet. */
export type ARecueillir = Pick<Recueil, 'demarche' | 'numero' | 'changeLe' | 'contenu'> & {
  readonly guichet: string
  readonly etat: string
  readonly deposeLe: Instant
  readonly courriel: string
  readonly demandeur: Demandeur
  readonly reponses: Readonly<Record<string, Valeur | null>>
  readonly projets: readonly ProjetDecrit[]
  readonly engagements: readonly string[]
  readonly annonces: readonly FichierAnnonce[]
}

export const estLeMeme = (a: FichierAnnonce, b: FichierAnnonce): boolean => a.piece === b.piece && a.somme === b.somme

/** Les fichiers annoncés que Palier n'a pas encore eus entre les mains. */
export const aAllerChercher = <F extends FichierAnnonce>(
  annonces: readonly F[],
  connu: Pick<Recueil, 'fichiers'> | undefined,
): readonly F[] => annonces.filter((a) => connu?.fichiers.some((f) => f.sort !== 'manquant' && estLeMeme(a, f)) !== true)

/** L'origine d'un dossier, en mots, pour l'agence comme pour le porteur. */
export const direOrigine = (r: Pick<Recueil, 'demarche' | 'numero' | 'le'>, fuseau: string): string =>
  `Plateforme nationale, dossier n°\u00a0${r.numero} de la démarche ${r.demarche}. Recueilli ici le ${direInstant(r.le, fuseau)}.`

/** Une réponse a changé là-bas après la clôture : le dossier, reçu à temps, entre ; ce qu'il disait alors, la plateforme ne le rend plus. */
export const aChangeTropTard = (
  { periodes }: Pick<Guichet, 'periodes'>,
  fuseau: string,
  { changeLe }: Pick<Recueil, 'changeLe'>,
): boolean => !avant(changeLe, derniereCloture(periodes, fuseau))
