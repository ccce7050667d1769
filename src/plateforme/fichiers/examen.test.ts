import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { archive, unOffice, unOpenDocument, unPdf, unPdfSigne } from '../../../tests/documents.ts'
import { fichiersEphemeres } from './ephemere.fichiers.ts'
import { TAILLE_MAX } from './recu.ts'

const fichiers = fichiersEphemeres()
const examiner = async (octets: Uint8Array) => fichiers.examiner(await fichiers.recevoir(octets, TAILLE_MAX))
const lire = async (flux: ReadableStream<Uint8Array>) => Buffer.from(await new Response(flux).arrayBuffer())

test.each([
  ['pdf', unPdf()],
  ['docx', unOffice('docx')],
  ['xlsx', unOffice('xlsx')],
  ['odt', unOpenDocument('text')],
  ['ods', unOpenDocument('spreadsheet')],
  ['png', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000049454e44ae426082', 'hex')],
  ['jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
  ['exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
  ['zip', archive([{ nom: 'a.txt', contenu: 'a' }])],
  ['texte', Buffer.from('Une lettre, é'.padEnd(40))],
  ['inconnue', Buffer.from([1, 2, 3, 0, 9, 200, 201, 202, 203])],
] as const)('par son contenu, ce fichier est : %s', async (nature, octets) => {
  expect(await examiner(octets)).toEqual({
    ...{ nature, taille: octets.length, empreinte: createHash('sha256').update(octets).digest('hex'), dangers: [], signatures: [] },
  })
})

const CHIFFRE = '<manifest><encryption-data/></manifest>'
test.each([
  ['un PDF chiffré', Buffer.from('%PDF-1.4\ntrailer <</Encrypt 12 0 R>>\n%%EOF'), ['chiffre']],
  ['un OpenDocument chiffré', unOpenDocument('text', [{ nom: 'META-INF/manifest.xml', contenu: CHIFFRE }]), ['chiffre']],
  ['une entrée chiffrée', unOffice('docx', [{ nom: 'x', contenu: 'x', drapeaux: 1 }]), ['chiffre']],
  ['des macros Office', unOffice('docx', [{ nom: 'word/vbaProject.bin', contenu: 'x' }]), ['macros']],
  ['des macros Basic', unOpenDocument('text', [{ nom: 'Basic/Standard/Module1.xml', contenu: 'x' }]), ['macros']],
  [
    'la bibliothèque Basic vide que tout document porte',
    unOpenDocument('text', [{ nom: 'Basic/Standard/script-lb.xml', contenu: 'x' }]),
    [],
  ],
] as const)('%s se voit', async (_, octets, dangers) => {
  expect((await examiner(octets)).dangers).toEqual(dangers)
})

test('une archive qui gonfle sans mesure, ou sans sommaire, n’est pas ouverte', async () => {
  const bombe = unOffice('docx', [{ nom: 'word/a.xml', contenu: 'x', dite: 4_000_000_000 }])
  expect(await examiner(bombe)).toMatchObject({ nature: 'zip', dangers: ['demesure'] })
  expect(await examiner(unOffice('docx').subarray(0, 80))).toMatchObject({ nature: 'zip', dangers: ['demesure'] })
})

describe('la signature d’un PDF', () => {
  const CAMILLE = { nom: 'Camille Exemple', emetteur: 'Autorite de certification fictive' }
  test('se lit avec le nom de son certificat, et couvre tout le fichier', async () => {
    expect((await examiner(await unPdfSigne())).signatures).toEqual([{ ...CAMILLE, couvre: 'tout' }])
  })
  test('des octets ajoutés après elle se disent', async () => {
    const repris = Buffer.concat([await unPdfSigne(), Buffer.from('\n% ajouté')])
    expect((await examiner(repris)).signatures).toEqual([{ ...CAMILLE, couvre: 'partie' }])
  })
  test('une marque sans signature lisible n’en est pas une', async () => {
    const faux = Buffer.from('%PDF-1.4\n/ByteRange [0 40 60 10] <30820102>                    fin')
    expect((await examiner(faux)).signatures).toEqual([])
  })
  test('se trouve aussi à cheval sur deux morceaux de lecture', async () => {
    const signe = Buffer.from(await unPdfSigne())
    const rang = signe.indexOf('/ByteRange')
    const [, a = 0, b = 0, c = 0] = (/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(signe.toString('latin1')) ?? []).map(Number)
    const avance = 65_536 - rang - 10
    const plages = `[0 ${a + avance} ${b + avance} ${String(c).padStart(6, '0')}]`
    const pousse = Buffer.concat([Buffer.alloc(avance, '%'), signe])
    const texte = Buffer.concat([Buffer.from('%PDF-1.4\n'), pousse.subarray(9)])
    const place = texte.indexOf('/ByteRange') + 11
    texte.write(plages.padEnd(texte.indexOf(']', place) - place + 1), place, 'latin1')
    expect((await examiner(texte)).signatures).toMatchObject([{ ...CAMILLE, couvre: 'tout' }])
  })
})

describe('une réception', () => {
  const enDeux = async function* (...morceaux: readonly string[]): AsyncIterable<Uint8Array> {
    for (const m of morceaux) yield Buffer.from(m)
  }
  const ID = '0b9f2f3c-6f3e-4a37-9f0e-0f5d4a3c2b1a'

  test('garde ce qui est arrivé avant la coupure, et reprend à ce rang', async () => {
    async function* coupe(): AsyncIterable<Uint8Array> {
      yield Buffer.from('%PDF-')
      throw new Error('la ligne est tombée')
    }
    await expect(fichiers.poursuivre(ID, 0, coupe(), 100)).rejects.toThrow('tombée')
    expect(await fichiers.avancement(ID)).toBe(5)
    expect(await fichiers.poursuivre(ID, 5, enDeux('1.4\n', '%%EOF'), 100)).toBe(14)
    const recu = await fichiers.examiner(ID)
    await fichiers.ranger(ID, recu.empreinte)
    expect((await lire(await fichiers.suivre(recu.empreinte))).toString()).toBe('%PDF-1.4\n%%EOF')
    expect(await fichiers.avancement(ID)).toBe(0)
  })

  test('ne dépasse jamais la taille annoncée, et un morceau reçu deux fois n’ajoute rien', async () => {
    expect(await fichiers.poursuivre(ID, 0, enDeux('abc', 'def'), 4)).toBe(4)
    expect(await fichiers.poursuivre(ID, 2, enDeux('cd'), 4)).toBe(4)
    expect(await fichiers.avancement(ID)).toBe(4)
  })

  test('un numéro qui n’en est pas un ne touche pas au disque', () => {
    expect(() => fichiers.abandonner('../cles')).toThrow('numéro de réception')
  })
})
