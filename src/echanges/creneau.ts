import type { Renseignements } from '../appel/appel.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, type Instant, type Jour } from '../socle/temps.ts'

/** Un moment offert au téléphone. `question` : celle qui l'a pris. */
export type Creneau = {
  readonly id: bigint
  readonly agent: string
  readonly debut: Instant
  readonly fin: Instant
  readonly telephone: string
  readonly question: bigint | null
}
export type Offre = { readonly jour: Jour; readonly heure: string; readonly minutes: number; readonly telephone: string }

/** Offre un créneau, à l'heure de l'appel ; un agent n'est qu'à un endroit à la fois (G-01). */
export const proposerCreneau = (
  r: Renseignements | undefined,
  offre: Offre,
  siens: readonly Pick<Creneau, 'debut' | 'fin'>[],
  fuseau: string,
  le: Instant,
): Result<{ readonly debut: Instant; readonly fin: Instant; readonly telephone: string }, readonly Refus[]> => {
  const lue = /^([01]?\d|2[0-3])\s*[h:]\s*([0-5]\d)?$/i.exec(offre.heure.trim())
  const plainTime = lue === null ? undefined : Temporal.PlainTime.from({ hour: Number(lue[1]), minute: Number(lue[2] ?? 0) })
  const debut = plainTime === undefined ? undefined : offre.jour.toZonedDateTime({ timeZone: fuseau, plainTime }).toInstant()
  const fin = debut?.add({ minutes: offre.minutes })
  const tous = [
    ...si(r?.telephone !== true, 'sans-telephone', 'Cet appel ne propose pas de point téléphonique.', 'Répondez par écrit.', r?.clause),
    ...si(debut === undefined, 'heure-illisible', 'L’heure ne se lit pas.', 'Écrivez-la comme 14:30.', [], 'heure'),
    ...si(
      debut !== undefined && avant(debut, le),
      'creneau-passe',
      'Ce moment est déjà passé.',
      'Choisissez un moment à venir.',
      [],
      'jour',
    ),
    ...si(
      debut !== undefined && fin !== undefined && siens.some((c) => avant(c.debut, fin) && avant(debut, c.fin)),
      'creneau-chevauche',
      'Vous offrez déjà un créneau à ce moment-là.',
      'Choisissez un autre moment, ou retirez le premier.',
      [],
      'heure',
    ),
  ]
  return tous.length > 0 || debut === undefined || fin === undefined ? err(tous) : ok({ debut, fin, telephone: offre.telephone })
}

/** Prend un créneau encore libre et à venir ; qui en avait un autre le rend. */
export const reserverCreneau = (creneau: Creneau | undefined, question: bigint, le: Instant): Result<Creneau, readonly Refus[]> => {
  if (creneau === undefined)
    return err([refus('creneau-inconnu', 'Ce créneau n’est plus offert.', 'Choisissez-en un autre.', [], 'creneau')])
  const tous = [
    ...si(
      creneau.question !== null && creneau.question !== question,
      'creneau-pris',
      'Ce créneau vient d’être pris.',
      'Choisissez-en un autre : la liste est à jour.',
      ['G-01'],
      'creneau',
    ),
    ...si(creneau.question === question, 'creneau-deja-votre', 'Ce créneau est déjà le vôtre.', 'Vous n’avez rien à faire.', [], 'creneau'),
    ...si(avant(creneau.debut, le), 'creneau-passe', 'Ce moment est déjà passé.', 'Choisissez un moment à venir.', [], 'creneau'),
  ]
  return tous.length > 0 ? err(tous) : ok(creneau)
}
