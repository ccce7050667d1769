import type { Valeur } from '../appel/questionnaire.ts'
import { canonique } from '../journal/chaine.ts'
import type { Instant } from '../socle/temps.ts'

/** Qui a écrit, et quand. */
export type Auteur = { readonly id: string; readonly nom: string; readonly le: Instant }
/** Une frappe enregistrée par la page elle-même. `frappe` : son instant à l'heure de ce navigateur, en millisecondes. */
export type Origine = { readonly navigateur: string; readonly frappe: number }

/** La réponse tenue, et celles qui attendent qu'on choisisse. `auteur` : inconnu d'une réponse très ancienne. */
export type Tenue = {
  readonly valeur: Valeur | null
  readonly revision: number
  readonly auteur: Auteur | undefined
  readonly origine: Origine | undefined
  readonly concurrentes: readonly Concurrente[]
}
export type Concurrente = { readonly id: number; readonly valeur: Valeur | null; readonly auteur: Auteur }

/** D'où viennent des réponses. `vues` : la révision que la page montrait, par question, 0 sans réponse ; aucune hors d'une page. */
export type Arrivee = { readonly par: string; readonly vues: Readonly<Record<string, number>>; readonly origine: Origine | undefined }
type Reponses = Readonly<Record<string, Valeur | null>>

/** Ce qui remplace les réponses tenues, et ce qui attend que quelqu'un choisisse ; une réponse inchangée n'est ni l'un ni l'autre. */
export const partager = (
  reponses: Reponses,
  tenues: ReadonlyMap<string, Tenue>,
  { par, vues, origine }: Arrivee,
): { readonly gardees: Reponses; readonly deCote: Reponses } => {
  const sorts = Object.entries(reponses).map(([question, valeur]) => ({
    paire: [question, valeur] as const,
    sort: recevoir(tenues.get(question), { valeur, par, vue: vues[question], origine }),
  }))
  const ceux = (sort: Sort): Reponses => Object.fromEntries(sorts.filter((s) => s.sort === sort).map((s) => s.paire))
  return { gardees: ceux('garder'), deCote: ceux('de-cote') }
}

type Sort = 'garder' | 'laisser' | 'de-cote'
type Ecriture = {
  readonly valeur: Valeur | null
  readonly par: string
  readonly vue: number | undefined
  readonly origine: Origine | undefined
}

/**
 * Ce que devient une réponse qui arrive. On ne remplace que ce qu'on a vu : sinon l'autre réponse reste, et celle-ci est mise
 * `de-cote` sans être perdue. Dans un même navigateur la dernière frappe l'emporte, même si une plus ancienne arrive après elle.
 */
export const recevoir = (tenue: Tenue | undefined, e: Ecriture): Sort => {
  if (tenue === undefined) return e.valeur === null ? 'laisser' : 'garder'
  const ici = tenue.origine
  if (ici !== undefined && e.origine?.navigateur === ici.navigateur && tenue.auteur?.id === e.par)
    return e.origine.frappe > ici.frappe ? 'garder' : 'laisser'
  if (memes(tenue.valeur, e.valeur)) return 'laisser'
  if (e.vue === undefined || e.vue === tenue.revision) return 'garder'
  return tenue.concurrentes.some((c) => c.auteur.id === e.par && memes(c.valeur, e.valeur)) ? 'laisser' : 'de-cote'
}

export const memes = (a: Valeur | null, b: Valeur | null): boolean => canonique(a) === canonique(b)
