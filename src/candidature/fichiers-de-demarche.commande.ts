import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fichiers } from '../appel/monde.actes.ts'
import { TAILLE_MAX } from '../plateforme/fichiers/recu.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { FichierDAilleurs } from './demarche.ts'
import { sommer } from './somme.crypto.ts'
import { enMo } from './taille.ts'
import type { Remarque } from './traduction.ts'

/** Des fichiers déjà téléchargés, par leur MD5 : leurs noms et leurs dossiers n'importent pas. */
export type Reserve = ReadonlyMap<string, string>

/** @throws si le dossier ne se lit pas */
export const ouvrirReserve = async (dossier: string | undefined): Promise<Reserve> => {
  const reserve = new Map<string, string>()
  if (dossier === undefined) return reserve
  for (const entree of await readdir(dossier, { recursive: true, withFileTypes: true })) {
    if (!entree.isFile()) continue
    const chemin = join(entree.parentPath, entree.name)
    const { octets, somme } = sommer(createReadStream(chemin))
    for await (const _ of octets);
    reserve.set(somme(), chemin)
  }
  return reserve
}

/** Va chercher un fichier : dans la réserve, sinon à son adresse, qui ne répond qu'une heure. Rend sa réception ; arrivé changé ou coupé, rien n'en reste. */
export const allerChercher = async (f: FichierDAilleurs, reserve: Reserve, fichiers: Fichiers): Promise<Result<string, Remarque>> => {
  if (f.taille > TAILLE_MAX)
    return err(
      remarque(f, `pèse ${enMo(f.taille)} Mo, plus que les ${enMo(TAILLE_MAX)} Mo admis`, 'Demandez-le en complément, plus léger.'),
    )
  const range = reserve.get(f.somme)
  const source = range === undefined ? await telecharger(f.adresse) : createReadStream(range)
  if (source === undefined)
    return err(remarque(f, 'n’est ni dans le dossier des fichiers ni à son adresse, qui ne répond qu’une heure', REFAIRE))
  const { octets, somme } = sommer(source)
  try {
    const reception = await fichiers.recevoir(octets, TAILLE_MAX)
    if (somme() === f.somme && (await fichiers.avancement(reception)) === f.taille) return ok(reception)
    await fichiers.abandonner(reception)
  } catch {
    return err(remarque(f, 'n’a pas pu être reçu en entier', REFAIRE))
  }
  return err(remarque(f, 'n’est pas arrivé tel que la plateforme l’annonce (taille ou MD5)', REFAIRE))
}

const REFAIRE =
  'Exportez à nouveau, ou donnez le dossier des fichiers téléchargés (« --fichiers »), puis relancez : il rejoindra le dossier.'

const remarque = (f: FichierDAilleurs, quoi: string, remede: string): Remarque => ({ phrase: `Le fichier « ${f.nom} » ${quoi}.`, remede })

const PATIENCE = 120_000

const telecharger = async (adresse: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
  const reponse = await fetch(adresse, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
  return reponse?.ok === true && reponse.body !== null ? reponse.body : undefined
}
