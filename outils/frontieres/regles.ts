/** Ce que chaque suffixe a le droit d'importer. Une langue étrangère par fichier : c'est ici qu'on en déclare une. */
export type Regle = {
  readonly genres: readonly string[]
  readonly paquets: readonly string[]
  readonly node: readonly string[]
}

const regle = (genres: string, paquets = '', node = ''): Regle => ({
  genres: ['pur', 'phrases', ...genres.split(' ')],
  paquets: paquets.split(' '),
  node: node.split(' '),
})

const LECTURE = 'node:fs node:fs/promises node:path'
const METIER = 'zod sql publicodes crypto actes yaml json csv highs'
const PAGE = 'react react-dom @codegouvfr/react-dsfr'

export const REGLES: Readonly<Record<string, Regle>> = {
  pur: { genres: ['pur'], paquets: [], node: [] },
  phrases: regle(''),
  crypto: regle('', '', 'node:crypto'),
  csv: regle('csv', 'csv-parse'),
  zod: regle('zod', 'zod'),
  json: regle('json', 'zod @streamparser/json'),
  yaml: regle('yaml csv', 'yaml zod', LECTURE),
  publicodes: regle('publicodes', 'publicodes'),
  sql: regle('sql crypto', 'kysely'),
  highs: regle('highs travailleur', 'highs', `node:worker_threads node:url ${LECTURE}`),
  travailleur: regle('highs', 'highs', 'node:worker_threads'),
  courriel: regle('courriel', 'nodemailer'),
  ics: regle('ics', 'ical-generator'),
  pdf: regle('pdf', '@myriaddreamin/typst-ts-node-compiler', LECTURE),
  svg: regle('svg', 'echarts'),
  html: regle('html svg', PAGE),
  ilot: regle('ilot'),
  actes: regle(METIER, 'zod kysely'),
  http: regle(`${METIER} html svg http pdf ics courriel`, `hono zod kysely ${PAGE}`),
  commande: regle(`${METIER} commande pdf`, 'zod', LECTURE),
}

/** La plateforme parle au monde (navigateur, réseau, disque) : elle a ses propres suffixes et tous les paquets. */
export const SUFFIXES_DE_LA_PLATEFORME: readonly string[] = [
  ...['pg', 'env', 'vite', 'fichiers', 'ics', 'taches', 'session', 'mesures', 'registre', 'antivirus', 'zip'],
  ...['sql', 'html', 'http', 'yaml', 'csv', 'json', 'zod', 'crypto', 'courriel', 'pdf', 'svg', 'ilot', 'actes', 'phrases', 'travailleur'],
]

/** Purs et sans étape : ils nomment l'ordre et la vie de tout, chacun peut les lire, et ils ne lisent que le socle. */
export const RACINES_PURES: readonly string[] = ['parcours.ts', 'vie.ts']
/** Ce qui branche tout ensemble ; personne ne l'importe. */
export const RACINES_DE_BRANCHEMENT: readonly string[] = [
  'palier.ts',
  'verbes.ts',
  'serveur.ts',
  'application.ts',
  'main.ts',
  'bac.ts',
  'consequences.ts',
  'actes.ts',
]

export const TIROIRS: readonly string[] = [
  ...[
    'utils',
    'util',
    'helpers',
    'helper',
    'common',
    'commun',
    'communs',
    'services',
    'service',
    'shared',
    'lib',
    'libs',
    'misc',
    'divers',
  ],
  ...['outils', 'tools', 'core', 'managers'],
]

export const CLOTURES: Readonly<Record<string, number>> = { pur: 25, http: 85 }

/** Les noms par lesquels du code cesse d'être pur. */
export const IMPURS: readonly string[] = [
  ...['Date', 'process', 'crypto', 'performance', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise'],
  ...['globalThis', 'window', 'document', 'navigator', 'localStorage', 'console', 'Buffer', 'require', 'Worker', 'eval'],
]
