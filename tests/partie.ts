import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import type { Acteur } from '../src/journal/objet.ts'
import { ouvrirBase } from '../src/plateforme/base/base.sql.ts'
import { fichiersDuDossier } from '../src/plateforme/fichiers/disque.fichiers.ts'
import type { Partie } from '../src/repetition/jouer.actes.ts'
import { baseDeTest } from './base.ts'
import { mondeDEssai, rejouerSur, scenarioNomme } from './rejeu.ts'

/**
 * Une base à soi où un scénario s'est joué jusqu'à un instant compris. Le premier essai qui demande ce moment le joue ;
 * les suivants copient sa base et ses fichiers : rejouer prend des secondes, copier un dixième.
 */
export const partieJouee = async (nom: string, jusque: Temporal.Instant) => {
  const jouee = await jouerUneFois(nom, jusque)
  const { base, url } = await baseDeTest(jouee.base)
  const dossier = mkdtempSync(join(tmpdir(), 'palier-fichiers-'))
  afterAll(() => rmSync(dossier, { recursive: true, force: true }))
  if (existsSync(jouee.fichiers)) cpSync(jouee.fichiers, dossier, { recursive: true })
  const scenario = await scenarioNomme(nom)
  const monde = await mondeDEssai(base, scenario.gestes.at(-1)!.le, fichiersDuDossier(dossier))
  const { acteurs, dossiers } = JSON.parse(readFileSync(jouee.retenu, 'utf8')) as Retenu
  const partie: Partie = { scenario, acteurs: new Map(acteurs), dossiers: new Map(dossiers) }
  const id = (ref: string): string => partie.dossiers.get(ref)!
  return { base, url, monde, scenario, partie, id, donnees: dossier }
}

type Retenu = { readonly acteurs: readonly (readonly [string, Acteur])[]; readonly dossiers: readonly (readonly [string, string])[] }

/** Un verrou de la base tient les autres essais en attente pendant que le premier joue. */
const jouerUneFois = async (nom: string, jusque: Temporal.Instant) => {
  const { serveur, nom: modele, dossier } = inject('modele')
  const base = `${modele}_${nom}_${jusque.epochMilliseconds}`
  const lieu = join(dossier, base)
  const jouee = { base, fichiers: join(lieu, 'fichiers'), retenu: join(lieu, 'partie.json') }
  const administration = ouvrirBase(serveur)
  await administration.connection().execute(async (seule) => {
    await sql`select pg_advisory_lock(hashtextextended(${base}, 0))`.execute(seule)
    if (existsSync(jouee.retenu)) return
    mkdirSync(lieu, { recursive: true })
    await sql`drop database if exists ${sql.id(base)} with (force)`.execute(seule)
    await sql`create database ${sql.id(base)} template ${sql.id(modele)}`.execute(seule)
    const neuve = ouvrirBase(Object.assign(new URL(serveur), { pathname: `/${base}` }).href)
    try {
      const { partie } = await rejouerSur(neuve, nom, jusque, fichiersDuDossier(jouee.fichiers))
      const retenu: Retenu = { acteurs: [...partie.acteurs], dossiers: [...partie.dossiers] }
      writeFileSync(jouee.retenu, JSON.stringify(retenu))
    } finally {
      await neuve.destroy()
    }
  })
  await administration.destroy()
  return jouee
}
