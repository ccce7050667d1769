import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { placerHorloge } from '../src/plateforme/horloge.sql.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { ecrireAvancement } from '../src/repetition/repetition.sql.ts'

/** Un vrai serveur construit, dans son propre processus, sur une base d'essai dont aucun scénario ne fait vivre les organismes. */
export type Serveur = { readonly adresse: string; readonly tuer: () => Promise<void>; readonly arreter: () => Promise<void> }

/** Fait de la base un bac à sable immobile, placé à cet instant. */
export const figer = async (base: Base, le: Temporal.Instant): Promise<void> => {
  for (const scenario of ['guyane-2021', 'ara-2023']) await ecrireAvancement(base, { scenario, rang: 1_000_000, dossiers: {} })
  await placerHorloge(base, le)
}

/** Les variables d'un bac à sable ; une production donne les siennes. */
const BAC = { PALIER_MODE: 'bac-a-sable' }

/** Les variables d'une production, derrière un mandataire qui tient le chiffrement. */
export const PRODUCTION = {
  PALIER_MODE: 'production',
  PALIER_URL: 'https://palier.exemple.fr',
  PALIER_SECRET: randomBytes(32).toString('hex'),
  PALIER_CLE_CONSTATS: randomBytes(32).toString('base64'),
  SMTP_URL: 'smtp://127.0.0.1:1',
  PALIER_EXPEDITEUR: 'palier@exemple.fr',
}

/** Le dernier lien de connexion posté : son chemin, et le jeton qu'il porte. */
export const dernierLien = async (base: Base): Promise<{ readonly chemin: string; readonly jeton: string }> => {
  const [dernier] = (await sql<{ chemin: string }>`select lien->>'chemin' as chemin from courriel order by id desc limit 1`.execute(base))
    .rows
  const lien = new URL(dernier?.chemin ?? '', 'http://aucun')
  return { chemin: `${lien.pathname}${lien.search}`, jeton: lien.searchParams.get('jeton') ?? '' }
}

export const ouvrirServeur = async (url: string, mode: Readonly<Record<string, string>> = BAC): Promise<Serveur> => {
  const donnees = await mkdtemp(join(tmpdir(), 'palier-serveur-'))
  const port = await portLibre()
  const processus = spawn(process.execPath, [join(racine, 'dist', 'serveur.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: url,
      PALIER_DONNEES: donnees,
      NODE_ENV: 'production',
      // Le même serveur s'ouvre dix fois dans la suite : Node garde ce qu'il en a compilé.
      NODE_COMPILE_CACHE: join(racine, 'dist', 'compile'),
      ...mode,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const adresse = `http://127.0.0.1:${port}`
  await attendre(adresse, processus)
  const finir = async (signal: NodeJS.Signals): Promise<void> => {
    const fin = new Promise((r) => processus.once('exit', r))
    processus.kill(signal)
    await fin
    await rm(donnees, { recursive: true, force: true })
  }
  return { adresse, tuer: () => finir('SIGKILL'), arreter: () => finir('SIGTERM') }
}

const attendre = async (adresse: string, processus: ChildProcess): Promise<void> => {
  let journal = ''
  processus.stderr?.on('data', (d) => {
    journal += String(d)
  })
  for (let essai = 0; essai < 600; essai++) {
    if (processus.exitCode !== null) throw new Error(`Le serveur s’est arrêté : ${journal}`)
    const sante = await fetch(`${adresse}/sante`).catch(() => undefined)
    if (sante?.status === 200) return
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error(`Le serveur ne répond pas : ${journal}`)
}

const portLibre = (): Promise<number> =>
  new Promise((trouve) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const lieu = s.address()
      s.close(() => trouve(typeof lieu === 'object' && lieu !== null ? lieu.port : 0))
    })
  })

/** Un visiteur sans navigateur : il garde ses cookies et le jeton de la dernière page. */
export const visiteur = (adresse: string) => {
  const cookies = new Map<string, string>()
  const temoins = (): string => [...cookies].map(([n, v]) => `${n}=${v}`).join('; ')
  const demander = async (chemin: string, corps?: Readonly<Record<string, string>>): Promise<Response> => {
    const reponse = await fetch(`${adresse}${chemin}`, {
      redirect: 'manual',
      headers: { cookie: temoins(), origin: adresse },
      ...(corps === undefined ? {} : { method: 'POST', body: new URLSearchParams(corps) }),
    })
    for (const c of reponse.headers.getSetCookie()) {
      const [nom = '', valeur = ''] = (c.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(nom, valeur)
    }
    return reponse
  }
  const jeton = async (chemin: string): Promise<string> =>
    /name="jeton" value="([^"]+)"/.exec(await (await demander(chemin)).text())?.[1] ?? ''
  return {
    demander,
    jeton,
    temoins,
    devenir: async (personnage: string): Promise<void> => {
      await demander('/bac-a-sable/personnage', { jeton: await jeton('/bac-a-sable'), personnage })
    },
  }
}
