import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { pagesDeJournee } from '../suivi/journee.http.tsx'
import { joindreLettre, pagesDesLettres } from './lettre.http.ts'

const LE = Temporal.Instant.from('2021-12-07T13:00:00Z')
/** i-pharma est écarté faute de fonds et notifié ; a-officine-bis est décidé, et pas encore notifié. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', LE)
const porteur = (ref: string) => partie.acteurs.get(`porteur-${partie.scenario.dossiers.find((d) => d.ref === ref)!.organisme}`)!
const ars = partie.acteurs.get('ars')!
const chemin = (ref: string) => `/dossiers/${id(ref)}/decision/1.pdf`
const vuPar = (acteur: typeof ars) => visiteDe(pagesDesLettres(monde, ouvrir), acteur, LE)
const dossierVuPar = async (acteur: typeof ars) =>
  (await visiteDe(pagesDesDossiers(monde, acteNomme), acteur, LE).lire(`/dossiers/${id('i-pharma')}`)).texte

test('la lettre est un PDF accessible (PDF/UA), et son empreinte est celle que le journal a gardée', async () => {
  const octets = await vuPar(ars).octets(chemin('i-pharma'))
  const pdf = new TextDecoder('latin1').decode(octets)
  expect([pdf.startsWith('%PDF-'), pdf.includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([true, true])
  const notification = (await voirHistoire(base, `dossier:${id('i-pharma')}`, 50)).find((e) => e.acte === 'notifier')!
  expect(notification.contenu).toMatchObject({ lettre: empreinte(octets) })
})

test('elle n’existe que notifiée, et pour qui peut lire le dossier', async () => {
  expect((await vuPar(ars).lire(chemin('a-officine-bis'))).statut).toBe(404)
  expect((await vuPar(porteur('i-hopital')).lire(chemin('i-pharma'))).statut).toBe(404)
  expect((await vuPar(ars).lire(`/dossiers/${id('i-pharma')}/decision/9.pdf`)).statut).toBe(404)
})

test('le porteur trouve dans sa journée la décision qu’il n’a pas lue, et aucune autre ; aucun appel ne reçoit plus, on ne l’invite pas', async () => {
  const journee = async (ref: string) => (await visiteDe(pagesDeJournee(monde, 'bac-a-sable'), porteur(ref), LE).lire('/')).texte
  expect(await journee('i-pharma')).toContain('Décisions à lire')
  expect(await journee('i-pharma')).toContain(`<a href="/dossiers/${id('i-pharma')}">`)
  expect(await journee('a-officine-bis')).not.toContain(`<a href="/dossiers/${id('a-officine-bis')}">`)
  expect(await journee('i-pharma')).not.toContain('Pour commencer un dossier')
})

test('G-21 · la commission passée n’est plus la prochaine date d’un dossier décidé', async () => {
  const lire = (await visiteDe(pagesDesDossiers(monde, acteNomme), porteur('a-officine-bis'), LE).lire(`/dossiers/${id('a-officine-bis')}`))
    .texte
  expect([lire.includes('Prochaine date'), lire.includes('Commission, date prévisionnelle')]).toEqual([true, false])
})

test('l’agence sait si le porteur a lu la décision, à sa page ou dans sa lettre ; qu’elle-même la lise ne compte pas', async () => {
  expect(await dossierVuPar(ars)).toContain('Décision pas encore lue par le porteur')
  expect((await vuPar(porteur('i-pharma')).lire(chemin('i-pharma'))).statut).toBe(200)
  const journee = (await visiteDe(pagesDeJournee(monde, 'bac-a-sable'), porteur('i-pharma'), LE).lire('/')).texte
  expect(journee).not.toContain(`<a href="/dossiers/${id('i-pharma')}">`)
  const lue = await dossierVuPar(ars)
  expect(lue).toMatch(/Décision lue par le porteur le mardi 7 décembre 2021 à 10\sh/)
  expect(lue).toContain(`/dossiers/${id('i-pharma')}/decision/1.pdf`)
})

test('le courriel de la notification joint la lettre même', async () => {
  const [courriel] = (
    await sql<{ piece: { readonly nom: string; readonly source: string } }>`
      select piece from courriel where objet = ${`Décision sur votre dossier ${id('i-pharma')}`}`.execute(base)
  ).rows
  expect(courriel?.piece.nom).toBe(`decision-${id('i-pharma')}.pdf`)
  expect(await joindreLettre(monde, courriel!.piece.source)).toEqual(await vuPar(ars).octets(chemin('i-pharma')))
  expect(await joindreLettre(monde, id('i-pharma'))).toBeUndefined()
})
