import { Readable } from 'node:stream'
import busboy from 'busboy'
import { type Refus, refus } from '../../socle/refus.ts'

/**
 * Un formulaire à fichiers, reçu au fil de l'eau : ses champs, et chaque fichier déjà sur le disque. `refuse` : aucun fichier n'est écrit.
 * `tronque` : la ligne s'est coupée, ou ce n'était pas un formulaire ; les fichiers arrivés entiers sont à abandonner.
 */
type FormulaireRecu = {
  readonly etat: 'entier' | 'refuse' | 'tronque'
  readonly champs: Readonly<Record<string, string>>
  readonly fichiers: readonly FichierArrive[]
}
type FichierArrive = { readonly nom: string; readonly reception: string }

/**
 * Reçoit un formulaire `multipart/form-data` sans en garder les fichiers en mémoire.
 * @param admettre regarde les champs venus avant le premier fichier
 * @param limite en octets, par fichier ; ce qui dépasse n'est pas gardé, et la taille le dit (`limite` + 1)
 */
export const recevoirFormulaire = async (
  requete: Request,
  admettre: (champs: Readonly<Record<string, string>>) => boolean,
  recevoir: (flux: AsyncIterable<Uint8Array>, limite: number) => Promise<string>,
  limite: number,
): Promise<FormulaireRecu> => {
  const champs: Record<string, string> = {}
  const arrivees: Promise<FichierArrive | undefined>[] = []
  const lecteur = ouvrir(requete, limite)
  if (requete.body === null || lecteur === undefined) return { etat: 'tronque', champs, fichiers: [] }
  lecteur.on('field', (nom, valeur) => {
    champs[nom] = valeur
  })
  lecteur.on('file', (_champ, flux, { filename }) => {
    // La ligne peut se couper avant que quelqu'un ne lise ce fichier : sans oreille, l'erreur arrêterait le serveur.
    flux.on('error', () => undefined)
    // Un champ laissé vide arrive comme un fichier sans nom.
    if (filename === undefined || filename === '' || !admettre(champs)) flux.resume()
    else
      arrivees.push(
        recevoir(flux, limite + 1).then(
          (reception) => ({ nom: filename, reception }),
          () => undefined,
        ),
      )
  })
  const lu = new Promise<'entier' | 'tronque'>((fini) => lecteur.on('close', () => fini('entier')).on('error', () => fini('tronque')))
  Readable.from(requete.body)
    .on('error', (e) => lecteur.destroy(e))
    .pipe(lecteur)
  const etat = await lu
  const arrives = await Promise.all(arrivees)
  const fichiers = arrives.filter((f) => f !== undefined)
  if (etat === 'tronque' || fichiers.length < arrives.length) return { etat: 'tronque', champs, fichiers }
  return { etat: admettre(champs) ? 'entier' : 'refuse', champs, fichiers }
}

/** Ce qu'on en dit à la personne, si elle est encore là pour le lire. */
export const ENVOI_TRONQUE: Refus = refus(
  'envoi-tronque',
  'Votre envoi est arrivé incomplet : rien n’en est gardé.',
  'Vérifiez votre connexion, puis envoyez à nouveau.',
)

/** Un envoi d'un autre genre qu'un formulaire n'a pas de lecteur. */
const ouvrir = (requete: Request, limite: number): busboy.Busboy | undefined => {
  try {
    return busboy({
      headers: Object.fromEntries(requete.headers),
      defParamCharset: 'utf8',
      limits: { fields: 20, files: 20, fieldSize: 200_000, fileSize: limite + 1 },
    })
  } catch {
    return undefined
  }
}
