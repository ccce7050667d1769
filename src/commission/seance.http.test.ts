import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { suiteDesSeances } from '../decision/seances.actes.ts'
import { pagesDesSeances } from './seance.http.tsx'

const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { monde, partie, id } = await partieJouee('guyane-2021', LE)
const pages = pagesDesSeances(monde, suiteDesSeances(monde), acteNomme)
const vuePar = (ref: string) => visiteDe(pages, partie.acteurs.get(ref)!, LE)

test('G-42 · un membre qui s’est déporté ne voit rien du dossier : ni nom, ni numéro, ni lien', async () => {
  const { texte } = await vuePar('rssi-ght').lire('/seances/ssi-2021/seance-3-bis')
  expect(texte).toContain('Un dossier dont vous êtes écarté')
  expect(texte).not.toContain(id('i-hopital'))
  expect(texte).toContain(id('i-ehpad'))
  const autre = (await vuePar('gcs').lire('/seances/ssi-2021/seance-3-bis')).texte
  expect(autre).toContain(id('i-hopital'))
  expect(autre).toContain('Camille Fictive')
})

test('G-42 · la séance dit ses présents et si le quorum est atteint', async () => {
  expect((await vuePar('ars').lire('/seances/ssi-2021/seance-3-bis')).texte).toContain('Quorum réuni')
  const sans = (await vuePar('ars').lire('/seances/ssi-2021/seance-3')).texte
  expect(sans).toContain('Quorum non réuni : 3 sièges délibèrent, 5 exigés. Manquent : Responsable sécurité du groupement')
  expect(sans).toContain('Sacha Exemple, de 9\u00a0h\u00a000 à 12\u00a0h\u00a000')
})

test('G-33 · la séance montre l’enveloppe, ce qui est engagé et ce qui est demandé', async () => {
  const { texte } = await vuePar('direction').lire('/seances/ssi-2021/seance-4')
  for (const dit of [
    '750\u202f000\u00a0€',
    'Engagé',
    'Proposé par les avis de cette séance',
    'Aide de la règle, avis à rendre',
    'Ce qui tient dans l’enveloppe',
  ])
    expect(texte).toContain(dit)
})

test('G-43 · chacun a les liens de son rôle : la direction décide, la commission donne un avis ou se déporte', async () => {
  const direction = (await vuePar('direction').lire('/seances/ssi-2021/seance-4')).texte
  const membre = (await vuePar('rssi-ght').lire('/seances/ssi-2021/seance-4')).texte
  const attente = `/${id('i-pharma')}`
  expect(direction).toContain(`/actes/decider${attente}`)
  expect(membre).not.toContain('/actes/decider')
  for (const lien of [`/dossiers${attente}/avis`, `/actes/declarer-deport${attente}`]) expect(membre).toContain(lien)
})

test('G-42 · qui n’a pas noté un dossier n’apprend de ses avis que leur nombre ; qui l’a noté et la direction les lisent', async () => {
  const carte = async (ref: string) =>
    (await vuePar(ref).lire('/seances/ssi-2021/seance-4')).texte.split('<section').find((s) => s.includes(id('i-pharma')))!
  for (const ref of ['ars', 'esms', 'analyste']) {
    const lue = await carte(ref)
    expect(lue, ref).toContain('2 donnés. Vous lirez les avis des autres quand vous aurez donné le vôtre')
    expect(lue, ref).not.toMatch(/favorable|s’écartent/)
  }
  for (const ref of ['rssi-ght', 'gcs', 'direction']) expect(await carte(ref), ref).toContain('2 favorables')
})

test('G-20, G-22 · le calendrier dit les séances prévues et ajoutées, et l’agence peut en convoquer', async () => {
  const { texte } = await vuePar('ars').lire('/seances/ssi-2021')
  for (const dit of ['vendredi 8 octobre 2021', 'Ajoutée', 'Avis rendus', '/actes/convoquer/ssi-2021']) expect(texte).toContain(dit)
  expect((await vuePar('rssi-ght').lire('/seances/ssi-2021')).texte).not.toContain('/actes/convoquer')
})

test('un porteur, un prestataire, le comptable ou un inconnu n’ont pas de séance : la page n’existe pas pour eux', async () => {
  for (const acteur of ['porteur-hopital', 'auditeur', 'comptable'].map((ref) => partie.acteurs.get(ref)!).concat(undefined as never))
    expect((await visiteDe(pages, acteur, LE).lire('/seances/ssi-2021/seance-4')).statut).toBe(404)
})
