import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { ouvrirBase } from '../src/plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from '../src/plateforme/base/embarquee.pg.ts'
import { migrer } from '../src/plateforme/base/migrations.sql.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Le serveur des essais, le nom de la base migrée que chaque fichier d'essai copie, et le dossier des parties déjà jouées. */
    readonly modele: { readonly serveur: string; readonly nom: string; readonly dossier: string }
  }
}

/** Un seul PostgreSQL pour tous les projets de vitest : le premier le prépare, le dernier parti l'arrête. */
const partage = globalThis as { palierModele?: Promise<Modele> | undefined; palierUsages?: number }
type Modele = { readonly serveur: string; readonly nom: string; readonly dossier: string; readonly arreter: () => Promise<void> }

export default async (projet: TestProject): Promise<() => Promise<void>> => {
  partage.palierUsages = (partage.palierUsages ?? 0) + 1
  partage.palierModele ??= preparer()
  const { serveur, nom, dossier, arreter } = await partage.palierModele
  projet.provide('modele', { serveur, nom, dossier })
  return async () => {
    partage.palierUsages = (partage.palierUsages ?? 1) - 1
    if (partage.palierUsages > 0) return
    partage.palierModele = undefined
    await arreter()
  }
}

const preparer = async (): Promise<Modele> => {
  const { serveur, arreter } = await ouvrirServeur()
  const nom = `palier_modele_${process.pid}`
  const administration = ouvrirBase(serveur)
  await sql`create database ${sql.id(nom)}`.execute(administration)
  const base = ouvrirBase(versBase(serveur, nom))
  try {
    await migrer(base)
  } catch (erreur) {
    await arreter()
    throw erreur
  } finally {
    await base.destroy()
  }
  const dossier = mkdtempSync(join(tmpdir(), 'palier-parties-'))
  return {
    serveur,
    nom,
    dossier,
    arreter: async () => {
      const bases = await sql<{ datname: string }>`select datname from pg_database where starts_with(datname, ${nom})`.execute(
        administration,
      )
      for (const { datname } of bases.rows) await sql`drop database ${sql.id(datname)} with (force)`.execute(administration)
      await administration.destroy()
      await arreter()
      rmSync(dossier, { recursive: true, force: true })
    },
  }
}

const versBase = (serveur: string, nom: string): string => Object.assign(new URL(serveur), { pathname: `/${nom}` }).href

const ouvrirServeur = async (): Promise<{ readonly serveur: string; readonly arreter: () => Promise<void> }> => {
  const donnee = process.env['DATABASE_URL']
  if (donnee) return { serveur: donnee, arreter: async () => undefined }
  const donnees = mkdtempSync(join(tmpdir(), 'palier-essais-'))
  const { url, arreter } = await demarrerBaseEmbarquee({ donnees, duree: 'ephemere' })
  return {
    serveur: url,
    arreter: async () => {
      await arreter()
      rmSync(donnees, { recursive: true, force: true })
    },
  }
}
