import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { racine } from '../plateforme/racine.env.ts'
import { ecrireYaml } from '../plateforme/yaml/ecriture.yaml.ts'
import { direDefaut } from '../socle/defaut.ts'
import { importerGrille } from './grille.csv.ts'
import { lireGrille } from './grille.yaml.ts'
import { lireReferentiels } from './referentiels.yaml.ts'
import { decoder } from './tableau.csv.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
const USAGE = `Usage : ./palier importer-grille FICHIER.csv MODELE.yaml > referentiels/grilles/CODE.vN.yaml
  FICHIER.csv : les questions de l’éditeur ; ses colonnes sont celles de referentiels/modele-import.csv.
  MODELE.yaml : une grille dont on garde le code, le titre, la source, la licence, l’échelle et les seuils.`

/** `./palier importer-grille` : fait d'un tableau officiel une grille de statut « importe », relue avant d'être rendue. */
export const commandeImporterGrille = async (args: readonly string[]): Promise<Reponse> => {
  const [csv, modele, ...trop] = args
  if (csv === undefined || modele === undefined || trop.length > 0) return { sortie: USAGE, code: 2 }
  const octets = await readFile(csv).catch(() => undefined)
  const texte = await readFile(modele, 'utf8').catch(() => undefined)
  if (octets === undefined || texte === undefined)
    return { sortie: `« ${octets === undefined ? csv : modele} » ne se lit pas. Vérifiez son chemin.`, code: 2 }
  const referentiels = await lireReferentiels(join(racine, 'referentiels'))
  const actions = new Set(referentiels.ok ? referentiels.value.actions.map((a) => a.code) : [])
  const lu = lireGrille(texte, modele, actions)
  if (!lu.ok) return { sortie: lu.error.map(direDefaut).join('\n'), code: 1 }
  const { statut: _, domaines: __, ...entete } = lu.value
  const grille = importerGrille(decoder(octets), csv, entete, actions)
  if (!grille.ok) return { sortie: grille.error.map(direDefaut).join('\n'), code: 1 }
  const sortie = ecrireYaml(grille.value)
  const relue = lireGrille(sortie, basename(csv), actions)
  return relue.ok ? { sortie, code: 0 } : { sortie: relue.error.map(direDefaut).join('\n'), code: 1 }
}
