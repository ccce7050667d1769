import type { Kysely } from 'kysely'
import { lireAgentsDe, lireNoms, lireTitulaires } from '../acteurs/acteurs.sql.ts'
import type { Appel } from '../appel/appel.ts'
import { AGENCE } from '../vie.ts'
import { type Tenant, tenantsDe } from './tenant.ts'
import { lireSuppleants } from './tenue.sql.ts'

/** Qui peut tenir chaque siège de la commission d'un appel. */
export const lireTenants = async (base: Kysely<unknown>, appel: Appel): Promise<readonly Tenant[]> => {
  if (appel.commission === undefined) return []
  const titulaires = await lireTitulaires(base, appel.agence.code)
  const noms = await lireNoms(
    base,
    titulaires.map((t) => t.id),
  )
  return tenantsDe(
    appel.commission,
    titulaires.map((t) => ({ ...t, nom: noms.get(t.id) ?? t.id })),
    await lireSuppleants(base, appel.code),
  )
}

/** Les personnes de l'agence, de son opérateur et de la commission, chacune une fois. */
export const lireGens = (base: Kysely<unknown>, agence: string): ReturnType<typeof lireAgentsDe> =>
  lireAgentsDe(base, agence, [...AGENCE, 'commission'])
