import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { receptionsDuDossier } from './reception.fichiers.ts'

/** Les fichiers dans un dossier local, rangés sous leur empreinte : le même contenu n'est gardé qu'une fois. */
export const fichiersDuDossier = (dossier: string) => {
  const disque = new Disk(new FSDriver({ location: dossier, visibility: 'private' }))
  const place = (empreinte: string): string => `${empreinte.slice(0, 2)}/${empreinte}`
  const receptions = receptionsDuDossier(join(dossier, 'receptions'))
  return {
    ecrire: async (empreinte: string, octets: Uint8Array): Promise<void> => {
      if (!(await disque.exists(place(empreinte)))) await disque.put(place(empreinte), octets)
    },
    lire: (empreinte: string): Promise<Uint8Array> => disque.getBytes(place(empreinte)),
    suivre: async (empreinte: string): Promise<ReadableStream<Uint8Array>> => enFlux(await disque.getStream(place(empreinte))),
    detruire: (empreinte: string): Promise<void> => disque.delete(place(empreinte)),
    ...receptions,
    ranger: async (reception: string, empreinte: string): Promise<void> => {
      if (await disque.exists(place(empreinte))) await receptions.abandonner(reception)
      else await disque.moveFromFs(receptions.lieu(reception), place(empreinte))
    },
  }
}

/** Le navigateur qui s'en va referme le fichier. */
const enFlux = (source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const morceaux = source[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (flux) => {
      const suivant = await morceaux.next()
      if (suivant.done === true) flux.close()
      else flux.enqueue(suivant.value)
    },
    cancel: async () => void (await morceaux.return?.()),
  })
}
