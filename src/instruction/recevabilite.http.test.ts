import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { pagesDeRecevabilite } from './recevabilite.http.tsx'

/** Le 31 août 2021 au matin, l'institut a déposé sans savoir si son référent est nommé. */
const LE = Temporal.Instant.from('2021-08-31T12:05:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const ime = id('a-ime')
const qui = (ref: string): Acteur => partie.acteurs.get(ref)!
const pages = pagesDeRecevabilite(monde).route('/', pagesDesActes(monde, acteNomme))
const vuePar = (ref: string) => visiteDe(pages, qui(ref), LE)
const faire = async (acte: string, ref: string, saisie: unknown) => {
  const fait = await acteNomme(acte)!.faire(monde, { objet: ime, saisie, par: qui(ref), le: LE })
  return fait.ok ? [] : fait.error.map((r) => r.motif)
}

test('G-07 · chaque condition dit son verdict, d’où vient chaque fait, sa clause et son sens ; le délai de la loi est dit', async () => {
  const { texte } = await vuePar('gcs').lire(`/dossiers/${ime}/recevabilite`)
  for (const dit of ['Un point est à vérifier', 'déclaré par le porteur', 'établi par le registre', 'Clause G-07', 'le silence vaut refus'])
    expect(texte).toContain(dit)
  expect(texte).toContain(`/actes/trancher/${ime}?condition=referent-interne`)
  expect(texte).not.toContain('etablissement-medico-social')
  expect((await vuePar('rssi-ght').lire(`/dossiers/${ime}/recevabilite`)).texte).not.toContain('/actes/trancher/')
})

test('G-07 · la page qui déclare recevable dit l’organisme et les conditions à vérifier, et mène à les lire', async () => {
  const { texte } = await vuePar('ars').lire(`/actes/declarer-recevable/${ime}`)
  for (const dit of ['Organisme', 'Conditions à vérifier', `href="/dossiers/${ime}/recevabilite"`]) expect(texte).toContain(dit)
  expect(texte).not.toContain('<dd>Aucune</dd>')
})

test('G-07 · à vérifier, le dossier n’est pas recevable ; tranché avec sa raison, il l’est ; la raison se lit et reste au journal', async () => {
  expect(await faire('declarer-recevable', 'gcs', {})).toEqual(['a-verifier'])
  expect(await faire('trancher', 'gcs', { condition: 'referent-interne', reponse: 'oui' })).toEqual(['saisie-invalide'])
  expect(await faire('trancher', 'gcs', { condition: 'referent-interne', reponse: 'non', motif: 'Personne au bout du fil' })).toEqual([])
  expect(await faire('declarer-recevable', 'gcs', {})).toEqual(['referent-interne'])
  const rendu = await vuePar('gcs').ecrire(`/actes/trancher/${ime}`, {
    condition: 'referent-interne',
    reponse: 'oui',
    motif: 'Confirmé par téléphone',
  })
  expect(rendu.statut).toBe(303)
  const { texte } = await vuePar('gcs').lire(`/dossiers/${ime}/recevabilite`)
  expect(texte).toContain('Confirmé par téléphone')
  expect(texte).not.toContain('Un point est à vérifier')
  expect((await voirHistoire(base, `dossier:${ime}`, 1))[0]?.acte).toBe('trancher')
  expect(await faire('declarer-recevable', 'gcs', {})).toEqual([])
})

test('trancher : ni un porteur, ni la commission, ni une autre agence', async () => {
  const saisie = { condition: 'referent-interne', reponse: 'oui', motif: 'Vu' }
  expect(await faire('trancher', 'rssi-ght', saisie)).toEqual(['non-habilite'])
  const autre = { ...qui('ars'), agence: 'ars-ara' }
  const fait = await acteNomme('trancher')!.faire(monde, { objet: ime, saisie, par: autre, le: LE })
  expect(fait.ok ? [] : fait.error.map((r) => r.motif)).toEqual(['non-habilite'])
})
