import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Binaires, preparerBinaires } from './binaires.pg.ts'
import { type Compte, choisirCompte } from './compte.pg.ts'
import { assurerBase, attendrePret, autresClients, terminer, trouverPostmaster, type Vivant } from './postmaster.pg.ts'

/** Une base en marche : son adresse, et la façon de la quitter. */
export type BaseEmbarquee = {
  readonly url: string
  /** Arrête proprement ce que nous avons lancé ; une base trouvée en marche ne s'arrête que si personne d'autre n'y est. */
  readonly arreter: () => Promise<void>
}

/** `donnees` : le dossier des données. `ephemere` : une base d'essai, rapide, qu'une panne de courant peut perdre. */
export type Reglage = { readonly donnees: string; readonly duree: 'durable' | 'ephemere' }

const VERSION = '18'
const RAPIDE = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_wal_size=256MB']

/**
 * Lance un vrai PostgreSQL sur 127.0.0.1, ou retrouve celui qu'un serveur tué a laissé en marche.
 * @throws une phrase qui dit quoi faire
 */
export const demarrerBaseEmbarquee = async ({ donnees, duree }: Reglage): Promise<BaseEmbarquee> => {
  mkdirSync(donnees, { recursive: true })
  const lieu = realpathSync(donnees)
  const dossier = join(lieu, 'postgres')
  const binaires = preparerBinaires()
  const compte = choisirCompte(existsSync(dossier) ? dossier : lieu, binaires.postgres)
  const motDePasse = lireMotDePasse(join(lieu, 'postgres-mot-de-passe'), compte)
  const adresse = (port: number): string => `postgres://palier:${motDePasse}@127.0.0.1:${port}/palier`
  if (!existsSync(dossier)) creer(dossier, binaires, compte, duree)
  exigerVersion(dossier)
  const trouve = await trouverPostmaster(dossier, adresse)
  const lance = trouve === undefined ? await lancer(dossier, binaires, compte, duree) : undefined
  // Deux serveurs lancés ensemble : le second, refusé par PostgreSQL, prend la base du premier.
  const enMarche = trouve ?? lance ?? (await trouverPostmaster(dossier, adresse))
  if (enMarche === undefined)
    throw new Error(`PostgreSQL n’a pas démarré ; son journal, ${dossier}.log, finit par : ${finDuJournal(dossier)}`)
  const url = adresse(enMarche.port)
  await assurerBase(url)
  return {
    url,
    arreter: async () => {
      if (lance === undefined && (await autresClients(url).catch(() => true))) return
      await terminer(enMarche.pid)
    },
  }
}

const lireMotDePasse = (fichier: string, { proprietaire }: Compte): string => {
  if (!existsSync(fichier)) {
    const brouillon = `${fichier}.${process.pid}`
    writeFileSync(brouillon, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
    if (proprietaire !== undefined) chownSync(brouillon, proprietaire.uid, proprietaire.gid)
    try {
      linkSync(brouillon, fichier)
    } catch (erreur) {
      if (!existsSync(fichier)) throw erreur
    } finally {
      rmSync(brouillon)
    }
  }
  return readFileSync(fichier, 'utf8').trim()
}

/** La base naît dans un dossier à part, puis prend son nom d'un coup : une création interrompue ne laisse rien de bancal. */
const creer = (dossier: string, { initdb }: Binaires, compte: Compte, duree: Reglage['duree']): void => {
  const brouillon = `${dossier}.${process.pid}`
  rmSync(brouillon, { recursive: true, force: true })
  mkdirSync(brouillon, { mode: 0o700 })
  if (compte.proprietaire !== undefined) chownSync(brouillon, compte.proprietaire.uid, compte.proprietaire.gid)
  const { programme, args, options } = compte.commande(initdb, [
    ...['-D', brouillon, '--username=palier', `--pwfile=${join(dossier, '..', 'postgres-mot-de-passe')}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR', '--no-instructions'],
    ...(duree === 'ephemere' ? ['--no-sync'] : []),
  ])
  const fait = spawnSync(programme, args, { ...options, cwd: '/', encoding: 'utf8' })
  if (fait.status !== 0) {
    rmSync(brouillon, { recursive: true, force: true })
    throw new Error(
      `La base n’a pas pu être créée dans ${dossier} : vérifiez la place et les droits. ${fait.error?.message ?? fait.stderr}`,
    )
  }
  try {
    renameSync(brouillon, dossier)
  } catch (erreur) {
    rmSync(brouillon, { recursive: true, force: true })
    if (!existsSync(join(dossier, 'PG_VERSION'))) throw erreur
  }
}

const exigerVersion = (dossier: string): void => {
  const version = readFileSync(join(dossier, 'PG_VERSION'), 'utf8').trim()
  if (version === VERSION) return
  throw new Error(
    `${dossier} vient de PostgreSQL ${version}, Palier fournit la version ${VERSION} : transférez les données avec pg_dump, ou indiquez DATABASE_URL.`,
  )
}

/** Lance le serveur et attend qu'il soit prêt ; `undefined` s'il finit aussitôt. */
const lancer = async (dossier: string, { postgres }: Binaires, compte: Compte, duree: Reglage['duree']): Promise<Vivant | undefined> => {
  const reglages = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    `port=${await portLibre()}`,
  ]
  const { programme, args, options } = compte.commande(postgres, [
    ...['-D', dossier],
    ...[...reglages, ...(duree === 'ephemere' ? RAPIDE : [])].flatMap((r) => ['-c', r]),
  ])
  const registre = openSync(`${dossier}.log`, 'a', 0o600)
  // Son propre groupe : un Ctrl-C au terminal laisse au serveur le temps de finir avant sa base.
  const processus = spawn(programme, args, { ...options, cwd: '/', detached: true, stdio: ['ignore', registre, registre] })
  closeSync(registre)
  processus.unref()
  processus.on('error', () => undefined)
  return processus.pid === undefined ? undefined : attendrePret(dossier, processus.pid)
}

const finDuJournal = (dossier: string): string => readFileSync(`${dossier}.log`, 'utf8').trim().split('\n').slice(-3).join(' / ')

const portLibre = (): Promise<number> =>
  new Promise((donner, refuser) => {
    const serveur = createServer().once('error', refuser)
    serveur.listen(0, '127.0.0.1', () => {
      const lieu = serveur.address()
      serveur.close(() => donner(typeof lieu === 'object' && lieu !== null ? lieu.port : 0))
    })
  })
