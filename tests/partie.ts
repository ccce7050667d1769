import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import type { Acteur } from '../src/journal/objet.ts'
import { ouvrirBase } from '../src/plateforme/base/base.sql.ts'
import { fichiersDuDossier } from '../src/plateforme/fichiers/disque.fichiers.ts'
import type { Partie } from '../src/repetition/jouer.actes.ts'
import type { Scenario } from '../src/repetition/scenario.ts'
import { baseDeTest } from './base.ts'
import { jouerSur, mondeDEssai, scenarioNomme } from './rejeu.ts'

/**
 * Une base à soi où un scénario s'est joué jusqu'à un instant compris. Chaque geste ne se joue qu'une fois pour tous les essais, ou peu s'en
 * faut : un moment se joue depuis le jalon d'avant, dont il copie la base et les fichiers.
 */
export const partieJouee = async (nom: string, jusque: Temporal.Instant) => {
  const scenario = await scenarioNomme(nom)
  const jouee = await jouerUneFois(scenario, scenario.gestes.filter((g) => Temporal.Instant.compare(g.le, jusque) <= 0).length)
  const { base, url } = await baseDeTest(jouee.base)
  const dossier = mkdtempSync(join(tmpdir(), 'palier-fichiers-'))
  afterAll(() => rmSync(dossier, { recursive: true, force: true }))
  if (existsSync(jouee.fichiers)) cpSync(jouee.fichiers, dossier, { recursive: true })
  const monde = await mondeDEssai(base, scenario.gestes.at(-1)!.le, fichiersDuDossier(dossier))
  const { acteurs, dossiers } = lireRetenu(jouee)
  const partie: Partie = { scenario, acteurs: new Map(acteurs), dossiers: new Map(dossiers) }
  const id = (ref: string): string => partie.dossiers.get(ref)!
  return { base, url, monde, scenario, partie, id, donnees: dossier }
}

type Retenu = { readonly acteurs: readonly (readonly [string, Acteur])[]; readonly dossiers: readonly (readonly [string, string])[] }

type Jouee = { readonly base: string; readonly fichiers: string; readonly retenu: string }
const lireRetenu = ({ retenu }: Jouee): Retenu => JSON.parse(readFileSync(retenu, 'utf8')) as Retenu

/** Un jalon tous les tant de gestes. */
const PAS = 40

/** Un verrou de la base tient les autres essais en attente pendant que le premier joue. */
const jouerUneFois = async (scenario: Scenario, gestes: number): Promise<Jouee> => {
  const { serveur, nom: modele, dossier } = inject('modele')
  const base = `${modele}_${scenario.code}_${gestes}`
  const lieu = join(dossier, base)
  const jouee = { base, fichiers: join(lieu, 'fichiers'), retenu: join(lieu, 'partie.json') }
  if (existsSync(jouee.retenu)) return jouee
  const de = Math.max(0, Math.ceil(gestes / PAS) - 1) * PAS
  const avant = de === 0 ? undefined : await jouerUneFois(scenario, de)
  const administration = ouvrirBase(serveur)
  const jouer = administration.connection().execute(async (seule) => {
    await sql`select pg_advisory_lock(hashtextextended(${base}, 0))`.execute(seule)
    if (existsSync(jouee.retenu)) return
    mkdirSync(lieu, { recursive: true })
    await sql`drop database if exists ${sql.id(base)} with (force)`.execute(seule)
    await sql`create database ${sql.id(base)} template ${sql.id(avant?.base ?? modele)}`.execute(seule)
    if (avant !== undefined && existsSync(avant.fichiers)) cpSync(avant.fichiers, jouee.fichiers, { recursive: true })
    const neuve = ouvrirBase(Object.assign(new URL(serveur), { pathname: `/${base}` }).href)
    const dossiers = new Map(avant === undefined ? [] : lireRetenu(avant).dossiers)
    const { partie } = await jouerSur(neuve, scenario, { de, a: gestes, dossiers }, fichiersDuDossier(jouee.fichiers)).finally(() =>
      neuve.destroy(),
    )
    const retenu: Retenu = { acteurs: [...partie.acteurs], dossiers: [...partie.dossiers] }
    // Écrit d'un coup, quand plus rien n'est ouvert sur cette base : qui le voit peut la copier.
    writeFileSync(`${jouee.retenu}.neuf`, JSON.stringify(retenu))
    renameSync(`${jouee.retenu}.neuf`, jouee.retenu)
  })
  await jouer.finally(() => administration.destroy())
  return jouee
}
