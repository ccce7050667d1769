import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll } from 'vitest'
import { clamd } from '../src/plateforme/antivirus/clamd.antivirus.ts'

const LIEUX = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/opt/homebrew/sbin']
const PROGRAMME = LIEUX.map((lieu) => join(lieu, 'clamd')).find((chemin) => existsSync(chemin))

/** Vrai si la machine a clamd ; sinon les essais qui le demandent le disent et passent leur tour. */
export const aClamd = PROGRAMME !== undefined
if (!aClamd) console.warn('clamd manque : « apt install clamav-daemon » (ou « brew install clamav ») fait jouer aussi ces essais.')

/** La signature d'essai de tous les antivirus, en deux moitiés pour que ce fichier-ci n'en soit pas une. */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-' + 'ANTIVIRUS-TEST-FILE!$H+H*'

/** Un vrai clamd, qui ne connaît qu'une signature ; on peut le tuer et le faire revenir. */
export const unClamd = async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'palier-clamd-'))
  const port = await portLibre()
  await writeFile(join(dossier, 'essai.ndb'), `Essai.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  await writeFile(
    join(dossier, 'clamd.conf'),
    [`DatabaseDirectory ${dossier}`, 'TCPAddr 127.0.0.1', `TCPSocket ${port}`, 'Foreground yes', 'StreamMaxLength 1M', ''].join('\n'),
  )
  const antivirus = clamd({ host: '127.0.0.1', port })
  let processus: ChildProcess | undefined
  const demarrer = async (): Promise<void> => {
    processus = spawn(PROGRAMME ?? 'clamd', ['--config-file', join(dossier, 'clamd.conf')], { stdio: 'ignore' })
    for (let essai = 0; essai < 100 && !(await antivirus.repond()); essai++) await new Promise((r) => setTimeout(r, 50))
  }
  const tuer = async (): Promise<void> => {
    const fini = new Promise((r) => processus?.once('exit', r))
    processus?.kill('SIGKILL')
    await fini
  }
  afterAll(async () => {
    await tuer()
    await rm(dossier, { recursive: true, force: true })
  })
  await demarrer()
  return { antivirus, demarrer, tuer, port }
}

const portLibre = (): Promise<number> =>
  new Promise((trouve) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const lieu = s.address()
      s.close(() => trouve(typeof lieu === 'object' && lieu !== null ? lieu.port : 0))
    })
  })
