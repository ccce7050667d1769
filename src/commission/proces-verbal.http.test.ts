import { load } from 'cheerio'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import { lireAvisRendus } from './avis-rendu.sql.ts'
import { pagesDuProcesVerbal } from './proces-verbal.http.tsx'

/** La séance du 2 novembre est levée ; Alix Essai (ars) l'a présidée. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:30:00Z'))
const LE = Temporal.Instant.from('2021-11-04T12:00:00Z')
const qui = (ref: string) => partie.acteurs.get(ref)!
const vuPar = (ref: string) => visiteDe(pagesDuProcesVerbal(monde, acteNomme), qui(ref), LE)
const ICI = '/seances/ssi-2021/seance-4/proces-verbal'
/** Ce que le formulaire d'approbation renvoie de la page qu'une personne a sous les yeux. */
const luPar = async (ref: string, ici = ICI) => {
  const champs = load((await vuPar(ref).lire(ici)).texte)('form[action$="/approuver"] input')
  return Object.fromEntries([...champs].map((c) => [c.attribs['name'] ?? '', c.attribs['value'] ?? '']))
}
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

test('G-42 · ce qui arrive après la levée ne change ni le quorum d’un avis, ni ceux qui ont délibéré, ni sa correction', async () => {
  const avant = await lireAvisRendus(base, id('i-foyer'))
  await ecrireAgent(base, { id: 'jo', nom: 'Jo Suppléant', courriel: 'jo@exemple.fr' }, [{ role: 'commission', agence: 'ars-guyane' }])
  expect(await motifs('declarer-deport', 'esms', id('i-foyer'), { motif: 'Ma sœur vient d’y entrer' })).toEqual([])
  for (const siege of ['rssi-ght', 'chef-projet-esms-ars'])
    expect(await motifs('nommer-suppleant', 'ars', 'ssi-2021', { siege, agent: 'jo' })).toEqual([])
  const bis = (await vuPar('gcs').lire('/seances/ssi-2021/seance-3-bis/proces-verbal')).texte
  expect([bis.includes('4 sièges, 4 exigés'), bis.includes('4 sièges, 5 exigés')]).toEqual([true, false])
  const corriger = { propose: 'favorable', mode: 'consensus', motif: 'Même avis, mieux dit', rectification: 'Coquille', vue: avant.length }
  expect(await motifs('adopter-avis', 'analyste', id('i-foyer'), corriger)).toEqual([])
  const [corrige] = (await lireAvisRendus(base, id('i-foyer'))).slice(-1)
  expect(corrige?.participants.map((p) => p.agent)).toEqual(avant.at(-1)?.participants.map((p) => p.agent))
  expect((await vuPar('gcs').lire(ICI)).texte).not.toContain('Ma sœur vient d’y entrer')
})

test('G-42 · un avis corrigé, un dossier parti : le texte a changé depuis qu’on l’a lu, il ne s’approuve pas ainsi', async () => {
  const lu = await luPar('ars')
  const corriger = { propose: 'defavorable', mode: 'consensus', motif: 'Le devis est périmé', rectification: 'Erreur', vue: 1 }
  expect(await motifs('adopter-avis', 'analyste', id('i-imagerie'), corriger)).toEqual([])
  const refuse = await vuPar('ars').ecrire(`${ICI}/approuver`, lu)
  expect(refuse.statut).toBe(422)
  for (const dit of ['Le texte de ce procès-verbal a changé', 'Le devis est périmé']) expect(refuse.texte).toContain(dit)
  expect(await luPar('ars')).not.toEqual(lu)
})

test('G-42 · qui a présidé approuve et signe : l’empreinte du PDF est au journal, plus rien ne change', async () => {
  expect(await motifs('approuver-proces-verbal', 'esms', 'ssi-2021', { seance: 'seance-4', vue: 1 })).toContain('pas-president')
  expect((await vuPar('esms').lire(ICI)).texte).not.toContain('/approuver')
  expect((await vuPar('ars').lire(ICI)).texte).toContain(`action="${ICI}/approuver"`)
  expect((await vuPar('ars').ecrire(`${ICI}/approuver`, await luPar('ars'))).statut).toBe(303)
  const [entree] = await voirHistoire(base, 'appel:ssi-2021', 1)
  const octets = await vuPar('gcs').octets(`${ICI}.pdf`)
  expect(entree?.contenu).toMatchObject({ seance: 'seance-4', version: 1, empreinte: empreinte(octets) })
  expect(new TextDecoder().decode(octets.slice(0, 5))).toBe('%PDF-')
  expect((await vuPar('gcs').lire(ICI)).texte).toContain('Approuvé et signé par Alix Essai')
  expect(await motifs('amender-proces-verbal', 'analyste', 'ssi-2021', { seance: 'seance-4', observations: 'Encore', vue: 1 })).toEqual([
    'proces-verbal-approuve',
  ])
  const tard = await vuPar('analyste').ecrire(ICI, { vue: '1', observations: 'Texte tapé trop tard' })
  expect(tard.statut).toBe(422)
  for (const dit of ['Alix Essai a approuvé ce procès-verbal', 'Texte tapé trop tard']) expect(tard.texte).toContain(dit)
  const corriger = { propose: 'defavorable', mode: 'consensus', motif: 'Revu', rectification: 'Erreur', vue: 1 }
  expect(await motifs('adopter-avis', 'analyste', id('i-msp'), corriger)).toEqual(['proces-verbal-approuve'])
})

test('G-42 · qui est écarté d’un dossier lit un procès-verbal et des documents qui n’en parlent pas', async () => {
  const bis = '/seances/ssi-2021/seance-3-bis'
  const copie = (await vuPar('rssi-ght').lire(`${bis}/proces-verbal`)).texte
  expect(copie).not.toContain(id('i-hopital'))
  expect(copie).toContain('Cette copie ne dit rien des dossiers dont son lecteur est écarté')
  expect(copie).toContain(id('i-ehpad'))
  // Un membre a présidé : il n'amende pas, ce qui s'oppose à son approbation se dit quand même ; il approuve ce que sa copie montre.
  await sql`update presidence set agent = ${qui('rssi-ght').id} where appel = 'ssi-2021' and seance = 'seance-3-bis'`.execute(base)
  const refuse = await vuPar('rssi-ght').ecrire(`${bis}/proces-verbal/approuver`, { vue: '0', lu: 'autre' })
  expect([refuse.statut, load(refuse.texte)('#erreurs').text()]).toEqual([
    422,
    expect.stringContaining('Le texte de ce procès-verbal a changé'),
  ])
  const lu = await luPar('rssi-ght', `${bis}/proces-verbal`)
  expect((await vuPar('rssi-ght').ecrire(`${bis}/proces-verbal/approuver`, lu)).statut).toBe(303)
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
