import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { acteNomme } from '../../src/actes.ts'
import { ecrireAgent, ecrireOrganisme } from '../../src/acteurs/inscription.sql.ts'
import type { Monde } from '../../src/appel/monde.actes.ts'
import type { Acteur } from '../../src/journal/objet.ts'
import { type Base, ouvrirBase } from '../../src/plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from '../../src/plateforme/base/embarquee.pg.ts'
import { migrer } from '../../src/plateforme/base/migrations.sql.ts'
import { inventer } from '../../src/repetition/organismes.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'

/**
 * Dépôts par seconde, contre l'insertion nue des mêmes lignes dans une transaction de même taille.
 * La base est durable (chaque transaction attend le disque), huit dépôts à la fois ; les premiers, à blanc, ne comptent pas.
 */
const A_BLANC = 60
const NOMBRE = 300
const DE_FRONT = 8
const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const TOUCHEES = ['depot', 'entree', 'courriel', 'dossier', 'vie', 'fil', 'engagement', 'ligne_dossier'] as const

const mesurer = async (base: Base) => {
  const monde = await mondeDEssai(base, LE)
  const acteurs = await preparer(base, monde)
  const parSeconde = async (faire: (rang: number) => Promise<unknown>): Promise<number> => {
    const tous = async (rangs: number[]): Promise<void> => {
      await Promise.all(
        Array.from({ length: DE_FRONT }, async () => {
          for (let r = rangs.pop(); r !== undefined; r = rangs.pop()) await faire(r)
        }),
      )
    }
    const rangs = Array.from({ length: NOMBRE }, (_, rang) => rang)
    await tous(rangs.slice(0, A_BLANC))
    const debut = performance.now()
    await tous(rangs.slice(A_BLANC))
    return ((NOMBRE - A_BLANC) * 1000) / (performance.now() - debut)
  }
  const dossiers = (await sql<{ id: string; organisme: string }>`select id, organisme from dossier order by id`.execute(base)).rows
  const deposes = await parSeconde(async (rang) => {
    const d = dossiers[rang]
    const par = acteurs.get(d?.organisme ?? '')
    if (d === undefined || par === undefined) throw new Error('Préparation incomplète')
    const fait = await acteNomme('deposer')?.faire(monde, { objet: d.id, saisie: {}, par, le: LE })
    if (fait?.ok !== true) throw new Error(JSON.stringify(fait))
  })
  const lignes = await lignesDe(
    base,
    dossiers.map((d) => d.id),
  )
  for (const t of TOUCHEES) await sql`create table ${sql.id(`${t}_nue`)} (like ${sql.id(t)} including indexes)`.execute(base)
  const nues = await parSeconde((rang) =>
    base.transaction().execute(async (tx) => {
      for (const { table, ligne } of lignes[rang] ?? []) {
        await sql`insert into ${sql.id(`${table}_nue`)} select * from jsonb_populate_record(null::${sql.id(table)}, ${ligne}::jsonb)`.execute(
          tx,
        )
      }
    }),
  )
  return { depots: Math.round(deposes), nues: Math.round(nues), part: Math.round((deposes / nues) * 100) / 100 }
}

const preparer = async (base: Base, monde: Monde): Promise<ReadonlyMap<string, Acteur>> => {
  const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
  await ecrireAgent(base, { id: 'ars', nom: 'Agence', courriel: 'ars@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
  const faire = async (nom: string, par: Acteur, saisie: unknown, objet?: string) => {
    const fait = await acteNomme(nom)?.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: LE })
    if (fait?.ok !== true) throw new Error(`${nom} : ${JSON.stringify(fait)}`)
    return fait.value.id
  }
  await faire('publier', ars, { code: 'ssi-2021', version: 1, texte: 'mesure' })
  const acteurs = new Map<string, Acteur>()
  const modeles = Array.from({ length: NOMBRE }, (_, i) => ({ ref: `o${i}`, nature: 'pharmacie', capacite: null, effectif: 5, sites: 0 }))
  for (const [rang, modele] of modeles.entries()) {
    const [invente] = inventer(rang, 'guyane', [modele])
    if (invente === undefined) continue
    const { organisme } = invente
    await ecrireOrganisme(base, { ...organisme, siret: String(10_000_000_000_000 + rang), finess: null }, [])
    const par: Acteur = {
      id: `p${rang}`,
      nom: `Direction ${rang}`,
      role: 'porteur',
      organismes: [organisme.id],
      droits: { [organisme.id]: 'deposer' },
      fonctions: [],
    }
    await ecrireAgent(base, { id: par.id, nom: par.nom, courriel: `p${rang}@exemple.fr` }, [{ role: 'porteur', organisme: organisme.id }])
    acteurs.set(organisme.id, par)
    const id = await faire('ouvrir', par, { appel: 'ssi-2021', guichet: 'audit', organisme: organisme.id })
    const referent = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }
    await faire('repondre', par, { reponses: { 'referent-nomme': 'oui', referent, lieux: 'Un site.' } }, id)
    await faire('s-engager', par, { engagements: ['planifier-audit', 'transmettre-resultats'] }, id)
  }
  return acteurs
}

/** Les lignes que chaque dépôt a écrites ou changées, telles qu'elles sont. */
const lignesDe = async (base: Base, dossiers: readonly string[]) =>
  Promise.all(
    dossiers.map(async (d) => {
      const fil = `dossier:${d}`
      const une = async (table: (typeof TOUCHEES)[number], ou: ReturnType<typeof sql>) =>
        (await sql<{ ligne: string }>`select row_to_json(t)::text as ligne from ${sql.id(table)} t where ${ou}`.execute(base)).rows.map(
          (r) => ({ table, ligne: r.ligne }),
        )
      return [
        ...(await une('depot', sql`dossier = ${d}`)),
        ...(await une('entree', sql`fil = ${fil} and acte = 'deposer'`)),
        ...(await une('courriel', sql`objet like ${`%${d}%`}`)),
        ...(await une('dossier', sql`id = ${d}`)),
        ...(await une('vie', sql`genre = 'dossier' and id = ${d}`)),
        ...(await une('fil', sql`fil = ${fil}`)),
        ...(await une('ligne_dossier', sql`dossier = ${d}`)),
        ...(await une('engagement', sql`dossier = ${d} and echeance is not null`)),
      ]
    }),
  )

const donnees = await mkdtemp(join(tmpdir(), 'palier-mesure-'))
const serveur = await demarrerBaseEmbarquee({ donnees, duree: 'durable' })
const base = ouvrirBase(serveur.url)
await migrer(base)
const resultat = await mesurer(base)
await base.destroy()
await serveur.arreter()
await rm(donnees, { recursive: true, force: true })
console.log(JSON.stringify({ mesure: 'depots', unite: 'dépôts par seconde', objectif: 0.3, ...resultat }))
