import type { FileHandle } from 'node:fs/promises'

/** Des octets d'un fichier, à leur place ; moins si le fichier finit avant. */
export const lireA = async (fichier: FileHandle, place: number, longueur: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await fichier.read(Buffer.alloc(longueur), 0, longueur, place)
  return buffer.subarray(0, bytesRead)
}
