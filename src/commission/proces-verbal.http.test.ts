import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import { pagesDuProcesVerbal } from './proces-verbal.http.tsx'

/** La séance du 2 novembre est levée ; Alix Essai (ars) l'a présidée. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:30:00Z'))
const LE = Temporal.Instant.from('2021-11-04T12:00:00Z')
const qui = (ref: string) => partie.acteurs.get(ref)!
const vuPar = (ref: string) => visiteDe(pagesDuProcesVerbal(monde, acteNomme), qui(ref), LE)
const ICI = '/seances/ssi-2021/seance-4/proces-verbal'
const motifs = async (acte: string, par: string, objet: string, saisie: unknown) => {
  const r = await acteNomme(acte)!.faire(monde, { objet, saisie, par: qui(par), le: LE })
  return r.ok ? [] : r.error.map((x) => x.motif)
}

test('G-42 · le procès-verbal se tire des faits : présents, quorum, avis, voix, et ce qui n’a pas été examiné', async () => {
  const { texte } = await vuPar('gcs').lire(ICI)
  for (const dit of [
    'Camille Fictive',
    'délibérative',
    '5 sièges, 5 exigés',
    'Fournir le devis signé du pare-feu.',
    'Dossiers non examinés',
    id('i-pharma'),
  ])
    expect(texte).toContain(dit)
  const bis = (await vuPar('gcs').lire('/seances/ssi-2021/seance-3-bis/proces-verbal')).texte
  for (const dit of [
    'Camille Fictive (L’hôpital est mon employeur)',
    'Proposition rejetée',
    '1 pour, 3 contre, 0 abstention',
    '4 sièges, 4 exigés',
  ])
    expect(bis).toContain(dit)
})

test('amendé, il garde ses versions ; deux secrétaires ne s’écrasent pas, et ce qui était tapé reste', async () => {
  const note = `notes.${id('i-foyer')}`
  expect(
    (await vuPar('analyste').ecrire(ICI, { vue: '0', observations: 'Séance tenue en visio.', [note]: 'Entendu le porteur.' })).statut,
  ).toBe(303)
  const second = await vuPar('esms').ecrire(ICI, { vue: '0', observations: 'Texte du second', [note]: 'Sa note' })
  expect(second.statut).toBe(422)
  for (const dit of ['Lou Fictif a amendé ce procès-verbal', 'Texte du second', 'Sa note', 'name="vue" value="1"'])
    expect(second.texte).toContain(dit)
  expect((await vuPar('rssi-ght').lire(ICI)).texte).toContain('Séance tenue en visio.')
  expect((await vuPar('rssi-ght').ecrire(ICI, { vue: '1', observations: 'x' })).statut).toBe(404)
})

test('G-42 · qui a présidé approuve et signe : l’empreinte du PDF est au journal, plus rien ne change', async () => {
  expect(await motifs('approuver-proces-verbal', 'esms', 'ssi-2021', { seance: 'seance-4', vue: 1 })).toEqual(['pas-president'])
  expect((await vuPar('esms').lire(ICI)).texte).not.toContain('/approuver')
  expect((await vuPar('ars').lire(ICI)).texte).toContain(`action="${ICI}/approuver"`)
  expect((await vuPar('ars').ecrire(`${ICI}/approuver`, { vue: '1' })).statut).toBe(303)
  const [entree] = await voirHistoire(base, 'appel:ssi-2021', 1)
  const octets = await vuPar('gcs').octets(`${ICI}.pdf`)
  expect(entree?.contenu).toMatchObject({ seance: 'seance-4', version: 1, empreinte: empreinte(octets) })
  expect(new TextDecoder().decode(octets.slice(0, 5))).toBe('%PDF-')
  expect((await vuPar('gcs').lire(ICI)).texte).toContain('Approuvé et signé par Alix Essai')
  expect(await motifs('amender-proces-verbal', 'analyste', 'ssi-2021', { seance: 'seance-4', observations: 'Encore', vue: 1 })).toEqual([
    'proces-verbal-approuve',
  ])
  const corriger = { propose: 'defavorable', mode: 'consensus', motif: 'Revu', rectification: 'Erreur', vue: 1 }
  expect(await motifs('adopter-avis', 'analyste', id('i-msp'), corriger)).toEqual(['proces-verbal-approuve'])
})

test('G-42 · qui est écarté d’un dossier lit un procès-verbal et des documents qui n’en parlent pas', async () => {
  const bis = '/seances/ssi-2021/seance-3-bis'
  const copie = (await vuPar('rssi-ght').lire(`${bis}/proces-verbal`)).texte
  expect(copie).not.toContain(id('i-hopital'))
  expect(copie).toContain('Cette copie ne dit rien des dossiers dont son lecteur est écarté')
  expect(copie).toContain(id('i-ehpad'))
  expect(await motifs('approuver-proces-verbal', 'ars', 'ssi-2021', { seance: 'seance-3-bis', vue: 0 })).toEqual([])
  const [signe, tu] = await Promise.all(['gcs', 'rssi-ght'].map((ref) => vuPar(ref).octets(`${bis}/proces-verbal.pdf`)))
  expect(empreinte(signe!)).not.toBe(empreinte(tu!))
  const documents = await Promise.all(['gcs', 'rssi-ght'].map((ref) => vuPar(ref).octets(`${bis}/documents.pdf`)))
  expect(documents.map((d) => new TextDecoder().decode(d.slice(0, 5)))).toEqual(['%PDF-', '%PDF-'])
  expect(documents[1]!.length).toBeLessThan(documents[0]!.length)
})

test('avant la levée il n’y en a pas ; un porteur, le comptable ou l’auditeur n’en ont jamais', async () => {
  expect((await vuPar('ars').lire('/seances/ssi-2021/seance-9/proces-verbal')).statut).toBe(404)
  for (const ref of ['porteur-hopital', 'comptable', 'auditeur'])
    for (const chemin of [ICI, `${ICI}.pdf`, '/seances/ssi-2021/seance-4/documents.pdf'])
      expect((await vuPar(ref).lire(chemin)).statut).toBe(404)
})
