import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'

const environnement = (programme) => ({ ...process.env, PATH: `${dirname(programme)}${delimiter}${process.env.PATH ?? ''}` })
const SIGNAUX = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Lance une commande sous nos yeux et rend son code ; les signaux reçus lui sont transmis. */
export const executer = (programme, args) =>
  new Promise((rendre, refuser) => {
    const enfant = spawn(programme, args, { stdio: 'inherit', env: environnement(programme) })
    const relais = SIGNAUX.map((signal) => {
      // Au terminal, Ctrl-C atteint déjà l'enfant : le relayer le doublerait.
      const relayer = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : enfant.kill(signal))
      process.on(signal, relayer)
      return () => process.off(signal, relayer)
    })
    enfant.once('error', refuser)
    enfant.once('exit', (code, signal) => {
      for (const oublier of relais) oublier()
      rendre(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })

/** Cède la place : quand le système le permet, le programme remplace ce processus ; sinon, comme `executer`. */
export const ceder = (programme, args) => {
  if (typeof process.execve !== 'function' || process.platform === 'win32') return executer(programme, args)
  process.removeAllListeners('warning')
  process.on('warning', () => undefined)
  return process.execve(programme, [programme, ...args], environnement(programme))
}
