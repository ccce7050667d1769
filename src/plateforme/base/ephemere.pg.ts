import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Base, ouvrirBase } from './base.sql.ts'
import { demarrerBaseEmbarquee } from './embarquee.pg.ts'
import { migrer } from './migrations.sql.ts'

/** Une base temporaire, migrée, qui disparaît avec ses fichiers : pour rejouer sans rien laisser derrière soi. */
export const baseEphemere = async (): Promise<{ readonly base: Base; readonly fermer: () => Promise<void> }> => {
  const donnees = await mkdtemp(join(tmpdir(), 'palier-'))
  const serveur = await demarrerBaseEmbarquee({ donnees, duree: 'ephemere' })
  const base = ouvrirBase(serveur.url)
  await migrer(base)
  return {
    base,
    fermer: async () => {
      await base.destroy()
      await serveur.arreter()
      await rm(donnees, { recursive: true, force: true })
    },
  }
}
