import { createHash } from 'node:crypto'

/** Laisse passer un contenu et en calcule le MD5, tel que la plateforme nationale l'annonce : il dit qu'un fichier est arrivé entier. */
export const sommer = (
  contenu: AsyncIterable<Uint8Array>,
): { readonly octets: AsyncIterable<Uint8Array>; readonly somme: () => string } => {
  const calcul = createHash('md5')
  const octets = async function* () {
    for await (const morceau of contenu) {
      calcul.update(morceau)
      yield morceau
    }
  }
  return { octets: octets(), somme: () => calcul.digest('base64') }
}
