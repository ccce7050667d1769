import { AsyncLocalStorage } from 'node:async_hooks'
import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { acteNomme } from '../../src/actes.ts'
import { application } from '../../src/application.ts'
import { ouvrirService } from '../../src/main.ts'
import type { Base } from '../../src/plateforme/base/base.sql.ts'
import { registre } from '../../src/plateforme/registre/registre.registre.ts'
import { partieJouee } from '../partie.ts'
import { type Ids, PERSONNES, type Personne, planterPersonnes, porteurDe } from './personnes.ts'

/** L'appel de Guyane, dossiers décidés, audits rendus, conventions signées : à cette heure, tout ce qui se protège existe. */
const LE = Temporal.Instant.from('2021-12-14T12:00:00Z')
const ORGANISME = 'ehpad'

/** Ce que reçoit une personne, et ce que la base a dû faire pour cela : les textes de ses requêtes, dans l'ordre. */
export type Reponse = { readonly statut: number; readonly vers: string; readonly texte: string; readonly requetes: readonly string[] }
export type Envoi = {
  readonly champs?: Readonly<Record<string, string>>
  readonly fichier?: string
  readonly jeton?: 'absent'
  readonly json?: true
}
export type MondeDAcces = {
  readonly routes: readonly { readonly methode: string; readonly chemin: string }[]
  readonly ids: Ids
  readonly demander: (qui: Personne, methode: string, chemin: string, envoi?: Envoi) => Promise<Reponse>
  /** Ce qui ne doit pas changer quand on n'a pas le droit : chaque table, et les fichiers arrivés. */
  readonly etat: () => Promise<Readonly<Record<string, string>>>
  readonly fermer: () => Promise<void>
}

/** Ce que la base reçoit pendant une demande, d'où que vienne la question : une tâche de fond n'y est pas comptée. */
const ecoute = new AsyncLocalStorage<string[]>()
const demanderALaBase = pg.Client.prototype.query
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...args: readonly unknown[]) {
    const [quoi] = args
    ecoute.getStore()?.push(typeof quoi === 'string' ? quoi : (quoi as { readonly text: string }).text)
    return Reflect.apply(demanderALaBase, this, args)
  },
})

/** L'application entière sur l'appel rejoué, et une personne de chaque sorte. */
export const ouvrirMondeDAcces = async (): Promise<MondeDAcces> => {
  registre.level = 'silent'
  const { base, url, monde, id, donnees } = await partieJouee('guyane-2021', LE)
  const vises = {
    audit: id(`a-${ORGANISME}`),
    investissement: id(`i-${ORGANISME}`),
    brouillon: id('i-reseau'),
    organisme: await organismeDe(base, id(`i-${ORGANISME}`)),
  }
  const ids = { ...vises, ...(await planterPersonnes(monde, vises, LE)) }
  for (const [objet, texte] of [
    [ids.investissement, 'CANARI-MESSAGE'],
    [ids.brouillon, 'CANARI-BROUILLON'],
  ] as const) {
    const par = porteurDe('deposant', await organismeDe(base, objet))
    const ecrit = await acteNomme('ecrire-message')!.faire(monde, { objet, saisie: { texte, fichiers: [] }, par, le: LE })
    if (!ecrit.ok) throw new Error(JSON.stringify(ecrit.error))
  }
  await sql`
    insert into avis (dossier, agent, rang, fonction, notes, commentaires, conclusion, motif, le)
    select dossier, agent, rang + 1, fonction, notes, commentaires, conclusion, 'CANARI-AVIS', le from avis where dossier = ${ids.investissement}`.execute(
    base,
  )
  await sql`update decision set motif = 'CANARI-DECISION' where dossier = ${ids.investissement}`.execute(base)
  Object.assign(process.env, { DATABASE_URL: url, PALIER_DONNEES: donnees })
  const service = await ouvrirService()
  // La connexion a ses essais ; ici la session dit qui parle, pour que des milliers de demandes tiennent en quelques secondes.
  const sessions = {
    ...service.connexion.sessions,
    lire: async (entetes: Headers) => sessionDe(entetes.get('x-qui')),
    fermer: async () => undefined,
    fermerLesAutres: async () => undefined,
    sortir: async () => [],
  }
  const horloge = { ...service.horloge, maintenant: () => LE }
  const app = application(
    { ...service, monde: { ...monde, maintenant: () => LE }, horloge, connexion: { ...service.connexion, sessions } },
    undefined,
  )
  const jetons = new Map<Personne, string>()
  for (const qui of PERSONNES) {
    const page = await app.request(qui === 'visiteur' ? '/connexion' : '/compte', { headers: { 'x-qui': qui } })
    jetons.set(qui, /name="jeton" value="([^"]+)"/.exec(await page.text())?.[1] ?? '')
  }
  return {
    routes: app.routes.flatMap(({ method, path }) => (path.includes('*') ? [] : [{ methode: method, chemin: path }])),
    ids,
    demander: async (qui, methode, chemin, envoi = {}) => {
      const jeton = envoi.jeton === 'absent' ? '' : (jetons.get(qui) ?? '')
      const requetes: string[] = []
      const r = await ecoute.run(requetes, async () =>
        app.request(chemin, {
          method: methode,
          headers: {
            'x-qui': qui,
            origin: service.configuration.url,
            'palier-jeton': jeton,
            ...(envoi.json === true ? { accept: 'application/json' } : {}),
          },
          ...(methode === 'GET' || methode === 'HEAD' ? {} : { body: corpsDe(jeton, envoi) }),
        }),
      )
      return { statut: r.status, vers: r.headers.get('location') ?? '', texte: await r.text(), requetes }
    },
    etat: () => lireEtat(base, donnees),
    fermer: () => service.arreter(),
  }
}

const corpsDe = (jeton: string, { champs = {}, fichier }: Envoi): FormData | URLSearchParams => {
  if (fichier === undefined) return new URLSearchParams({ ...champs, jeton })
  const corps = new FormData()
  for (const [nom, v] of Object.entries({ jeton, ...champs })) corps.set(nom, v)
  corps.set(fichier, new File(['%PDF-1.4 essai'], 'essai.pdf', { type: 'application/pdf' }))
  return corps
}

const sessionDe = (qui: string | null) => (qui === null || qui === 'visiteur' ? undefined : { courriel: `${qui}@exemple.fr`, id: qui })

const organismeDe = async (base: Base, dossier: string): Promise<string> =>
  (await sql<{ organisme: string }>`select organisme from dossier where id = ${dossier}`.execute(base)).rows[0]!.organisme

/** L'empreinte de chaque table, et le nombre de fichiers gardés ou en train d'arriver. */
const lireEtat = async (base: Base, donnees: string): Promise<Readonly<Record<string, string>>> => {
  const tables = await sql<{ nom: string }>`select tablename as nom from pg_tables where schemaname = 'public' order by 1`.execute(base)
  const empreintes = tables.rows.map(
    ({ nom }) =>
      sql`select ${nom}::text as nom, count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as etat from ${sql.table(nom)} t`,
  )
  const lues = await sql<{ nom: string; etat: string }>`${sql.join(empreintes, sql` union all `)}`.execute(base)
  return {
    ...Object.fromEntries(lues.rows.map((t) => [t.nom, t.etat])),
    fichiers: String(readdirSync(donnees, { recursive: true }).length),
  }
}
