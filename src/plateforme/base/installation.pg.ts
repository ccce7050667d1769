import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { err, ok, type Result } from '../../socle/resultat.ts'
import { direDefauts, type Environnement, lireConfiguration } from '../configuration.env.ts'
import { type Base, ouvrirBase } from './base.sql.ts'
import { demarrerBaseEmbarquee } from './embarquee.pg.ts'

export type Installation = { readonly base: Base; readonly fermer: () => Promise<void> }

/**
 * Ouvre la base de cette installation sans rien y créer : DATABASE_URL, sinon la base embarquée de PALIER_DONNEES.
 * L'erreur est une phrase qui dit quoi faire.
 */
export const ouvrirInstallation = async (environnement: Environnement): Promise<Result<Installation, string>> => {
  const lue = lireConfiguration(environnement)
  if (!lue.ok) return err(direDefauts(lue.error))
  const { baseUrl, donnees } = lue.value
  if (baseUrl !== undefined) {
    const base = ouvrirBase(baseUrl)
    const panne = await sql`select 1`.execute(base).then(
      () => undefined,
      (erreur: unknown) => erreur,
    )
    if (panne === undefined) return ok({ base, fermer: () => base.destroy() })
    await base.destroy()
    return err(`La base de DATABASE_URL ne répond pas : vérifiez l’adresse et que le serveur est lancé. ${direPanne(panne)}`)
  }
  if (!existsSync(join(donnees, 'postgres')))
    return err(`Il n’y a pas de base dans « ${donnees} » : lancez Palier une première fois, ou indiquez DATABASE_URL ou PALIER_DONNEES.`)
  const serveur = await demarrerBaseEmbarquee({ donnees, duree: 'durable' })
  const base = ouvrirBase(serveur.url)
  return ok({
    base,
    fermer: async () => {
      await base.destroy()
      await serveur.arreter()
    },
  })
}

const direPanne = (panne: unknown): string => (panne instanceof Error ? `(${panne.message})` : '')
