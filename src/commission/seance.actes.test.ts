import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { suiteDesSeances } from '../decision/seances.actes.ts'
import { ecrireSeance, lireSeanceDuDossier, lireSeances, verrouillerSeance } from '../instruction/instruction.sql.ts'
import { verifierJournal } from '../journal/verification.sql.ts'
import { pagesDesLots } from '../suivi/lots.http.tsx'
import { lireAvisQuiVaut, lireAvisRendus } from './avis-rendu.sql.ts'
import { pagesDesSeances } from './seance.http.tsx'
import { lirePresences } from './tenue.sql.ts'

/** Le 3 novembre au matin, à Cayenne : la séance du 2 est levée, la pharmacie n'y a pas été examinée. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:30:00Z'))
const a = (t: string) => Temporal.PlainDateTime.from(t).toZonedDateTime('America/Cayenne').toInstant()
const qui = (ref: string) => partie.acteurs.get(ref)!
const faire = (acte: string, par: string, objet: string, saisie: unknown, le = a('2021-11-10T10:00')) =>
  acteNomme(acte)!.faire(monde, { objet, saisie, par: qui(par), le })
const motifs = async (fait: ReturnType<typeof faire>) => {
  const r = await fait
  return r.ok ? [] : r.error.map((x) => x.motif)
}
const FAVORABLE = { propose: 'favorable', mode: 'consensus', motif: 'Utile et clair' }
const code = (siege: string, ref: string) => `${siege}/ars-guyane-${ref}`
const SIEGES = [
  ...[code('rssi-ght', 'rssi-ght'), code('rssi-gcs', 'gcs'), code('analyste-si-gcs', 'analyste')],
  ...[code('charge-mission-si-ars', 'ars'), code('chef-projet-esms-ars', 'esms')],
]
const pages = pagesDesSeances(monde, suiteDesSeances(monde), acteNomme)
const vuePar = (ref: string, le = a('2021-11-10T10:00')) => visiteDe(pages, qui(ref), le)
/** Un acte attend le verrou qu'un autre tient. */
const unAttend = async (): Promise<void> => {
  const attendent = await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(base)
  if (attendent.rows.length === 0) return unAttend()
}
const seance = (ref: string) => lireSeanceDuDossier(base, id(ref)).then((s) => s?.code)

describe('corriger un avis, la séance levée', () => {
  test('G-42 · un premier avis n’est plus possible ; une correction dit pourquoi, et l’ancien avis reste', async () => {
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-pharma'), FAVORABLE))).toEqual(['seance-levee', 'sans-quorum'])
    const reserve = { ...FAVORABLE, propose: 'favorable-avec-reserve', reserve: 'Sans le lot 2.' }
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-foyer'), { ...reserve, vue: 1 }))).toEqual(['correction-sans-motif'])
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-foyer'), { ...reserve, vue: 1, rectification: 'Mal noté' }))).toEqual([])
    const rendus = await lireAvisRendus(base, id('i-foyer'))
    expect(rendus.map((r) => [r.rang, r.sens, r.rectification])).toEqual([
      [1, 'favorable', null],
      [2, 'favorable-avec-reserve', 'Mal noté'],
    ])
    // La correction garde la délibération : son instant et ceux qui y étaient.
    expect(rendus[1]?.delibereLe).toEqual(rendus[0]?.delibereLe)
    expect(rendus[1]?.participants).toHaveLength(5)
  })

  test('deux secrétaires à la fois : l’un note, l’autre apprend qui, quand et quoi ; rien n’est écrasé', async () => {
    const corriger = (par: string, motif: string) =>
      faire('adopter-avis', par, id('i-imagerie'), { ...FAVORABLE, motif, rectification: 'Motifs complétés', vue: 1 })
    const faits = await Promise.all([corriger('analyste', 'Motifs de l’analyste'), corriger('gcs', 'Motifs du GCS')])
    const perdants = faits.flatMap((f) => (f.ok ? [] : f.error))
    expect(perdants.map((r) => r.motif)).toEqual(['avis-change'])
    expect(perdants[0]?.phrase).toMatch(/(Lou Fictif|Sacha Exemple) a noté l’avis de la commission le mercredi 10 novembre 2021 à 10\sh/)
    expect(await lireAvisRendus(base, id('i-imagerie'))).toHaveLength(2)
  })

  test('la page du perdant garde ce qu’il a tapé, et porte la marque de l’avis qui vaut', async () => {
    const rendu = await vuePar('analyste').ecrire(`/seances/ssi-2021/seance-4/${id('i-imagerie')}`, {
      ...{ propose: 'defavorable', mode: 'vote', motif: 'Texte à ne pas perdre', 'voix.rssi-ght': 'contre', rectification: 'x', vue: '1' },
    })
    expect(rendu.statut).toBe(422)
    for (const dit of ['a noté l’avis de la commission', 'Texte à ne pas perdre', 'name="vue" value="2"'])
      expect(rendu.texte).toContain(dit)
    expect(rendu.texte).toMatch(/name="voix.rssi-ght"[^>]*checked=""[^>]*value="contre"|value="contre"[^>]*checked=""/)
  })

  test('un dossier décidé garde l’avis sur lequel on l’a décidé', async () => {
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-hopital'), { ...FAVORABLE, rectification: 'x', vue: 2 }))).toContain(
      'etat-interdit',
    )
  })
})

