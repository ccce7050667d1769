import type { Appel } from '../appel/appel.ts'
import { type Seance, seancesPrevues } from '../instruction/seance.ts'
import { direJour, type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'

export type SeanceLue = Seance & { readonly appel: string; readonly dossiers: number }
/** Une séance, telle que la journée l'annonce. */
export type SeanceDite = {
  readonly appel: string
  readonly titre: string
  readonly code: string
  readonly jour: Jour
  readonly dossiers: number
}

/** De chaque appel, la séance qui se tient ou la première qui vient. */
export const prochainesSeances = (
  appels: readonly Appel[],
  lues: readonly SeanceLue[],
  le: Instant,
): readonly (SeanceDite & { readonly quand: string })[] =>
  appels
    .flatMap((appel) => {
      const aujourdhui = jourDe(le, appel.fuseau)
      const siennes = lues.filter((s) => s.appel === appel.code)
      const prochaine = seancesPrevues(appel.commission, siennes)
        .filter((s) => s.tenueLe === null && (s.ouverteLe !== null || !jourAvant(s.jour, aujourdhui)))
        .at(0)
      if (prochaine === undefined) return []
      const { code, jour, ouverteLe } = prochaine
      const quand =
        ouverteLe !== null ? `En ce moment, ${direJour(jour)}` : jour.equals(aujourdhui) ? `Aujourd’hui, ${direJour(jour)}` : direJour(jour)
      return [{ appel: appel.code, titre: appel.titre, code, jour, quand, dossiers: siennes.find((s) => s.code === code)?.dossiers ?? 0 }]
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.jour, b.jour))

/** Les séances levées que cette personne a présidées, et dont elle n'a pas approuvé le procès-verbal. */
export const aApprouver = (
  appels: readonly Appel[],
  lues: readonly SeanceLue[],
  presidees: readonly { readonly appel: string; readonly seance: string }[],
): readonly SeanceDite[] =>
  lues
    .filter((s) => s.tenueLe !== null && presidees.some((p) => p.appel === s.appel && p.seance === s.code))
    .flatMap(({ appel, code, jour, dossiers }) => {
      const titre = appels.find((a) => a.code === appel)?.titre
      return titre === undefined ? [] : [{ appel, titre, code, jour, dossiers }]
    })
