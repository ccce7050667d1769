import { join } from 'node:path'
import { lireTitres } from '../plateforme/essais/titres.fichiers.ts'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut, suggerer } from '../socle/defaut.ts'
import type { Appel } from './appel.ts'
import { derniereVersion } from './bibliotheque.ts'
import { codesDe, lireBibliotheque } from './bibliotheque.yaml.ts'
import { connuDe } from './connu.commande.ts'
import { type Couverture, couvrir, estPortee } from './couverture.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }

const USAGE = 'Usage : ./palier clauses CODE [--json]'

/** `./palier clauses CODE` : pour chaque clause de la dernière version, ce qui la porte et l'essai qui la montre. Code 1 s'il en manque. */
export const clauses = async (args: readonly string[], options: { readonly json: boolean }): Promise<Reponse> => {
  const [code, ...trop] = args
  if (code === undefined || trop.length > 0 || code.startsWith('-'))
    return { sortie: `Dites le code d’un appel, un seul.\n${USAGE}`, code: 2 }
  const dossier = join(racine, 'appels')
  const lus = await lireBibliotheque(dossier, { code }, await connuDe(join(racine, 'referentiels')))
  if (!lus.ok) return { sortie: `Cet appel a des défauts.\n${lus.error.map(direDefaut).join('\n')}`, code: 1 }
  const appel = derniereVersion(lus.value, code)
  if (appel === undefined) return { sortie: `L’appel « ${code} » n’existe pas.\n${suggerer(code, await codesDe(dossier))}`, code: 2 }
  const titres = await lireTitres(racine)
  const table = couvrir(appel, titres ?? [])
  const complet = table.every((c) => estPortee(c) && c.essais.length > 0)
  if (options.json)
    return {
      sortie: JSON.stringify({ appel: appel.code, version: appel.version, essaisLus: titres !== undefined, clauses: table }, null, 2),
      code: complet ? 0 : 1,
    }
  return { sortie: direTable(appel, table, titres === undefined ? 'sans-essais' : 'avec-essais'), code: complet ? 0 : 1 }
}

const direTable = (appel: Appel, table: readonly Couverture[], essais: 'avec-essais' | 'sans-essais'): string => {
  const orphelines = table.filter((c) => !estPortee(c)).map((c) => c.clause)
  const muettes = table.filter((c) => c.essais.length === 0).map((c) => c.clause)
  return [
    `${appel.titre} (${appel.code}, version ${appel.version}) : ${table.length} clauses`,
    '',
    ...table.flatMap(direClause),
    ...(orphelines.length > 0 ? [`Rien ne porte : ${orphelines.join(', ')}.`] : []),
    ...(essais === 'sans-essais'
      ? ['Les essais n’ont pas été lus : l’analyseur oxc-parser (outil de développement) n’est pas installé.']
      : []),
    ...(essais === 'avec-essais' && muettes.length > 0 ? [`Aucun essai ne montre : ${muettes.join(', ')}.`] : []),
    ...(orphelines.length === 0 && muettes.length === 0 ? ['Chaque clause est portée, et un essai la montre.'] : []),
  ].join('\n')
}

const direClause = (c: Couverture): readonly string[] => [
  `${c.clause}  ${c.texte}`,
  ...c.porteurs.map((p) => `    définition : ${p}`),
  ...(c.acte === undefined ? [] : [`    acte : ${c.acte}`]),
  ...(estPortee(c) ? [] : ['    rien ne la porte']),
  ...(c.essais.length === 0 ? ['    aucun essai'] : c.essais.map((e) => `    essai : ${e}`)),
]
