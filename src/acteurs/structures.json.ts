import { JSONParser } from '@streamparser/json'

/** Le flux « structures » de FINESS, une personne morale à la fois : jamais plus d'une en mémoire, quelle que soit la taille du fichier. */
export type Structures = {
  readonly entites: AsyncIterable<{ readonly place: string; readonly brute: unknown }>
  readonly du: () => string | undefined
}

/** @throws si le texte n'est pas du JSON, ou s'arrête avant sa fin */
export const lireStructures = (octets: AsyncIterable<Uint8Array>): Structures => {
  let du: string | undefined
  const recues: { readonly place: string; readonly brute: unknown }[] = []
  // Les autres listes (groupements) passent par le même chemin, pour être jetées à mesure.
  const lecteur = new JSONParser({ paths: ['$.*', '$.*.*'], keepStack: false })
  lecteur.onValue = ({ value, key, stack }) => {
    if (stack.length === 1 && key === 'generatedAt') du = String(value).slice(0, 10)
    if (stack.length === 2 && String(stack[1]?.key).toLowerCase() === 'pmej') recues.push({ place: `pmej[${key}]`, brute: value })
  }
  const ecrire = (morceau: Uint8Array): void => {
    try {
      lecteur.write(morceau)
    } catch {
      throw new Error('Ce fichier n’est pas du JSON : téléchargez le flux des structures de FINESS.')
    }
  }
  const entites = async function* () {
    for await (const morceau of octets) {
      ecrire(morceau)
      yield* recues.splice(0)
    }
    if (!lecteur.isEnded) throw new Error('Le fichier s’arrête avant sa fin : téléchargez-le de nouveau.')
  }
  return { entites: entites(), du: () => du }
}
