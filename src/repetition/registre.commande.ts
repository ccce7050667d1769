import { join } from 'node:path'
import { lireReleves } from '../acteurs/fiches.sql.ts'
import { ouvrirReleve } from '../acteurs/importer.commande.ts'
import { importer } from '../acteurs/importer.sql.ts'
import { lireNatures } from '../acteurs/natures.yaml.ts'
import type { Base } from '../plateforme/base/base.sql.ts'
import { racine } from '../plateforme/racine.env.ts'
import type { Instant } from '../socle/temps.ts'

const DU = Temporal.PlainDate.from('2023-09-01')

/** Plante le registre d'exemple, aux noms plainement fictifs : le bac à sable cherche dedans comme dans le vrai. Un registre déjà rempli est laissé tel quel. */
export const planterRegistre = async (base: Base, le: Instant): Promise<void> => {
  if ((await lireReleves(base)).size > 0) return
  const natures = await lireNatures(join(racine, 'referentiels'))
  const muet = { lues: () => undefined, remarquer: () => undefined }
  await importer(base, ouvrirReleve('finess', join(racine, 'referentiels/exemples/finess.json'), DU, natures), le, muet)
  await importer(base, ouvrirReleve('sirene', join(racine, 'referentiels/exemples/sirene.csv'), DU, natures), le, muet)
}
