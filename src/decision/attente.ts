import { type Refus, si } from '../socle/refus.ts'
import type { Instant } from '../socle/temps.ts'

/** Un dossier de la liste d'attente ; `cle` l'ordonne, sa place se compte. Une place notifiée ne recule plus. */
export type EnAttente = { readonly dossier: string; readonly cle: number; readonly notifiee: 'notifiee' | 'a-notifier' }

/** La clé que tient un dossier : celle de sa dernière décision ou, si elle n'en dit pas, de la dernière notifiée. */
export const cleTenue = (
  decisions: readonly { readonly ordre: number | null; readonly notifieeLe: Instant | null }[],
): number | undefined => decisions.at(-1)?.ordre ?? decisions.findLast((d) => d.notifieeLe !== null)?.ordre ?? undefined

/** La place d'un dossier dans la liste, à partir de 1. */
export const placeDe = (liste: readonly EnAttente[], dossier: string): number | undefined => {
  const rang = liste.findIndex((e) => e.dossier === dossier)
  return rang < 0 ? undefined : rang + 1
}

/** Le premier de la liste : celui qu'une place rendue propose. */
export const premierEnAttente = (liste: readonly EnAttente[]): EnAttente | undefined => liste[0]

/** La clé d'un dossier placé à ce rang ; ceux qui suivent reculent d'un. Sans rang, il ferme la liste. */
export const cleDe = (liste: readonly EnAttente[], place: number | undefined): number =>
  (place === undefined ? undefined : liste[place - 1])?.cle ?? (liste.at(-1)?.cle ?? 0) + 1

/** Un dossier mieux classé que celui qu'on place : il attend à cette clé, ou rien n'en est décidé et son rang lui propose la liste. */
export type MieuxClasse = { readonly sort: 'a-decider' } | { readonly sort: 'attend'; readonly cle: number }

/** La place demandée passe devant un dossier mieux classé : la liste suit le rang, ou l'on dit pourquoi. */
export const passeDevant = (liste: readonly EnAttente[], mieuxClasses: readonly MieuxClasse[], place: number | undefined): boolean => {
  const cle = cleDe(liste, place)
  return mieuxClasses.some((m) => m.sort === 'a-decider' || m.cle >= cle)
}

/** Placer un dossier devant un autre dont la place est déjà notifiée la lui retirerait. */
export const refusDePlace = (liste: readonly EnAttente[], place: number | undefined, clause: readonly string[]): readonly Refus[] =>
  place === undefined
    ? []
    : [
        ...si(
          place > liste.length + 1,
          'place-hors-liste',
          `La liste d’attente compte ${liste.length} dossier${liste.length > 1 ? 's' : ''}.`,
          `Choisissez une place de 1 à ${liste.length + 1}.`,
          clause,
          'ordre',
        ),
        ...si(
          liste.slice(place - 1).some((e) => e.notifiee === 'notifiee'),
          'place-notifiee',
          `La place n° ${place} ou une place suivante est déjà notifiée à un autre porteur.`,
          'Placez ce dossier après les places notifiées.',
          clause,
          'ordre',
        ),
      ]
