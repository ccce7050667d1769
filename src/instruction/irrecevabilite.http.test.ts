import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { joindreIrrecevabilite, pagesDIrrecevabilite } from './irrecevabilite.http.ts'

const LE = Temporal.Instant.from('2021-12-07T13:00:00Z')
/** i-labo-littoral a été déclaré irrecevable le 10 novembre : aucun audit n'éclaire son projet. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', LE)
const porteur = (ref: string) => partie.acteurs.get(`porteur-${partie.scenario.dossiers.find((d) => d.ref === ref)!.organisme}`)!
const qui = (ref: string) => partie.acteurs.get(ref)!
const labo = id('i-labo-littoral')
const CHEMIN = `/dossiers/${labo}/irrecevabilite.pdf`
const vuPar = (acteur: ReturnType<typeof qui> | undefined) => visiteDe(pagesDIrrecevabilite(monde), acteur, LE)

test('G-14 · la lettre est un PDF accessible, gardé tel quel : son empreinte est au journal', async () => {
  const octets = await vuPar(porteur('i-labo-littoral')).octets(CHEMIN)
  const pdf = new TextDecoder('latin1').decode(octets)
  expect([pdf.startsWith('%PDF-'), pdf.includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([true, true])
  const acte = (await voirHistoire(base, `dossier:${labo}`, 50)).find((e) => e.acte === 'declarer-irrecevable')!
  expect(acte.contenu).toMatchObject({ lettre: empreinte(octets) })
  expect(JSON.stringify(acte.contenu)).not.toContain('"pdf"')
})

test('le courriel la joint, le dossier y mène', async () => {
  const [courriel] = (
    await sql<{ texte: string; piece: { nom: string; source: string } }>`
      select texte, piece from courriel where objet = ${`Dossier ${labo} irrecevable`}`.execute(base)
  ).rows
  expect(courriel?.piece.nom).toBe(`irrecevabilite-${labo}.pdf`)
  expect(courriel?.texte).toContain('les délais et les recours')
  expect(await joindreIrrecevabilite(monde, courriel!.piece.source)).toEqual(await vuPar(qui('ars')).octets(CHEMIN))
  expect(await joindreIrrecevabilite(monde, labo)).toBeUndefined()
  const page = visiteDe(pagesDesDossiers(monde, acteNomme), porteur('i-labo-littoral'), LE)
  expect((await page.lire(`/dossiers/${labo}`)).texte).toContain(CHEMIN)
})

test('elle se lit de qui lit le dossier, et n’existe pas pour un autre porteur, une autre agence, un visiteur, ni d’un dossier recevable', async () => {
  for (const ref of ['ars', 'gcs', 'direction']) expect((await vuPar(qui(ref)).lire(CHEMIN)).statut).toBe(200)
  for (const autre of [porteur('i-hopital'), { ...qui('ars'), agence: 'ars-ara' }, undefined])
    expect(await vuPar(autre).lire(CHEMIN)).toEqual(await vuPar(autre).lire('/dossiers/ssi-2021-99999/irrecevabilite.pdf'))
  expect((await vuPar(qui('ars')).lire(`/dossiers/${id('i-pharma')}/irrecevabilite.pdf`)).statut).toBe(404)
})

test('G-42 · qui est écarté du dossier n’y trouve rien', async () => {
  await sql`insert into deport (dossier, agent, motif, le) values (${labo}, ${qui('gcs').id}, 'Lien', ${LE})`.execute(base)
  expect((await vuPar(qui('gcs')).lire(CHEMIN)).statut).toBe(404)
})
