import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Colonne, Format } from './feuille.ts'
import { telecharger } from './tableur.http.ts'

type L = { readonly nom: string; readonly jour: Temporal.PlainDate | null; readonly somme: bigint; readonly n: number }
const COLONNES: readonly Colonne<L>[] = [
  { titre: 'Nom', largeur: 20, cellule: (l) => l.nom },
  { titre: 'Jour', largeur: 12, cellule: (l) => l.jour },
  { titre: 'Somme', largeur: 12, cellule: (l) => l.somme },
  { titre: 'Nombre', largeur: 8, cellule: (l) => l.n },
]
const LIGNES: readonly L[] = [
  { nom: 'Clinique « des Bleuets » <1> & fils', jour: Temporal.PlainDate.from('2021-10-31'), somme: 12_345_607n, n: 3 },
  { nom: '=HYPERLINK("http://mechant")', jour: null, somme: -5n, n: 0 },
  { nom: 'a;b"c\u0000\nd', jour: null, somme: 0n, n: 1 },
]
const ecrire = async (format: Format, lignes: readonly L[] = LIGNES) => {
  const tranches = (async function* () {
    yield lignes.slice(0, 1)
    yield lignes.slice(1)
  })()
  return Buffer.from(await telecharger(format, 'essai', { titre: 'Essai', colonnes: COLONNES, tranches }).arrayBuffer())
}

/** Lit une archive par son sommaire, comme un tableur : chaque partie est où il le dit, de la taille qu'il dit. */
const ouvrir = (zip: Buffer): Readonly<Record<string, string>> => {
  const fin = zip.length - 22
  const parties: Record<string, string> = {}
  let place = zip.readUInt32LE(fin + 16)
  for (let reste = zip.readUInt16LE(fin + 10); reste > 0; reste--) {
    const [methode, comprimee, taille] = [zip.readUInt16LE(place + 10), zip.readUInt32LE(place + 20), zip.readUInt32LE(place + 24)]
    const [nom, debut] = [zip.readUInt16LE(place + 28), zip.readUInt32LE(place + 42)]
    const contenu = zip.subarray(debut + 30 + nom, debut + 30 + nom + comprimee)
    const texte = methode === 0 ? contenu : inflateRawSync(contenu)
    expect(texte.length).toBe(taille)
    parties[zip.toString('utf8', place + 46, place + 46 + nom)] = texte.toString()
    place += 46 + nom
  }
  return parties
}

test('en CSV, un jour et une somme se lisent en français, et une formule n’en est plus une', async () => {
  expect((await ecrire('csv')).toString()).toBe(
    '\u{feff}Nom;Jour;Somme;Nombre\r\nClinique « des Bleuets » <1> & fils;2021-10-31;123456,07;3\r\n' +
      `"'=HYPERLINK(""http://mechant"")";;-0,05;0\r\n"a;b""c\u0000\nd";;0,00;1\r\n`,
  )
  const debuts = ['=1', '+1', '-1', '@a', '\t=1', '\r=1'].map((nom) => ({ nom, jour: null, somme: 0n, n: 0 }))
  for (const debut of debuts) expect((await ecrire('csv', [debut])).toString()).toContain(`'${debut.nom}`)
})

test('en XLSX, un jour est un jour, une somme un nombre, et une formule un texte', async () => {
  const feuille = ouvrir(await ecrire('xlsx'))['xl/worksheets/sheet1.xml'] ?? ''
  expect(feuille).toContain('<c s="1"><v>44500</v></c><c s="2"><v>123456.07</v></c><c><v>3</v></c>')
  expect(feuille).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://mechant&quot;)</t>')
  expect(feuille).toContain('Clinique « des Bleuets » &lt;1&gt; &amp; fils')
  expect(feuille).not.toContain('<f>')
  expect(feuille).not.toContain('\u0000')
})

test('en ODS, la première partie dit le format sans être comprimée ; jours, sommes et textes gardent leur genre', async () => {
  const zip = await ecrire('ods')
  expect(zip.toString('latin1', 30, 84)).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')
  const feuille = ouvrir(zip)['content.xml'] ?? ''
  expect(feuille).toContain('office:value-type="date" office:date-value="2021-10-31"')
  expect(feuille).toContain('office:value-type="currency" office:currency="EUR" office:value="123456.07"')
  expect(feuille).toContain('office:value-type="string"><text:p>=HYPERLINK(')
  expect(feuille).not.toContain('table:formula')
})

test('une lecture qui échoue en route n’a pas l’air d’un fichier entier', async () => {
  const tranches = (async function* (): AsyncGenerator<readonly L[]> {
    yield LIGNES
    throw new Error('coupée')
  })()
  await expect(telecharger('xlsx', 'essai', { titre: 'Essai', colonnes: COLONNES, tranches }).arrayBuffer()).rejects.toThrow()
})
