import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clotures } from './clotures.ts'
import { lireDeclarations } from './declarations.ts'
import { importsInterdits } from './imports.ts'
import { impuretes } from './purete.ts'
import { lireSources } from './source.ts'
import { tablesNommees } from './tables.ts'
import { tiroirs } from './tiroirs.ts'

/** Une entorse : sa règle, son fichier, son objet (ce qu'il importe ou nomme), et la phrase qui dit pourquoi. */
export type Entorse = { readonly regle: string; readonly fichier: string; readonly objet: string; readonly phrase: string }

/**
 * Vérifie les règles de la maison sur `racine/src` ; les exceptions et les vues se déclarent dans `racine/FRONTIERES.md`.
 * Rend une phrase par entorse. Une exception qui ne sert plus est une entorse.
 */
export const verifierFrontieres = (racine: string, parcours: readonly string[]): readonly string[] => {
  const carnet = join(racine, 'FRONTIERES.md')
  const { exceptions, vues } = lireDeclarations(existsSync(carnet) ? readFileSync(carnet, 'utf8') : '')
  const src = join(racine, 'src')
  const sources = lireSources(src)
  const code = sources.filter(({ genre }) => genre !== 'essai')
  const entorses: readonly Entorse[] = [
    ...tiroirs(src, parcours),
    ...importsInterdits(code, parcours),
    ...impuretes(code),
    ...tablesNommees(src, code, parcours, vues),
    ...clotures(code),
  ]
  const admise = (e: Entorse) => exceptions.find((x) => x.regle === e.regle && x.fichier === e.fichier && x.objet === e.objet)
  const inutiles = exceptions.filter((x) => !entorses.some((e) => admise(e) === x))
  return [
    ...entorses.filter((e) => admise(e) === undefined).map((e) => `[${e.regle}] src/${e.fichier} : ${e.phrase}`),
    ...inutiles.map((x) => `[${x.regle}] FRONTIERES.md : l’exception de ${x.fichier} pour ${x.objet} ne sert plus, retirez-la.`),
  ]
}
