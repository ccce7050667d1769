import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { acteNomme } from '../../src/actes.ts'
import { ecrireAgent, ecrirePrestataire, type Habilitation } from '../../src/acteurs/inscription.sql.ts'
import { application } from '../../src/application.ts'
import { ecrireDeport } from '../../src/instruction/conflit.sql.ts'
import { ouvrirService } from '../../src/main.ts'
import type { Base } from '../../src/plateforme/base/base.sql.ts'
import { registre } from '../../src/plateforme/registre/registre.registre.ts'
import { rejouerSur } from '../rejeu.ts'

/** L'appel de Guyane, dossiers décidés, audits rendus, conventions signées : à cette heure, tout ce qui se protège existe. */
const LE = Temporal.Instant.from('2021-12-14T12:00:00Z')
const ORGANISME = 'ehpad'

/** Qui demande, et ce qui le lie au dossier visé. Un nom est une clé de la table `attendus.ts`. */
export const PERSONNES = [
  'visiteur',
  'sans-role',
  'lecteur',
  'redacteur',
  'deposant',
  'autre-organisme',
  'ars',
  'grades',
  'commission',
  'direction',
  'delegataire',
  'comptable',
  'auditeur',
  'ars-ecarte',
  'commission-ecartee',
  'ancien-membre',
  'autre-ars',
  'autre-grades',
  'autre-commission',
  'autre-direction',
  'autre-comptable',
  'autre-auditeur',
] as const
export type Personne = (typeof PERSONNES)[number]

export type Reponse = { readonly statut: number; readonly vers: string; readonly texte: string }
export type MondeDAcces = {
  readonly routes: readonly { readonly methode: string; readonly chemin: string }[]
  readonly ids: { readonly audit: string; readonly investissement: string; readonly brouillon: string; readonly organisme: string }
  readonly demander: (qui: Personne, methode: string, chemin: string) => Promise<Reponse>
  /** Ce qui ne doit pas changer quand on n'a pas le droit : l'état, le journal, les courriels. */
  readonly etat: () => Promise<string>
  readonly fermer: () => Promise<void>
}

/** L'application entière sur l'appel rejoué, et une personne de chaque sorte. */
export const ouvrirMondeDAcces = async (base: Base, url: string): Promise<MondeDAcces> => {
  registre.level = 'silent'
  const donnees = mkdtempSync(join(tmpdir(), 'palier-acces-'))
  const { monde, id } = await rejouerSur(base, 'guyane-2021', LE)
  const ids = {
    audit: id(`a-${ORGANISME}`),
    investissement: id(`i-${ORGANISME}`),
    brouillon: id('i-reseau'),
    organisme: await organismeDe(base, id(`i-${ORGANISME}`)),
  }
  await planterPersonnes(base, ids)
  const deposant = {
    id: 'deposant',
    nom: 'deposant',
    role: 'porteur',
    organismes: [ids.organisme],
    droits: { [ids.organisme]: 'deposer' },
    fonctions: [],
  } as const
  const ecrit = await acteNomme('ecrire-message')!.faire(monde, {
    objet: ids.investissement,
    saisie: { texte: 'CANARI-MESSAGE', fichiers: [] },
    par: deposant,
    le: LE,
  })
  if (!ecrit.ok) throw new Error(JSON.stringify(ecrit.error))
  await sql`
    insert into avis (dossier, agent, rang, fonction, notes, commentaires, conclusion, motif, le)
    select dossier, agent, rang + 1, fonction, notes, commentaires, conclusion, 'CANARI-AVIS', le from avis where dossier = ${ids.investissement}`.execute(
    base,
  )
  await sql`update decision set motif = 'CANARI-DECISION' where dossier = ${ids.investissement}`.execute(base)
  Object.assign(process.env, { DATABASE_URL: url, PALIER_DONNEES: donnees })
  const service = await ouvrirService()
  // La connexion a ses essais ; ici la session dit qui parle, pour que des milliers de demandes tiennent en quelques secondes.
  const sessions = { ...service.connexion.sessions, lire: async (entetes: Headers) => sessionDe(entetes.get('x-qui')) }
  const horloge = { ...service.horloge, maintenant: () => LE }
  const app = application({ ...service, monde, horloge, connexion: { ...service.connexion, sessions } }, undefined)
  const jetons = new Map<Personne, string>()
  for (const qui of PERSONNES) {
    const page = await app.request(qui === 'visiteur' ? '/connexion' : '/compte', { headers: { 'x-qui': qui } })
    jetons.set(qui, /name="jeton" value="([^"]+)"/.exec(await page.text())?.[1] ?? '')
  }
  return {
    routes: app.routes.flatMap(({ method, path }) => (method === 'ALL' ? [] : [{ methode: method, chemin: path }])),
    ids,
    demander: async (qui, methode, chemin) => {
      const corps = methode === 'POST' ? { body: new URLSearchParams({ jeton: jetons.get(qui) ?? '' }) } : {}
      const r = await app.request(chemin, { method: methode, headers: { 'x-qui': qui, origin: service.configuration.url }, ...corps })
      return { statut: r.status, vers: r.headers.get('location') ?? '', texte: await r.text() }
    },
    etat: () => lireEtat(base),
    fermer: async () => {
      await service.arreter()
      rmSync(donnees, { recursive: true, force: true })
    },
  }
}

