import type { Commission } from '../appel/commission.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Qui peut tenir un siège : un titulaire de sa fonction, ou le suppléant nommé pour cet appel. */
export type Tenant = {
  readonly siege: string
  readonly titre: string
  readonly voix: 'deliberative' | 'consultative'
  readonly agent: string
  readonly nom: string
  readonly qualite: 'titulaire' | 'suppleant'
}

type Personne = { readonly id: string; readonly nom: string }

/** Les tenants possibles des sièges, dans l'ordre de la composition ; le titulaire avant son suppléant (G-42). */
export const tenantsDe = (
  commission: Pick<Commission, 'sieges'>,
  titulaires: readonly (Personne & { readonly fonctions: readonly string[] })[],
  suppleants: readonly (Personne & { readonly siege: string })[],
): readonly Tenant[] =>
  commission.sieges.flatMap(({ fonction: siege, titre, voix }) => [
    ...titulaires
      .filter((t) => t.fonctions.includes(siege))
      .map((t) => ({ siege, titre, voix, agent: t.id, nom: t.nom, qualite: 'titulaire' as const })),
    ...suppleants
      .filter((s) => s.siege === siege)
      .map((s) => ({ siege, titre, voix, agent: s.id, nom: s.nom, qualite: 'suppleant' as const })),
  ])

/** Nomme le suppléant d'un siège, ou le laisse sans : personne ne supplée s'il est déjà titulaire d'un siège. */
export const nommerSuppleant = (
  commission: Commission | undefined,
  tenants: readonly Tenant[],
  connus: readonly Personne[],
  demande: { readonly siege: string; readonly agent: string | undefined },
): Result<{ readonly siege: string; readonly agent: string | null }, readonly Refus[]> => {
  if (commission === undefined)
    return err([refus('sans-commission', 'Cet appel n’a pas de commission.', 'Il n’y a pas de siège à suppléer.')])
  const { siege, agent } = demande
  const tous = [
    ...si(
      !commission.sieges.some((s) => s.fonction === siege),
      'siege-inconnu',
      `« ${siege} » n’est pas un siège de la commission.`,
      'Choisissez parmi ses sièges.',
      commission.clause,
      'siege',
    ),
    ...si(
      agent !== undefined && !connus.some((c) => c.id === agent),
      'personne-inconnue',
      'Cette personne n’a pas de rôle dans l’agence.',
      'Donnez-lui d’abord un rôle, puis nommez-la.',
      commission.clause,
      'agent',
    ),
    ...si(
      tenants.some((t) => t.agent === agent && t.qualite === 'titulaire'),
      'deja-titulaire',
      `${tenants.find((t) => t.agent === agent)?.nom ?? ''} est déjà titulaire d’un siège.`,
      'Nommez une personne qui ne siège pas : chacun n’a qu’une voix.',
      commission.clause,
      'agent',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ siege, agent: agent ?? null })
}
