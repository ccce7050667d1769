import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDesMissions } from './mission.http.tsx'

const LE = Temporal.Instant.from('2023-12-05T17:00:00Z')
const { base, monde, partie, id } = await partieJouee('ara-2023', LE)
const pages = pagesDesMissions(monde, acteNomme)
const acteur = (ref: string) => partie.acteurs.get(ref)!
const vuePar = (ref: string) => visiteDe(pages, acteur(ref), LE)
const commission = {
  id: acteur('ars').id,
  nom: 'Membre',
  role: 'commission',
  agence: 'ars-ara',
  organismes: [],
  droits: {},
  fonctions: [],
} as const
const d01 = `/missions/${id('d01')}-audit`
const TITRE = 'Aucune copie hors du réseau'

const lectures = async () => (await sql<{ par: string }>`select par from lecture_constats order by le`.execute(base)).rows.map((l) => l.par)

test('étant donné un rapport remis, l’organisme, son prestataire et les agents de l’appel lisent les constats, et chaque lecture est gardée', async () => {
  for (const ref of ['porteur-og-01', 'auditeur-rempart', 'ars', 'gcs']) {
    const avant = await lectures()
    const page = await vuePar(ref).lire(`${d01}/constats`)
    expect([page.statut, page.texte.includes(TITRE)], ref).toEqual([200, true])
    const apres = await lectures()
    expect(apres.length - avant.length, ref).toBe(1)
    expect(apres).toContain(acteur(ref).id)
  }
})

test.each(['', '/constats', '/rapport', '/rapport.pdf', '/grilles/maturin-sms'])(
  'ni un membre de commission, ni un autre organisme, ni un autre prestataire, ni un inconnu ne lisent %s : la page n’existe pas pour eux',
  async (suite) => {
    const avant = await lectures()
    const autres = [commission, acteur('porteur-og-02'), acteur('auditeur-sentinelle'), undefined]
    const vues = await Promise.all(autres.map((a) => visiteDe(pages, a, LE).lire(`${d01}${suite}`)))
    const absente = await vuePar('ars').lire('/missions/inconnue')
    expect(vues).toEqual(autres.map(() => absente))
    expect(await lectures()).toEqual(avant)
  },
)

test('A-16 · le rapport dit la synthèse, les constats, le plan par priorité, le cadrage, et recommande un audit de contrôle', async () => {
  const { texte } = await vuePar('porteur-og-01').lire(`${d01}/rapport`)
  for (const dit of [
    'Synthèse pour la direction',
    TITRE,
    'A1 · Copie de sauvegarde déconnectée',
    'Contrats des prestataires',
    'audit de contrôle',
  ])
    expect(texte).toContain(dit)
})

test('A-16 · le PDF commence par %PDF et porte le titre du constat', async () => {
  const pdf = Buffer.from(await vuePar('porteur-og-01').octets(`${d01}/rapport.pdf`)).toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toContain([...`C1 · ${TITRE}`].map((l) => l.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()).join(''))
})

test('A-17 · avant la remise, l’organisme et l’agence ne lisent aucun constat, et rien n’est noté comme lu', async () => {
  const sql1 = await sql<{
    id: string
    organisme: string
  }>`select id, organisme from vie where genre = 'mission' and etat in ('planifiee', 'sur-place') order by id limit 1`.execute(base)
  const mission = sql1.rows[0]!
  const avant = await lectures()
  for (const ref of [`porteur-${mission.organisme}`, 'ars']) {
    const page = await vuePar(ref).lire(`/missions/${mission.id}/constats`)
    expect(page.texte).toContain('quand le prestataire aura remis son rapport')
    expect((await vuePar(ref).lire(`/missions/${mission.id}/rapport.pdf`)).statut).toBe(404)
  }
  expect(await lectures()).toEqual(avant)
})

test('A-02 · l’auditeur ne lit le déclaré qu’après sa propre réponse, et ce qu’il enregistre reste', async () => {
  const { rows } = await sql<{ id: string; prestataire: string; etat: string }>`
    select v.id, v.prestataire, v.etat from vie v join mission m on m.id = v.id
    where v.genre = 'mission' and v.etat = 'planifiee' and exists (select 1 from evaluation e where e.dossier = m.dossier and e.moment = 'declare') limit 1`.execute(
    base,
  )
  const mission = rows[0]!
  const auditeur = vuePar(mission.prestataire === 'ara-rempart' ? 'auditeur-rempart' : 'auditeur-sentinelle')
  const page = `/missions/${mission.id}/grilles/treize-questions?domaine=sauvegardes`
  expect((await auditeur.lire(page)).texte).not.toContain('Déclaré par l’organisme')
  const fait = await auditeur.ecrire(page, { 'reponses.sauvegardes-regularite': '2' })
  expect(fait.vers).toBe(`${page}&fait=evaluer`)
  const { texte } = await auditeur.lire(page)
  expect(texte.match(/Déclaré par l’organisme/g)).toHaveLength(1)
  expect(texte).toContain('1 réponse sur 23')
  const refusee = await auditeur.ecrire(page, { 'reponses.sauvegardes-regularite': '3', 'reponses.sauvegardes-deconnectees': '9' })
  expect(refusee.statut).toBe(422)
  expect(refusee.texte).toMatch(/value="3"[^>]*checked|checked[^>]*value="3"/)
})

test('A-14, A-15 · la mission dit ses bornes et ce qu’il faut préparer', async () => {
  const { texte } = await vuePar('porteur-og-01').lire(d01)
  for (const dit of ['1,5\u00a0jour', '15 jours', 'Schéma du réseau', 'Référente des usages numériques', 'Site le plus éloigné'])
    expect(texte).toContain(dit)
})
