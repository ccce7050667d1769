import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { racine } from '../racine.env.ts'
import type { Base } from './base.sql.ts'

type Migration = { readonly nom: string; readonly texte: string; readonly empreinte: string }

const VERROU = 7_251_425n // « palier » : deux serveurs peuvent démarrer ensemble, un seul migre.
const NOM = /^\d{8}-\d{2}[a-z]?-[a-z0-9-]+\.sql$/

/**
 * Applique, dans l'ordre de leurs noms, les fichiers `src/<étape>/migrations/*.sql` qui ne l'ont pas été.
 * Chacun est une transaction. Rend les noms appliqués.
 * @throws une phrase qui dit quoi faire, si un fichier déjà appliqué a changé ou si un nom n'a pas la bonne forme
 */
export const migrer = (base: Base): Promise<readonly string[]> => migrerDepuis(base, join(racine, 'src'))

/** Comme `migrer`, depuis un autre dossier d'étapes. */
export const migrerDepuis = (base: Base, etapes: string): Promise<readonly string[]> => {
  const migrations = lireMigrations(etapes)
  return base.connection().execute(async (connexion) => {
    await sql`select pg_advisory_lock(${VERROU})`.execute(connexion)
    try {
      return await appliquerManquantes(connexion, migrations)
    } finally {
      await sql`select pg_advisory_unlock(${VERROU})`.execute(connexion)
    }
  })
}

const lireMigrations = (etapes: string): readonly Migration[] => {
  const fichiers = globSync('*/migrations/*.sql', { cwd: etapes })
    .map((chemin) => ({ nom: basename(chemin), chemin }))
    .sort((a, b) => (a.nom < b.nom ? -1 : 1))
  for (const [rang, { nom, chemin }] of fichiers.entries()) {
    if (!NOM.test(nom)) throw new Error(`${chemin} : une migration se nomme « 20261121-01-sujet.sql ».`)
    if (fichiers[rang + 1]?.nom === nom)
      throw new Error(`Deux migrations se nomment ${nom} : changez le numéro de l’une, l’ordre en dépend.`)
  }
  return fichiers.map(({ nom, chemin }) => {
    const texte = readFileSync(join(etapes, chemin), 'utf8')
    return { nom, texte, empreinte: createHash('sha256').update(texte).digest('hex') }
  })
}

const appliquerManquantes = async (base: Base, migrations: readonly Migration[]): Promise<readonly string[]> => {
  await sql`create table if not exists migration (nom text primary key, empreinte text not null, appliquee timestamptz not null default now())`.execute(
    base,
  )
  const { rows } = await sql<{ nom: string; empreinte: string }>`select nom, empreinte from migration`.execute(base)
  const appliquees = new Map(rows.map(({ nom, empreinte }) => [nom, empreinte]))
  const changees = migrations.filter(({ nom, empreinte }) => appliquees.has(nom) && appliquees.get(nom) !== empreinte)
  if (changees.length > 0) {
    const noms = changees.map(({ nom }) => nom).join(', ')
    throw new Error(
      `Des migrations déjà appliquées ont changé (${noms}) : rétablissez ces fichiers, et écrivez le changement dans une nouvelle migration.`,
    )
  }
  const manquantes = migrations.filter(({ nom }) => !appliquees.has(nom))
  for (const migration of manquantes) await appliquer(base, migration)
  return manquantes.map(({ nom }) => nom)
}

const appliquer = async (base: Base, { nom, texte, empreinte }: Migration): Promise<void> => {
  try {
    await base.transaction().execute(async (transaction) => {
      await sql.raw(texte).execute(transaction)
      await sql`insert into migration (nom, empreinte) values (${nom}, ${empreinte})`.execute(transaction)
    })
  } catch (cause) {
    throw new Error(`La migration ${nom} a échoué, rien n’en a été gardé : ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
