import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'

/** Un serveur PostgreSQL en marche sur notre dossier. */
export type Vivant = { readonly pid: number; readonly port: number }

const PAS = 20
const PATIENCE = 60_000

/**
 * Le serveur déjà en marche sur ce dossier, s'il y en a un : un serveur Palier tué l'a laissé, ou un autre s'en sert.
 * Un serveur qui se remet d'une panne est attendu. La preuve que c'est le nôtre est qu'il connaît notre mot de passe.
 * @throws une phrase qui dit quoi faire, s'il vit sans répondre
 */
export const trouverPostmaster = async (dossier: string, adresse: (port: number) => string): Promise<Vivant | undefined> => {
  for (let ecoule = 0; ecoule < PATIENCE; ecoule += PAS) {
    const fiche = lireFiche(dossier)
    if (fiche === undefined || !vit(fiche.pid)) return undefined
    if (estAutreProgramme(fiche.pid)) {
      rmSync(join(dossier, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (fiche.pret && (await repond(adresse(fiche.port)))) return fiche
    await attendre(PAS)
  }
  throw new Error(
    `Un PostgreSQL tourne déjà sur ${dossier} sans répondre : arrêtez-le (son numéro de processus ouvre postmaster.pid), puis relancez.`,
  )
}

/** Attend que le processus lancé soit prêt ; `undefined` s'il finit avant. */
export const attendrePret = async (dossier: string, pid: number): Promise<Vivant | undefined> => {
  while (vit(pid)) {
    const fiche = lireFiche(dossier)
    if (fiche?.pid === pid && fiche.pret) return fiche
    await attendre(PAS)
  }
  return undefined
}

/** Arrêt rapide et propre (SIGINT) : les transactions ouvertes sont annulées, rien d'acquis n'est perdu. */
export const terminer = async (pid: number): Promise<void> => {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  while (vit(pid)) await attendre(PAS)
}

/** Quelqu'un d'autre que nous est-il connecté ? */
export const autresClients = (url: string): Promise<boolean> =>
  avecClient(url, async (client) => {
    const { rows } = await client.query(
      "select exists (select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) as oui",
    )
    return rows[0]?.oui === true
  })

/** Crée la base `palier` si elle manque. */
export const assurerBase = (url: string): Promise<void> =>
  avecClient(url, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = 'palier'")
    if (rowCount === 0) await client.query('create database palier').catch(tolererDoublon)
  })

const tolererDoublon = (erreur: unknown): void => {
  if (erreur instanceof pg.DatabaseError && (erreur.code === '42P04' || erreur.code === '23505')) return
  throw erreur
}

const avecClient = async <T>(url: string, faire: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url.replace(/\/palier$/, '/postgres'), connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await faire(client)
  } finally {
    await client.end()
  }
}

const repond = (url: string): Promise<boolean> => avecClient(url, async () => true).catch(() => false)

type Fiche = Vivant & { readonly pret: boolean }

const lireFiche = (dossier: string): Fiche | undefined => {
  try {
    const lignes = readFileSync(join(dossier, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lignes[0]), port: Number(lignes[3]), pret: lignes[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

const vit = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return !estDefunt(pid)
  } catch (erreur) {
    return erreur instanceof Error && 'code' in erreur && erreur.code === 'EPERM'
  }
}

/** Dans un conteneur sans init, un processus fini peut rester inscrit (« zombie ») : il ne compte pas. */
const estDefunt = (pid: number): boolean => /\) [ZX] /.test(lireProc(pid, 'stat') ?? '')

/** Après un redémarrage, le numéro inscrit peut désigner un tout autre programme : la fiche est alors périmée. */
const estAutreProgramme = (pid: number): boolean => {
  const commande = lireProc(pid, 'cmdline')
  return commande !== undefined && commande !== '' && !commande.includes('postgres')
}

const lireProc = (pid: number, nom: 'stat' | 'cmdline'): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${nom}`, 'utf8')
  } catch {
    return undefined
  }
}
