import { Readable } from 'node:stream'
import busboy from 'busboy'

/** Un formulaire à fichiers, reçu au fil de l'eau : ses champs, et chaque fichier déjà sur le disque. */
export type FormulaireRecu = {
  readonly champs: Readonly<Record<string, string>>
  readonly fichiers: readonly { readonly nom: string; readonly reception: string }[]
}

/**
 * Reçoit un formulaire `multipart/form-data` sans en garder les fichiers en mémoire.
 * @param admettre regarde les champs venus avant le premier fichier ; s'il refuse, aucun fichier n'est écrit et rien n'est rendu
 * @param limite en octets, par fichier ; ce qui dépasse n'est pas gardé, et la taille le dit (`limite` + 1)
 */
export const recevoirFormulaire = async (
  requete: Request,
  admettre: (champs: Readonly<Record<string, string>>) => boolean,
  recevoir: (flux: AsyncIterable<Uint8Array>, limite: number) => Promise<string>,
  limite: number,
): Promise<FormulaireRecu | undefined> => {
  if (requete.body === null) return undefined
  const champs: Record<string, string> = {}
  const fichiers: Promise<{ readonly nom: string; readonly reception: string } | undefined>[] = []
  const lecteur = busboy({
    headers: Object.fromEntries(requete.headers),
    defParamCharset: 'utf8',
    limits: { fields: 20, files: 20, fieldSize: 10_000, fileSize: limite + 1 },
  })
  lecteur.on('field', (nom, valeur) => {
    champs[nom] = valeur
  })
  lecteur.on('file', (_champ, flux, { filename }) => {
    // Un champ laissé vide arrive comme un fichier sans nom.
    if (filename === undefined || filename === '' || !admettre(champs)) flux.resume()
    else fichiers.push(recevoir(flux, limite + 1).then((reception) => ({ nom: filename, reception })))
  })
  const lu = new Promise<void>((fini, rate) => lecteur.once('close', fini).once('error', rate))
  Readable.from(requete.body)
    .on('error', (e) => lecteur.destroy(e))
    .pipe(lecteur)
  await lu
  if (!admettre(champs)) return undefined
  return { champs, fichiers: (await Promise.all(fichiers)).filter((f) => f !== undefined) }
}
