import { direInstant, direJour, type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'
import type { Appel } from './appel.ts'
import { clotureDe, ouvertureDe } from './calendrier.ts'

/** Une date de l'appel, telle que sa frise la montre. */
export type EtapeDite = { readonly titre: string; readonly quand: string; readonly etat: 'faite' | 'en-cours' | 'a-venir' }
type Datee = { readonly titre: string; readonly jour: Jour; readonly quand: string }

/** Toutes les dates de l'appel dans leur ordre : publication, dépôts, événements, séances ; la prochaine est en cours. */
export const etapesDe = (appel: Appel, le: Instant): readonly EtapeDite[] => {
  const ce = jourDe(le, appel.fuseau)
  const datees = dates(appel).toSorted((a, b) => Temporal.PlainDate.compare(a.jour, b.jour))
  const prochaine = datees.findIndex((d) => !jourAvant(d.jour, ce))
  return datees.map(({ titre, quand, jour }, rang) => ({
    titre,
    quand,
    etat: jourAvant(jour, ce) ? 'faite' : rang === prochaine ? 'en-cours' : 'a-venir',
  }))
}

const dates = (appel: Appel): readonly Datee[] => {
  const { fuseau } = appel
  const jourSeul = (titre: string, jour: Jour): Datee => ({ titre, jour, quand: direJour(jour) })
  const instant = (titre: string, le: Instant): Datee => ({ titre, jour: jourDe(le, fuseau), quand: direInstant(le, fuseau) })
  const periodes = appel.guichets.flatMap((g) => g.periodes.map((p) => ({ g, p })))
  const bornes = periodes.flatMap(({ g, p }) => {
    const ouverture = ouvertureDe(p, fuseau)
    const nom = appel.guichets.length === 1 ? '' : ` : ${g.titre}`
    const ouvre = ouverture === undefined ? [] : [{ quoi: 'Ouverture des dépôts', nom, date: instant('', ouverture) }]
    return [...ouvre, { quoi: 'Dernière minute pour déposer', nom, date: instant('', clotureDe(p, fuseau).subtract({ minutes: 1 })) }]
  })
  return [
    ...(appel.publication === undefined ? [] : [jourSeul('Publication', appel.publication)]),
    ...reunir(bornes),
    ...appel.evenements.map((e) => ({
      titre: e.titre,
      jour: e.au ?? e.du,
      quand: e.au === undefined ? direJour(e.du) : `du ${direJour(e.du)} au ${direJour(e.au)}`,
    })),
    ...(appel.commission?.seances ?? []).map((s) => jourSeul(`${appel.commission?.titre ?? 'Commission'}, date prévisionnelle`, s.jour)),
  ]
}

/** Deux guichets qui ouvrent ou ferment ensemble ne font qu'une date. */
const reunir = (bornes: readonly { readonly quoi: string; readonly nom: string; readonly date: Datee }[]): readonly Datee[] =>
  [...Map.groupBy(bornes, (b) => `${b.quoi} ${b.date.quand}`).values()].flatMap((ensemble) => {
    const [premiere] = ensemble
    return premiere === undefined ? [] : [{ ...premiere.date, titre: `${premiere.quoi}${ensemble.length > 1 ? '' : premiere.nom}` }]
  })
