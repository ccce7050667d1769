import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Les fichiers dans un dossier local, rangés sous leur empreinte : le même contenu n'est gardé qu'une fois. */
export const fichiersDuDossier = (dossier: string) => {
  const disque = new Disk(new FSDriver({ location: dossier, visibility: 'private' }))
  const place = (empreinte: string): string => `${empreinte.slice(0, 2)}/${empreinte}`
  return {
    ecrire: async (empreinte: string, octets: Uint8Array): Promise<void> => {
      if (!(await disque.exists(place(empreinte)))) await disque.put(place(empreinte), octets)
    },
    lire: (empreinte: string): Promise<Uint8Array> => disque.getBytes(place(empreinte)),
    effacer: (empreinte: string): Promise<void> => disque.delete(place(empreinte)),
  }
}
