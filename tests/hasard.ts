import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { REGISTRE } from '../src/actes.ts'
import { application } from '../src/application.ts'
import { verifierJournal } from '../src/journal/verification.sql.ts'
import { ouvrirService } from '../src/main.ts'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { registre } from '../src/plateforme/registre/registre.registre.ts'
import { planterPrets } from './prets.ts'

const LE = Temporal.Instant.from('2021-09-06T14:00:00Z')

/** Des suites de hasard toujours les mêmes pour une même graine : une épreuve qui échoue se rejoue. */
export const tirage = (graine: number) => {
  let etat = graine >>> 0
  const entier = (borne: number): number => {
    etat = (Math.imul(etat, 1664525) + 1013904223) >>> 0
    return etat % borne
  }
  const parmi = <T>(choix: readonly T[]): T => choix[entier(choix.length)]!
  return { entier, parmi }
}

export type Hasard = {
  /** Envoie autant de formulaires inventés que dit ; rend ceux qui ont fait tomber une page (5xx). */
  readonly eprouver: (nombre: number, graine: number) => Promise<readonly string[]>
  /** L'état de ce qui n'est pas à la personne qui envoie. */
  readonly etatDAutrui: () => Promise<string>
  readonly fermer: () => Promise<void>
}

/**
 * L'application entière dans ce processus, et une personne connectée qui envoie n'importe quoi à chaque formulaire, dont ceux
 * d'organismes et d'appels qui ne sont pas les siens. Les routes viennent de l'application : une nouvelle page y est d'office.
 * Effacer son compte a ses propres essais : une personne effacée n'éprouverait plus rien.
 */
export const ouvrirHasard = async (base: Base, url: string, donnees: string): Promise<Hasard> => {
  registre.level = 'silent'
  const prets = await planterPrets(base, 3, LE, 'chacun-le-sien')
  Object.assign(process.env, { DATABASE_URL: url, PALIER_DONNEES: donnees })
  const service = await ouvrirService()
  const app = application(service, undefined)
  const routes = [...new Set(app.routes.filter((r) => r.method === 'POST' && r.path !== '/compte/effacer').map((r) => r.path))]
  /** Ouvre une session à la personne : le hasard ferme souvent la sienne. */
  const entrer = async () => {
    await service.connexion.sessions.demanderLien('p0@exemple.fr', '/')
    const ouverte = await service.connexion.sessions.consommerLien(service.liens.get('p0@exemple.fr') ?? '', new Headers())
    const temoins = (ouverte?.cookies ?? []).map((c) => c.split(';')[0]).join('; ')
    const page = await (await app.request('/compte', { headers: { cookie: temoins } })).text()
    const jeton = /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? ''
    if (jeton === '') throw new Error('La personne n’est pas entrée')
    return { temoins, jeton }
  }

  const autres = prets.slice(1)
  const objets = [
    ...autres.map((p) => p.dossier),
    ...autres.flatMap((p) => p.par.organismes),
    'ssi-2021',
    `${autres[0]?.dossier}-audit`,
    '1',
    '../etc',
    '%00',
  ]
  const noms = [
    'reponses',
    'r.lieux',
    'r.referent.nom',
    'rang',
    'numero',
    'titre',
    'r.projet:1:titre',
    'montant',
    'depenses.0.montant',
    'texte',
    'motif',
    'objets',
    'engagement.planifier-audit',
    '__proto__',
    'constructor',
    'courriel',
    'droit',
    'fiche',
    'part',
    'le',
    'vue',
    'question',
    'lien',
    'geste',
    'sens',
    'jour',
  ]
  const valeurs = [
    '',
    'oui',
    'non',
    '0',
    '-1',
    '1e309',
    '99999999999999999999',
    'NaN',
    '2021-02-30',
    '2021-10-31',
    '[object Object]',
    '\u0000',
    '\ud800',
    '<script>alert(1)</script>',
    "'; drop table dossier; --",
    'é'.repeat(3000),
    'a'.repeat(30_000),
    '../../etc/passwd',
    '💥',
    '1 000,50',
    'je-ne-sais-pas',
    'ssi-2021',
    autres[0]?.dossier ?? '',
  ]

  return {
    etatDAutrui: () =>
      lireEtat(
        base,
        autres.map((p) => p.dossier),
      ),
    fermer: () => service.arreter(),
    eprouver: async (nombre, graine) => {
      const { entier, parmi } = tirage(graine)
      const pannes: string[] = []
      let { temoins, jeton } = await entrer()
      for (let n = 0; n < nombre; n++) {
        const chemin = parmi(routes)
          .replace(/:acte\b/, () => parmi(REGISTRE).nom)
          .replace(/:[\w]+(\{[^}]*\})?/g, () => encodeURIComponent(parmi(objets)))
          .replaceAll('*', '')
        const corps = new URLSearchParams(Array.from({ length: entier(8) }, () => [parmi(noms), parmi(valeurs)]))
        corps.set('jeton', entier(5) === 0 ? parmi(valeurs) : jeton)
        const genre = parmi([
          'application/x-www-form-urlencoded',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/json',
          'text/plain',
        ])
        const envoi = {
          method: 'POST',
          body: corps.toString(),
          headers: { cookie: temoins, origin: service.configuration.url, 'content-type': genre },
        }
        const statut = await Promise.resolve(app.request(chemin, envoi)).then(
          (r) => (r.headers.get('location')?.startsWith('/connexion?motif=session') === true ? 401 : r.status),
          () => 599,
        )
        if (statut === 401) ({ temoins, jeton } = await entrer())
        if (statut >= 500) pannes.push(`${statut} ${chemin} ${genre} ${corps.toString().slice(0, 300)}`)
      }
      return pannes
    },
  }
}

const lireEtat = async (base: Base, dossiers: readonly string[]): Promise<string> => {
  const lu = await sql<{ etat: string }>`
    select json_agg(json_build_object('vie', (select to_jsonb(v) from vie v where v.genre = 'dossier' and v.id = d.id), 'dossier', to_jsonb(d),
      'reponses', (select json_agg(r order by r.question) from reponse r where r.dossier = d.id),
      'pieces', (select count(*) from piece p where p.dossier = d.id), 'projets', (select count(*) from projet p where p.dossier = d.id),
      'engagements', (select json_agg(e order by e.code) from engagement e where e.dossier = d.id),
      'membres', (select count(*) from membre m where m.dossier = d.id), 'messages', (select count(*) from message m where m.dossier = d.id),
      'entrees', (select count(*) from entree j where j.objet = d.id)) order by d.id)::text as etat
    from dossier d where d.id = any(${[...dossiers]})`.execute(base)
  return lu.rows[0]?.etat ?? ''
}

/** Éprouve l'application sur sa base, puis la ferme : rien n'est tombé, rien d'autrui n'a changé, le journal tient. */
export const rienNeTombe = async (base: Base, url: string, nombre: number, graine: number): Promise<void> => {
  const donnees = mkdtempSync(join(tmpdir(), 'palier-hasard-'))
  const hasard = await ouvrirHasard(base, url, donnees)
  try {
    const avant = await hasard.etatDAutrui()
    expect(await hasard.eprouver(nombre, graine)).toEqual([])
    expect(await hasard.etatDAutrui()).toBe(avant)
    expect((await verifierJournal(base)).ruptures).toEqual([])
  } finally {
    await hasard.fermer()
    rmSync(donnees, { recursive: true, force: true })
  }
}
