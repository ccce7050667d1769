/** Des fichiers qui ne durent que le temps d'une répétition. */
export const fichiersEnMemoire = () => {
  const gardes = new Map<string, Uint8Array>()
  return {
    ecrire: async (empreinte: string, octets: Uint8Array): Promise<void> => {
      gardes.set(empreinte, octets)
    },
    lire: async (empreinte: string): Promise<Uint8Array> => {
      const octets = gardes.get(empreinte)
      if (octets === undefined) throw new Error(`Le fichier ${empreinte} n’existe pas`)
      return octets
    },
    effacer: async (empreinte: string): Promise<void> => {
      gardes.delete(empreinte)
    },
  }
}
