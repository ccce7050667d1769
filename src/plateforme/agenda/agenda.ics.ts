import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { Instant } from '../../socle/temps.ts'
import type { Evenement } from './evenement.ts'

/**
 * Un agenda à télécharger ou à joindre (RFC 5545). Les instants s'y écrivent en heure universelle : chaque agenda les montre
 * à l'heure de sa machine, sans table de fuseaux à croire ; l'heure du lieu se dit dans la description. Une journée reste un jour, partout.
 * @param le l'instant où l'agenda est écrit : entre deux versions d'une même date, la plus récente l'emporte
 */
export const agenda = (a: { readonly nom: string; readonly le: Instant; readonly evenements: readonly Evenement[] }): string => {
  const calendrier = ical({
    name: a.nom,
    prodId: { company: 'Palier', product: 'agenda', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const e of a.evenements)
    calendrier.createEvent({
      id: e.id,
      stamp: a.le,
      sequence: Math.floor(a.le.epochMilliseconds / 1000),
      summary: e.titre,
      ...('journee' in e.quand ? { start: e.quand.journee, allDay: true } : { start: e.quand.debut, end: e.quand.fin }),
      location: e.lieu ?? null,
      description: e.description ?? null,
      url: e.url ?? null,
      // Une échéance n'occupe pas la journée de qui la note.
      ...('journee' in e.quand ? { transparency: ICalEventTransparency.TRANSPARENT } : {}),
    })
  return calendrier.toString()
}
