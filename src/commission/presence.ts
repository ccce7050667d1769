import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, type Instant } from '../socle/temps.ts'
import type { Tenant } from './tenant.ts'

/** Une personne à un siège, de son arrivée à son départ. */
export type Presence = { readonly siege: string; readonly agent: string; readonly arrivee: Instant; readonly depart: Instant | null }
export type Occupation = Pick<Presence, 'siege' | 'agent'>

/** Qui occupe un siège à cet instant. */
export const presentsA = (presences: readonly Presence[], le: Instant): readonly Occupation[] =>
  presences.filter((p) => !avant(le, p.arrivee) && (p.depart === null || avant(le, p.depart)))

/** Ce qui change quand on note les présents : qui arrive, qui s'en va. */
export type Mouvement = { readonly arrivees: readonly Occupation[]; readonly departs: readonly Occupation[] }

/**
 * Note qui est là maintenant. Un siège est tenu par son titulaire ou, en son absence, par son suppléant : une personne, une voix.
 * @param tenus les sièges occupés jusqu'ici ; qui n'est plus noté s'en va
 */
export const noterPresents = (
  tenants: readonly Tenant[],
  tenus: readonly Occupation[],
  voulus: readonly string[],
): Result<Mouvement, readonly Refus[]> => {
  const choisis = tenants.filter((t) => voulus.includes(codeDe(t)))
  const tous = [
    ...voulus
      .filter((code) => !tenants.some((t) => codeDe(t) === code))
      .map((code) =>
        refus(
          'siege-inconnu',
          `« ${code} » ne désigne ni un titulaire ni un suppléant de la commission.`,
          'Choisissez dans la liste, ou nommez un suppléant.',
          ['G-42'],
          'presents',
        ),
      ),
    ...[...Map.groupBy(choisis, (t) => t.siege)]
      .filter(([, memes]) => memes.length > 1)
      .map(([, memes]) =>
        refus(
          'siege-deux-fois',
          `${memes.map((m) => m.nom).join(' et ')} ne peuvent pas tenir ensemble le siège « ${memes[0]?.titre ?? ''} ».`,
          'Gardez le titulaire ; son suppléant ne siège qu’en son absence.',
          ['G-42'],
          'presents',
        ),
      ),
    ...[...Map.groupBy(choisis, (t) => t.agent)]
      .filter(([, memes]) => memes.length > 1)
      .map(([, memes]) =>
        refus(
          'personne-deux-fois',
          `${memes[0]?.nom ?? ''} ne peut pas tenir deux sièges à la fois.`,
          'Gardez un seul de ses sièges : une personne n’a qu’une voix.',
          ['G-42'],
          'presents',
        ),
      ),
  ]
  if (tous.length > 0) return err(tous)
  return ok({
    arrivees: choisis.filter((t) => !tenus.some((o) => pareilles(o, t))).map(({ siege, agent }) => ({ siege, agent })),
    departs: tenus.filter((o) => !choisis.some((t) => pareilles(o, t))),
  })
}

/** Un siège et qui le tient, tels qu'un formulaire les envoie. */
export const codeDe = (o: Occupation): string => `${o.siege}/${o.agent}`
const pareilles = (a: Occupation, b: Occupation): boolean => a.siege === b.siege && a.agent === b.agent

/** Qui n'a pas déclaré ses intérêts ne siège pas : on ne saurait de quels dossiers l'écarter (G-42, docs/decisions/041). */
export const refusDInterets = (tenants: readonly Tenant[], voulus: readonly string[], declarants: readonly string[]): readonly Refus[] =>
  tenants
    .filter((t) => voulus.includes(codeDe(t)) && !declarants.includes(t.agent))
    .map(({ nom }) =>
      refus(
        'interets-a-declarer',
        `${nom} n’a pas encore déclaré ses intérêts pour cet appel.`,
        'La page des séances le lui propose ; un bouton suffit à qui n’en a aucun. Notez ensuite son arrivée.',
        ['G-42'],
        'presents',
      ),
    )

/** Ce qu'une page montrait des présents n'est plus vrai : un autre a noté une arrivée ou un départ. */
export const refusDePresence = (presences: readonly Presence[], vue: number | undefined): readonly Refus[] =>
  si(
    versionDe(presences) !== vue,
    'presence-changee',
    'Quelqu’un d’autre a noté une arrivée ou un départ depuis que vous avez ouvert cette page.',
    'Les présents sont maintenant ceux que montre la page : corrigez votre choix, puis envoyez-le de nouveau.',
  )

/** Combien d'arrivées et de départs ont été notés : ce nombre ne fait que croître. */
export const versionDe = (presences: readonly Presence[]): number => presences.length + presences.filter((p) => p.depart !== null).length
