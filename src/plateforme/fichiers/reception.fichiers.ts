import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { examiner } from './examen.fichiers.ts'
import type { Recu } from './recu.ts'

const NUMERO = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Les fichiers en cours d'arrivée, un par réception. La taille du fichier sur le disque dit seule où l'envoi en est :
 * ce qui est arrivé avant une coupure y reste, et rien n'est jamais gardé en entier en mémoire.
 */
export const receptionsDuDossier = (dossier: string) => {
  const lieu = (reception: string): string => {
    if (!NUMERO.test(reception)) throw new Error(`« ${reception} » n’est pas un numéro de réception`)
    return join(dossier, reception)
  }
  const avancement = (reception: string): Promise<number> =>
    stat(lieu(reception)).then(
      (s) => s.size,
      () => 0,
    )
  const poursuivre = async (reception: string, depuis: number, flux: AsyncIterable<Uint8Array>, limite: number): Promise<number> => {
    await mkdir(dossier, { recursive: true })
    // Chaque octet a sa place : deux envois du même morceau, l'un oublié par une ligne coupée, écrivent la même chose.
    const fichier = await open(lieu(reception), depuis === 0 ? 'w' : 'r+')
    let rang = depuis
    try {
      for await (const morceau of flux) {
        const admis = morceau.subarray(0, limite - rang)
        await fichier.write(admis, 0, admis.length, rang)
        rang += admis.length
        if (admis.length < morceau.length) break
      }
    } finally {
      await fichier.close()
    }
    return rang
  }
  return {
    lieu,
    /** Les octets déjà arrivés. */
    avancement,
    /** Écrit la suite à partir de `depuis`, sans dépasser `limite` octets en tout ; rend le nouvel avancement. */
    poursuivre,
    /** Reçoit un contenu d'un coup ; rend le numéro de sa réception. Interrompu, il n'en reste rien. */
    recevoir: async (flux: AsyncIterable<Uint8Array> | Uint8Array, limite: number): Promise<string> => {
      const reception = randomUUID()
      try {
        await poursuivre(reception, 0, flux instanceof Uint8Array ? enUnMorceau(flux) : flux, limite)
      } catch (e) {
        await rm(lieu(reception), { force: true })
        throw e
      }
      return reception
    },
    examiner: (reception: string): Promise<Recu> => examiner(lieu(reception)),
    abandonner: (reception: string): Promise<void> => rm(lieu(reception), { force: true }),
  }
}

async function* enUnMorceau(octets: Uint8Array): AsyncIterable<Uint8Array> {
  yield octets
}
