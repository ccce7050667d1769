import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Vue } from './declarations.ts'
import { champ, gabarit, type Noeud, texteDe } from './noeuds.ts'
import type { Source } from './source.ts'
import { creations, type Mention, mentions, semblent } from './sql.ts'
import type { Entorse } from './verifier.ts'

type Possession = { readonly nom: string; readonly etape: string; readonly vue: boolean; readonly chemin: string; readonly texte: string }

/** Une table a un seul propriétaire : l'étape dont les migrations la créent. Lire ailleurs passe par une vue déclarée. */
export const tablesNommees = (
  src: string,
  sources: readonly Source[],
  parcours: readonly string[],
  vues: readonly Vue[],
): readonly Entorse[] => {
  const migrations = lireMigrations(src)
  const possessions = migrations.flatMap((m) => creations(m.texte).map((creation) => ({ ...m, ...creation })))
  const proprietaires = new Map(possessions.map((p) => [p.nom, p]))
  const entorse = (fichier: string, etape: string | undefined, { table, apres }: Mention): readonly Entorse[] => {
    const possession = proprietaires.get(table)
    if (possession === undefined || possession.etape === etape || estVueOuverte(possession, etape, vues)) return []
    const phrase = `« ${apres} ${table} » : cette ${possession.vue ? 'vue' : 'table'} appartient à « ${possession.etape} ». Lisez-la par une vue déclarée dans FRONTIERES.md, ou par une fonction de son étape.`
    return [{ regle: 'table', fichier, objet: table, phrase }]
  }
  return [
    ...doublons(possessions),
    ...sources.flatMap(({ chemin, etape, noeuds }) => uniques(noeuds.flatMap(mentionsDuNoeud)).flatMap((m) => entorse(chemin, etape, m))),
    ...migrations.flatMap(({ chemin, etape, texte }) =>
      uniques(mentions(texte))
        .filter(({ table, apres }) => !estPermise(table, apres, etape, texte, proprietaires, parcours, vues))
        .flatMap((m) => entorse(chemin, etape, m)),
    ),
    ...vuesSansObjet(vues, proprietaires),
  ]
}

const lireMigrations = (src: string) =>
  globSync('*/migrations/*.sql', { cwd: src })
    .sort()
    .map((chemin) => ({ chemin, etape: chemin.split(/[\\/]/)[0] ?? '', texte: readFileSync(join(src, chemin), 'utf8') }))

/** Une migration peut désigner par clé étrangère une table du passé, et bâtir une vue déclarée sur les étapes dites. */
const estPermise = (
  table: string,
  apres: string,
  etape: string,
  texte: string,
  proprietaires: ReadonlyMap<string, Possession>,
  parcours: readonly string[],
  vues: readonly Vue[],
): boolean => {
  const cible = proprietaires.get(table)?.etape ?? etape
  if (apres === 'references') return parcours.indexOf(cible) <= parcours.indexOf(etape)
  if (apres !== 'from' && apres !== 'join') return false
  const creees = creations(texte).filter(({ vue }) => vue)
  return vues.some((v) => v.lues.includes(cible) && creees.some(({ nom }) => nom === v.nom))
}

const estVueOuverte = ({ nom, vue }: Possession, etape: string | undefined, vues: readonly Vue[]): boolean =>
  vue && vues.some((v) => v.nom === nom && etape !== undefined && v.lecteurs.includes(etape))

const METHODES = [
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'table',
  'id',
]

const mentionsDuNoeud = (n: Noeud): readonly Mention[] => {
  if (n.type === 'CallExpression') return mentionDAppel(n)
  const texte = n.type === 'TemplateLiteral' ? gabarit(n) : texteDe(n)
  return texte !== undefined && semblent(texte) ? mentions(texte) : []
}

/** `base.selectFrom('dossier')`, `sql.table('dossier')`. */
const mentionDAppel = (n: Noeud): readonly Mention[] => {
  const appele = champ(n, 'callee')
  const methode = appele === undefined ? undefined : champ(appele, 'property')?.['name']
  const argument = Array.isArray(n['arguments']) ? texteDe(n['arguments'][0]) : undefined
  const nom = argument?.toLowerCase().split(/[\s.]/)[0]
  return typeof methode === 'string' && METHODES.includes(methode) && nom !== undefined ? [{ table: nom, apres: methode }] : []
}

const uniques = (toutes: readonly Mention[]): readonly Mention[] => [...new Map(toutes.map((m) => [`${m.apres} ${m.table}`, m])).values()]

const doublons = (possessions: readonly Possession[]): readonly Entorse[] =>
  possessions
    .filter((p) => possessions.some((q) => q.nom === p.nom && q.etape < p.etape))
    .map(({ nom, chemin }) => ({
      regle: 'table',
      fichier: chemin,
      objet: nom,
      phrase: `« ${nom} » est déjà créée par une autre étape : une table a un seul propriétaire.`,
    }))

const vuesSansObjet = (vues: readonly Vue[], proprietaires: ReadonlyMap<string, Possession>): readonly Entorse[] =>
  vues
    .filter((v) => proprietaires.get(v.nom)?.vue !== true)
    .map((v) => ({
      regle: 'table',
      fichier: 'FRONTIERES.md',
      objet: v.nom,
      phrase: `la vue « ${v.nom} » est déclarée, mais aucune migration ne la crée.`,
    }))
