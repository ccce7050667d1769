import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { type Base, ouvrirBase } from '../src/plateforme/base/base.sql.ts'

/**
 * Une base à soi, déjà migrée, copiée du modèle ; elle disparaît à la fin du fichier d'essai.
 * À appeler une fois, en tête du fichier : `const { base, url } = await baseDeTest()`.
 */
export const baseDeTest = async (modele = inject('modele').nom): Promise<{ readonly base: Base; readonly url: string }> => {
  const { serveur } = inject('modele')
  const nom = `palier_essai_${randomUUID().replaceAll('-', '')}`
  const administration = ouvrirBase(serveur)
  await sql`create database ${sql.id(nom)} template ${sql.id(modele)}`.execute(administration)
  const url = Object.assign(new URL(serveur), { pathname: `/${nom}` }).href
  const base = ouvrirBase(url)
  afterAll(async () => {
    await base.destroy()
    await sql`drop database ${sql.id(nom)} with (force)`.execute(administration)
    await administration.destroy()
  })
  return { base, url }
}
