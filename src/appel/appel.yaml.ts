import { avecSens, lireYaml } from '../plateforme/yaml/defauts.yaml.ts'
import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Appel } from './appel.ts'
import { formeAppel } from './forme.yaml.ts'
import { type Connu, verifierSens } from './sens.ts'

/**
 * Lit une définition d'appel en entier, ou la refuse avec tous ses défauts, chacun à sa place et avec son remède.
 * Ne lève jamais. `connu` : les actes, grilles et genres d'action que la plateforme connaît, et le contrôle des règles.
 */
export const lireAppel = (texte: string, fichier: string, connu: Connu): Result<Appel, readonly Defaut[]> => {
  const lecture = lireYaml(texte, fichier, formeAppel)
  const appel: Appel | undefined = lecture.valeur
  if (appel === undefined) return err(lecture.defauts)
  const defauts = avecSens(lecture, verifierSens(appel, connu))
  return defauts.length > 0 ? err(defauts) : ok(appel)
}
