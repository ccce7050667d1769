import type { Reconnu } from '../acteurs/rattacher.ts'
import type { Appel, Guichet } from '../appel/appel.ts'
import { derniereCloture, periodeOuverte } from '../appel/calendrier.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, direInstant } from '../socle/temps.ts'
import { type ARecueillir, aAllerChercher, aChangeTropTard, type FichierAnnonce, type Recueil } from './recueil.ts'

/** Ce que Palier sait déjà d'un dossier à recueillir. `equipe` : si quelqu'un représente l'organisme ici, et si c'est le déposant. */
export type Situation = {
  readonly connu:
    | (Recueil & { readonly appel: string; readonly guichet: string; readonly etat: string; readonly complements: number })
    | undefined
  readonly reconnu: Result<Reconnu, readonly Refus[]>
  readonly equipe: 'vide' | 'la-sienne' | 'd-autres'
  readonly existant: string | undefined
}

/** Ce qu'un recueil établit : un dossier naît, déposé à l'instant de la plateforme ; ou il suit ce qui a changé là-bas. */
export type Recueilli =
  | { readonly genre: 'ne'; readonly periode: string; readonly reconnu: Reconnu; readonly equipe: Situation['equipe'] }
  | { readonly genre: 'suit'; readonly rang: number }

/** Rien à faire : Palier a déjà ce dossier. */
export const DEJA_LA = 'deja-recueilli'
/** Le dossier a changé là-bas, et reste ici tel quel. */
export const LAISSES: readonly string[] = ['deja-examine', 'change-trop-tard', 'export-ancien']

/**
 * Recueille un dossier déposé sur la plateforme nationale, ou dit tout ce qui s'y oppose. L'instant de son dépôt là-bas est celui de sa
 * réception, et se compare seul à la clôture (G-02, G-23). Ce qui lui manque n'y change rien : il a été reçu.
 * @param arrives les fichiers qui viennent avec lui
 */
export const recueillir = (
  appel: Pick<Appel, 'code' | 'fuseau'>,
  guichet: Guichet,
  d: ARecueillir,
  arrives: readonly FichierAnnonce[],
  s: Situation,
): Result<Recueilli, readonly Refus[]> => {
  if (s.connu !== undefined) return suivre(appel, guichet, d, arrives, s.connu)
  const periode = periodeOuverte(guichet.periodes, appel.fuseau, d.deposeLe)
  const tous = [
    ...(periode === undefined ? [horsPeriode(appel, guichet, d)] : []),
    ...si(
      ['accepte', 'refuse', 'sans_suite'].includes(d.etat),
      'deja-traite',
      'La plateforme a déjà rendu une décision sur ce dossier.',
      'S’il doit être examiné ici, repassez-le en instruction là-bas, puis exportez à nouveau.',
      guichet.clause,
    ),
    ...(s.reconnu.ok ? [] : s.reconnu.error),
    ...si(
      s.existant !== undefined,
      'deja-ouvert',
      `Cet organisme a déjà un dossier à ce guichet : ${s.existant ?? ''}.`,
      'Un seul des deux peut être examiné : demandez au porteur lequel, et faites retirer l’autre.',
      guichet.clause,
    ),
  ]
  if (tous.length > 0 || periode === undefined || !s.reconnu.ok) return err(tous)
  return ok({ genre: 'ne', periode: periode.code, reconnu: s.reconnu.value, equipe: s.equipe })
}

/** Un dossier déjà recueilli suit ce qui a changé là-bas avant la clôture, tant que personne n'a commencé à l'examiner. */
const suivre = (
  { code, fuseau }: Pick<Appel, 'code' | 'fuseau'>,
  guichet: Guichet,
  d: ARecueillir,
  arrives: readonly FichierAnnonce[],
  connu: NonNullable<Situation['connu']>,
): Result<Recueilli, readonly Refus[]> => {
  const { clause } = guichet
  if (connu.appel !== code || connu.guichet !== guichet.code)
    return err([
      refus(
        'autre-guichet',
        `Ce dossier est déjà entré au guichet « ${connu.guichet} » de ${connu.appel} (${connu.dossier}).`,
        'Vérifiez l’appel et le guichet que vous avez dits.',
      ),
    ])
  const fin = derniereCloture(guichet.periodes, fuseau)
  if (d.contenu === connu.contenu && aAllerChercher(arrives, connu).length === 0)
    return err([refus(DEJA_LA, `Palier a déjà ce dossier : ${connu.dossier}.`, 'Il n’y a rien à faire.')])
  const tous = [
    ...si(
      connu.etat !== 'depose' || connu.complements > 0,
      'deja-examine',
      `Le dossier ${connu.dossier} est déjà entre les mains de l’agence : il reste tel que recueilli.`,
      'Si le changement compte, demandez-le en complément.',
      clause,
    ),
    ...si(
      avant(d.changeLe, connu.changeLe),
      'export-ancien',
      `Cet export est plus ancien que ce que Palier tient (${connu.dossier}).`,
      'Exportez à nouveau.',
    ),
    ...si(
      avant(connu.changeLe, d.changeLe) && aChangeTropTard(guichet, fuseau, d),
      'change-trop-tard',
      `Changé le ${direInstant(d.changeLe, fuseau)} ; la dernière minute pour déposer était ${direCloture(fin, fuseau)}. ${connu.dossier} reste tel que recueilli.`,
      'Si le changement compte, demandez-le en complément.',
      clause,
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ genre: 'suit', rang: connu.rang + 1 })
}

const horsPeriode = ({ fuseau }: Pick<Appel, 'fuseau'>, guichet: Guichet, { deposeLe }: ARecueillir): Refus => {
  const depose = `Déposé là-bas le ${direInstant(deposeLe, fuseau)}`
  const clause = guichet.periodes.flatMap((p) => p.clause)
  const fin = derniereCloture(guichet.periodes, fuseau)
  return avant(deposeLe, fin)
    ? refus(
        'hors-periode',
        `${depose}, hors des périodes de dépôt de ce guichet.`,
        'Un dossier reçu hors période n’est pas recevable.',
        clause,
      )
    : refus(
        'hors-delai',
        `${depose} ; la dernière minute pour déposer était ${direCloture(fin, fuseau)}.`,
        'Un dossier reçu après n’est pas recevable : dites-le au porteur sur la plateforme.',
        clause,
      )
}
