import { z } from 'zod'
import type { Guichet } from '../appel/appel.ts'
import { absent, code, entier, texte } from '../appel/formes-communes.yaml.ts'
import { avecSens, lireYaml } from '../plateforme/yaml/defauts.yaml.ts'
import { type Anomalie, type Defaut, suggerer } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { incoherences } from './coherence-correspondance.ts'
import type { Correspondance } from './correspondance.ts'

const colonne = { champ: texte, libelle: absent(texte), vers: texte, valeurs: absent(z.record(z.string(), texte)) }
const forme = z.strictObject({
  demarche: entier,
  appel: code,
  guichet: code,
  champs: z.array(z.strictObject({ ...colonne, colonnes: absent(z.array(z.strictObject(colonne))) })),
})

/** Lit une correspondance pour ce guichet : entière et cohérente, ou tous ses défauts, chacun à sa ligne. */
export const lireCorrespondance = (
  contenu: string,
  fichier: string,
  appel: string,
  guichet: Guichet,
): Result<Correspondance, readonly Defaut[]> => {
  const lecture = lireYaml(contenu, fichier, forme)
  const { valeur } = lecture
  const defauts = avecSens(lecture, valeur === undefined ? [] : [...pour(valeur, appel, guichet), ...incoherences(valeur, guichet)])
  return valeur === undefined || defauts.length > 0 ? err(defauts) : ok(valeur)
}

const pour = (c: Correspondance, appel: string, guichet: Guichet): readonly Anomalie[] => [
  ...autre('appel', c.appel, appel),
  ...autre('guichet', c.guichet, guichet.code),
]

const autre = (cle: string, ecrit: string, voulu: string): readonly Anomalie[] =>
  ecrit === voulu ? [] : [{ chemin: [cle], phrase: `Cette correspondance est écrite pour « ${ecrit} ».`, remede: suggerer(ecrit, [voulu]) }]