describe('tenir une séance', () => {
  test('G-22 · convoquée, elle s’ouvre à son jour ; ni un membre, ni la direction ne la tiennent', async () => {
    expect(await motifs(faire('convoquer', 'ars', 'ssi-2021', { code: 'bis', jour: '2021-11-10' }, a('2021-11-04T09:00')))).toEqual([])
    // La convocation l'y a mis (G-21) : le redire n'écrirait à personne.
    expect(await motifs(faire('inscrire', 'analyste', id('i-pharma'), { seance: 'bis' }, a('2021-11-04T09:05')))).toEqual(['deja-inscrit'])
    const ouvrir = { seance: 'bis', presents: SIEGES.slice(1), preside: SIEGES[3] }
    for (const par of ['rssi-ght', 'direction', 'comptable'])
      expect(await motifs(faire('ouvrir-seance', par, 'ssi-2021', ouvrir))).toEqual(['non-habilite'])
    expect(await motifs(faire('ouvrir-seance', 'ars', 'ssi-2021', ouvrir, a('2021-11-09T23:59')))).toEqual(['seance-a-venir'])
    expect(await motifs(faire('ouvrir-seance', 'ars', 'ssi-2021', ouvrir, a('2021-11-10T09:00')))).toEqual([])
    expect(await motifs(faire('convoquer', 'ars', 'ssi-2021', { code: 'bis', jour: '2021-11-12' }))).toEqual(['seance-tenue'])
  })

  test('G-42 · sans quorum, pas d’avis ; le suppléant nommé tient le siège vide, une voix par siège', async () => {
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-pharma'), FAVORABLE))).toEqual(['sans-quorum'])
    await ecrireAgent(base, { id: 'jo', nom: 'Jo Suppléant', courriel: 'jo@exemple.fr' }, [{ role: 'commission', agence: 'ars-guyane' }])
    const presents = [...SIEGES.slice(1), 'rssi-ght/jo']
    expect(await motifs(faire('constater-quorum', 'ars', 'ssi-2021', { seance: 'bis', presents, vue: 4 }))).toEqual(['siege-inconnu'])
    expect(await motifs(faire('nommer-suppleant', 'ars', 'ssi-2021', { siege: 'rssi-ght', agent: 'inconnu' }))).toEqual([
      'personne-inconnue',
    ])
    expect(await motifs(faire('nommer-suppleant', 'ars', 'ssi-2021', { siege: 'rssi-ght', agent: 'jo' }))).toEqual([])
    expect(
      await motifs(faire('constater-quorum', 'ars', 'ssi-2021', { seance: 'bis', presents: [...presents, SIEGES[0]], vue: 4 })),
    ).toEqual(['siege-deux-fois', 'interets-a-declarer'])
    expect(await motifs(faire('constater-quorum', 'ars', 'ssi-2021', { seance: 'bis', presents, vue: 4 }))).toEqual(['interets-a-declarer'])
    const declarer = { objet: 'ssi-2021', saisie: { organismes: [] }, par: { ...qui('rssi-ght'), id: 'jo' }, le: a('2021-11-10T10:04') }
    expect(await motifs(acteNomme('declarer-interets')!.faire(monde, declarer))).toEqual([])
    expect(await motifs(faire('constater-quorum', 'ars', 'ssi-2021', { seance: 'bis', presents, vue: 4 }, a('2021-11-10T10:05')))).toEqual(
      [],
    )
    expect((await vuePar('ars', a('2021-11-10T10:06')).lire('/seances/ssi-2021/bis')).texte).toContain(
      'Jo Suppléant, depuis 10\u00a0h\u00a005',
    )
  })

  test('un autre a noté une arrivée entre-temps : on l’apprend, et personne ne part par mégarde', async () => {
    expect(await motifs(faire('constater-quorum', 'gcs', 'ssi-2021', { seance: 'bis', presents: SIEGES.slice(1), vue: 4 }))).toEqual([
      'presence-changee',
    ])
    expect((await lirePresences(base, 'ssi-2021', 'bis')).filter((p) => p.depart === null)).toHaveLength(5)
  })

  test('l’avis commun se propose aux dossiers dont rien n’est dit ; celui dont une proposition est rejetée se note seul', async () => {
    const le = a('2021-11-10T10:08')
    for (const ref of ['i-foyer', 'i-imagerie', 'i-hopital-ouest'])
      expect(await motifs(faire('inscrire', 'analyste', id(ref), { seance: 'bis', motif: 'Nouvel avis' }, le))).toEqual([])
    const voix = Object.fromEntries(SIEGES.map((s) => [s.split('/')[0], 'contre']))
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-foyer'), { ...FAVORABLE, mode: 'vote', voix }, le))).toEqual([])
    const $ = load((await vuePar('analyste', le).lire('/seances/ssi-2021/bis')).texte)
    const offerts = [...$('input[name=dossier]')].map((x) => x.attribs['value'])
    expect(['i-foyer', 'i-imagerie', 'i-hopital-ouest'].map((ref) => offerts.includes(id(ref)))).toEqual([false, true, true])
  })

  test('G-42 · un membre écarté n’a plus de voix sur ce dossier, et ne le voit plus, ni sur la séance ni à l’écran', async () => {
    const page = `/seances/ssi-2021/bis/${id('i-pharma')}`
    const le = a('2021-11-10T10:10')
    const ecran = await vuePar('esms', le).lire(page)
    expect([ecran.statut, load(ecran.texte)('[name=montant]').val() ?? '']).toEqual([200, ''])
    expect(await motifs(faire('declarer-deport', 'esms', id('i-pharma'), { motif: 'Ma sœur y travaille' }, le))).toEqual([])
    expect((await vuePar('esms', le).lire(page)).statut).toBe(404)
    expect((await vuePar('esms', le).lire('/seances/ssi-2021/bis')).texte).not.toContain(id('i-pharma'))
    const voix = { 'rssi-ght': 'pour', 'rssi-gcs': 'pour', 'analyste-si-gcs': 'contre', 'charge-mission-si-ars': 'contre' }
    const vote = { ...FAVORABLE, mode: 'vote', voix: { ...voix, 'chef-projet-esms-ars': 'pour' } }
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-pharma'), vote, le))).toEqual(['voix-sans-droit'])
    expect(await motifs(faire('adopter-avis', 'esms', id('i-pharma'), FAVORABLE, le))).toEqual(['non-habilite'])
    // Deux voix contre deux : l'appel ne donne à personne de voix qui départage, le dossier s'ajourne, et il n'y a pas d'autre séance.
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-pharma'), { ...vote, voix }, le))).toEqual(['sans-seance'])
  })

  test('G-22 · ajourné, le dossier passe à la séance suivante et son porteur le sait ; la correction le ramène', async () => {
    const le = a('2021-11-10T10:20')
    expect(await motifs(faire('convoquer', 'ars', 'ssi-2021', { code: 'ter', jour: '2021-12-01' }, le))).toEqual([])
    // La séance d'après se déplace pendant que l'on note : le report lit son nouveau jour, et ne le défait pas.
    const { ajourne } = await base.transaction().execute(async (tx) => {
      await verrouillerSeance(tx, 'ssi-2021', { code: 'bis', jour: Temporal.PlainDate.from('2021-11-10'), ajoutee: true }, 'update')
      const note = motifs(faire('adopter-avis', 'analyste', id('i-pharma'), { ...FAVORABLE, propose: 'ajourne' }, le))
      await unAttend()
      await ecrireSeance(tx, 'ssi-2021', { code: 'ter', jour: Temporal.PlainDate.from('2021-12-03'), ajoutee: true })
      return { ajourne: note }
    })
    expect(await ajourne).toEqual([])
    expect(await seance('i-pharma')).toBe('ter')
    expect((await lireSeances(base, monde.appelCourant('ssi-2021')!)).find((s) => s.code === 'ter')?.jour.toString()).toBe('2021-12-03')
    expect((await vuePar('gcs', le).lire('/seances/ssi-2021/bis')).texte).toContain(id('i-pharma'))
    const retour = { ...FAVORABLE, seance: 'bis', rectification: 'La pièce vient d’arriver', vue: 1 }
    const contre = { 'rssi-ght': 'pour', 'rssi-gcs': 'contre', 'analyste-si-gcs': 'contre', 'charge-mission-si-ars': 'contre' }
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-pharma'), { ...retour, mode: 'vote', voix: contre }, le))).toEqual([])
    expect([await seance('i-pharma'), (await lireAvisQuiVaut(base, id('i-pharma')))?.sens]).toEqual(['ter', 'ajourne'])
    expect(await motifs(faire('adopter-avis', 'analyste', id('i-pharma'), { ...retour, vue: 2 }, le))).toEqual([])
    expect([await seance('i-pharma'), (await lireAvisQuiVaut(base, id('i-pharma')))?.sens]).toEqual(['bis', 'favorable'])
    const dits = await sql<{
      objet: string
      texte: string
    }>`select objet, texte from courriel where objet like ${`Dossier ${id('i-pharma')} %`} order by id`.execute(base)
    expect(dits.rows.map((c) => c.objet)).toContain(`Dossier ${id('i-pharma')} examiné à la date prévue`)
    expect(dits.rows.at(-1)?.texte).toContain('séance du mercredi 10 novembre 2021')
  })

  test('G-43 · la direction attend que la séance soit levée ; s’écarter de l’avis demande un motif', async () => {
    const decider = { sens: 'ecarte', raisons: ['autre'], motif: 'Les fonds vont ailleurs' }
    expect(await motifs(faire('decider', 'direction', id('i-pharma'), decider))).toContain('commission-a-venir')
    expect(await motifs(faire('lever-seance', 'analyste', 'ssi-2021', { seance: 'bis' }, a('2021-11-10T11:00')))).toEqual([])
    expect(await motifs(faire('lever-seance', 'analyste', 'ssi-2021', { seance: 'bis' }, a('2021-11-10T11:01')))).toEqual(['seance-levee'])
    const plusTard = a('2021-11-10T14:00')
    expect(await motifs(faire('decider', 'direction', id('i-pharma'), decider, plusTard))).toEqual(['ecart-d-avis-sans-motif'])
    expect(await motifs(faire('decider', 'direction', id('i-pharma'), { ...decider, ecart: 'Priorité à d’autres' }, plusTard))).toEqual([])
  })

  test('la séance levée ne reçoit plus personne, et le journal tient', async () => {
    const noter = faire('constater-quorum', 'ars', 'ssi-2021', { seance: 'bis', presents: [], vue: 9 }, a('2021-11-10T11:05'))
    expect(await motifs(noter)).toContain('seance-levee')
    expect((await verifierJournal(base)).ruptures).toEqual([])
  })
})

test('un avis commun à plusieurs dossiers se montre d’abord, chacun avec ce qui s’y oppose', async () => {
  const lots = visiteDe(pagesDesLots(monde, acteNomme), qui('analyste'), a('2021-11-10T16:00'))
  const champs = { dossiers: `${id('i-msp')} ${id('i-officine')}`, ...FAVORABLE, vue: '0' }
  const prevu = await lots.ecrire('/lots/adopter-avis', champs)
  expect(prevu.texte.match(/a noté l’avis de la commission/g)).toHaveLength(2)
  expect(await lireAvisRendus(base, id('i-msp'))).toHaveLength(1)
})