const sessionDe = (qui: string | null) => (qui === null || qui === 'visiteur' ? undefined : { courriel: `${qui}@exemple.fr`, id: qui })

const organismeDe = async (base: Base, dossier: string): Promise<string> =>
  (await sql<{ organisme: string }>`select organisme from dossier where id = ${dossier}`.execute(base)).rows[0]!.organisme

const planterPersonnes = async (base: Base, ids: MondeDAcces['ids']): Promise<void> => {
  const voisin = (await sql<{ id: string }>`select id from organisme where id <> ${ids.organisme} order by id limit 1`.execute(base))
    .rows[0]!.id
  const prestataire = (
    await sql<{ prestataire: string }>`select prestataire from vie where genre = 'mission' and fil = ${`dossier:${ids.audit}`}`.execute(
      base,
    )
  ).rows[0]!.prestataire
  await ecrirePrestataire(base, { id: 'autre-prestataire', nom: 'Autre prestataire', siret: '00000000000000' }, [])
  const agence = 'ars-guyane'
  const siege = { role: 'commission', agence, fonction: 'rssi-ght' } as const
  const habilitations: Readonly<Record<Exclude<Personne, 'visiteur'>, readonly Habilitation[]>> = {
    'sans-role': [],
    lecteur: [{ role: 'porteur', organisme: ids.organisme, droit: 'lire' }],
    redacteur: [{ role: 'porteur', organisme: ids.organisme, droit: 'ecrire' }],
    deposant: [{ role: 'porteur', organisme: ids.organisme, droit: 'deposer' }],
    'autre-organisme': [{ role: 'porteur', organisme: voisin, droit: 'deposer' }],
    ars: [{ role: 'ars', agence }],
    grades: [{ role: 'grades', agence }],
    commission: [siege],
    direction: [{ role: 'direction', agence }],
    delegataire: [{ role: 'delegataire', agence }],
    comptable: [{ role: 'comptable', agence }],
    auditeur: [{ role: 'prestataire', prestataire }],
    'ars-ecarte': [{ role: 'ars', agence }],
    'commission-ecartee': [siege],
    // Retirée de l'équipe et de la commission : il ne lui reste que son compte.
    'ancien-membre': [],
    'autre-ars': [{ role: 'ars', agence: 'ars-ara' }],
    'autre-grades': [{ role: 'grades', agence: 'ars-ara' }],
    'autre-commission': [{ role: 'commission', agence: 'ars-ara', fonction: 'rssi-ght' }],
    'autre-direction': [{ role: 'direction', agence: 'ars-ara' }],
    'autre-comptable': [{ role: 'comptable', agence: 'ars-ara' }],
    'autre-auditeur': [{ role: 'prestataire', prestataire: 'autre-prestataire' }],
  }
  for (const [qui, roles] of Object.entries(habilitations))
    await ecrireAgent(base, { id: qui, nom: qui, courriel: `${qui}@exemple.fr` }, roles)
  await base.transaction().execute(async (tx) => {
    for (const qui of ['ars-ecarte', 'commission-ecartee'])
      for (const dossier of [ids.audit, ids.investissement, ids.brouillon]) await ecrireDeport(tx, dossier, qui, 'Mon employeur', LE)
  })
}

const lireEtat = async (base: Base): Promise<string> =>
  (
    await sql<{ etat: string }>`
      select concat_ws('|', (select md5(string_agg(v::text, '' order by genre, id)) from vie v), (select count(*) from entree),
        (select count(*) from courriel), (select count(*) from message), (select count(*) from piece), (select count(*) from reception),
        (select count(*) from habilitation), (select count(*) from demande_acces), (select count(*) from question_posee)) as etat`.execute(
      base,
    )
  ).rows[0]!.etat
