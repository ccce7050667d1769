import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { unOffice, unPdf } from '../../tests/documents.ts'
import { lireDossier } from './lecture.sql.ts'
import { oublierReceptions } from './oublier.actes.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const chezMoi = () => decor.pages(decor.porteur)
const poster = (chemin: string, champs: Readonly<Record<string, string>>, pages = chezMoi()) =>
  pages.request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const ouvert = await poster('/appels/ssi-2021/ouvrir/investissement', { organisme: 'clinique' })
const id = ouvert.headers.get('Location')?.split('/')[2] ?? ''
const ici = `/dossiers/${id}`
await poster(`${ici}/projets/1`, { 'r.projet:1:titre': 'Sauvegarde' })

const joindre = (code: string, fichiers: readonly File[], champs: Readonly<Record<string, string>> = {}) => {
  const corps = new FormData()
  for (const [nom, valeur] of Object.entries({ jeton: 'essai', ...champs })) corps.set(nom, valeur)
  for (const f of fichiers) corps.append(`fichier.${code}`, f)
  return chezMoi().request(`${ici}/pieces/${code}`, { method: 'POST', body: corps })
}
const pdf = (nom: string, texte = nom) => new File([Buffer.from(unPdf(texte))], nom)
const pieces = async (code: string) => ((await lireDossier(base, id))?.pieces ?? []).filter((p) => p.code === code)
const noms = async (code: string) => (await pieces(code)).map((p) => p.nom)

test('une place à un seul fichier le remplace ; l’ancien garde sa rangée', async () => {
  await joindre('note-commission', [pdf('une.pdf')])
  await joindre('note-commission', [pdf('deux.pdf')])
  expect(await noms('note-commission')).toEqual(['deux.pdf'])
})

test('G-30 · plusieurs devis s’envoient ensemble, l’un se remplace, un autre se retire', async () => {
  expect((await joindre('devis.1', [pdf('a.pdf'), pdf('b.pdf'), pdf('a-encore.pdf', 'a.pdf')])).status).toBe(303)
  expect(await noms('devis.1')).toEqual(['b.pdf', 'a-encore.pdf'])
  const [b, a] = await pieces('devis.1')
  await joindre('devis.1', [pdf('c.pdf')], { 'remplace.devis.1': b?.id ?? '' })
  expect(await noms('devis.1')).toEqual(['a-encore.pdf', 'c.pdf'])
  expect((await poster(`${ici}/fichiers/${a?.id}/retirer`, {})).status).toBe(303)
  expect(await noms('devis.1')).toEqual(['c.pdf'])
  expect((await poster(`${ici}/fichiers/${a?.id}/retirer`, {})).status).toBe(303)
  expect(await noms('devis.1')).toEqual(['c.pdf'])
})

test('d’un même envoi, ce qui passe est gardé et ce qui ne passe pas est expliqué à sa place', async () => {
  const rendu = await joindre('devis.1', [pdf('bon.pdf'), new File(['MZ un programme'], 'devis.pdf')])
  expect([rendu.status, await rendu.text()]).toMatchObject([422, expect.stringContaining('n’est pas un vrai pdf : c’est un programme')])
  expect(await noms('devis.1')).toEqual(['c.pdf', 'bon.pdf'])
})

test('un envoi sans fichier le dit, et n’écrit rien', async () => {
  const rendu = await joindre('note-commission', [new File([], '')])
  expect([rendu.status, await rendu.text()]).toMatchObject([422, expect.stringContaining('choisissez un fichier qui n’est pas vide')])
})

const MORCEAUX = Buffer.from(unOffice('docx', [{ nom: 'word/long.xml', contenu: 'x'.repeat(5000) }]))
const annoncer = (champs: Readonly<Record<string, string>> = {}, pages = chezMoi()) =>
  poster(
    `${ici}/receptions`,
    { ...{ piece: 'note-commission', nom: 'note.docx', taille: String(MORCEAUX.length), marque: '1' }, ...champs },
    pages,
  )
const pousser = (adresse: string, rang: number, octets: Uint8Array, pages = chezMoi()) =>
  pages.request(adresse, { method: 'PATCH', headers: { 'Upload-Offset': String(rang) }, body: Buffer.from(octets) })
const rangDe = async (r: Response | Promise<Response>) => (await r).headers.get('Upload-Offset')

test('un fichier arrive en plusieurs fois : le même, choisi de nouveau, reprend où il en était', async () => {
  const annonce = await annoncer()
  const adresse = annonce.headers.get('Location') ?? ''
  expect([annonce.status, await rangDe(annonce)]).toEqual([201, '0'])
  expect(await rangDe(pousser(adresse, 0, MORCEAUX.subarray(0, 100)))).toBe('100')
  const reprise = await annoncer()
  expect([reprise.headers.get('Location'), await rangDe(reprise)]).toEqual([adresse, '100'])
  expect(await rangDe(chezMoi().request(adresse, { method: 'HEAD' }))).toBe('100')
  expect(await (await chezMoi().request(`${ici}/pieces`)).text()).toContain('L’envoi de « note.docx » n’est pas fini')
  const fin = await pousser(adresse, 100, MORCEAUX.subarray(100))
  expect([fin.status, await fin.json()]).toMatchObject([200, { suite: expect.stringContaining('#piece.note-commission') }])
  expect(await noms('note-commission')).toEqual(['note.docx'])
  expect((await pousser(adresse, 0, MORCEAUX)).status).toBe(404)
})

test('un rang faux est refusé avec le bon ; un mauvais jeton n’écrit rien', async () => {
  const adresse = (await annoncer({ marque: '2' })).headers.get('Location') ?? ''
  await pousser(adresse, 0, MORCEAUX.subarray(0, 50))
  const faux = await pousser(adresse, 60, MORCEAUX.subarray(60))
  expect([faux.status, await rangDe(faux)]).toEqual([409, '50'])
  expect((await pousser(adresse, 50, MORCEAUX.subarray(50), decor.pages(decor.porteur, 'faux-jeton'))).status).toBe(403)
  expect(await rangDe(chezMoi().request(adresse, { method: 'HEAD' }))).toBe('50')
})

test('l’envoi d’une autre personne répond comme s’il n’existait pas', async () => {
  const adresse = (await annoncer({ marque: '3' })).headers.get('Location') ?? ''
  const collegue = decor.pages({ ...decor.porteur, id: decor.etranger.id })
  for (const pages of [decor.pages(decor.etranger), collegue, decor.pages(undefined)])
    expect([(await pousser(adresse, 0, MORCEAUX, pages)).status, (await pages.request(adresse)).status]).toEqual([404, 404])
  expect((await annoncer({}, decor.pages(decor.etranger))).status).toBe(404)
})

test('ce qui sera refusé l’est dès l’annonce, sans envoyer un octet', async () => {
  const rendu = await annoncer({ nom: 'note.exe', taille: '90000000' })
  expect([rendu.status, (await rendu.json()).refus.length]).toEqual([422, 2])
  expect((await annoncer({ taille: 'x' })).status).toBe(422)
})

test('arrivé entier mais faux, un fichier est refusé et ses octets sont oubliés', async () => {
  const annonce = await annoncer({ nom: 'note.pdf', marque: '4' })
  const fin = await pousser(annonce.headers.get('Location') ?? '', 0, Buffer.alloc(MORCEAUX.length, 'a'))
  expect([fin.status, (await fin.json()).refus[0]]).toMatchObject([422, expect.stringContaining('c’est un simple texte')])
  expect(await noms('note-commission')).toEqual(['note.docx'])
})

test('A-07 · commencé avant la clôture et fini après, un envoi est refusé, les deux heures dites ; annulé, il disparaît', async () => {
  decor.ilEst('2021-11-01T02:59:00Z')
  const adresse = (await annoncer({ marque: '5' })).headers.get('Location') ?? ''
  await pousser(adresse, 0, MORCEAUX.subarray(0, 50))
  decor.ilEst('2021-11-01T03:00:00Z')
  const fin = await pousser(adresse, 50, MORCEAUX.subarray(50))
  expect([fin.status, (await fin.json()).refus[0]]).toMatchObject([
    422,
    expect.stringMatching(/reçu en entier le lundi 1er novembre.*31 octobre/),
  ])
  decor.ilEst('2021-10-31T20:00:00Z')
  const autre = (await annoncer({ marque: '6' })).headers.get('Location') ?? ''
  expect((await chezMoi().request(autre, { method: 'DELETE' })).status).toBe(204)
  expect((await chezMoi().request(autre)).status).toBe(404)
})

test('un envoi abandonné depuis plus de sept jours est oublié', async () => {
  await annoncer({ marque: '7' })
  expect(await oublierReceptions(decor.monde)).toBe(0)
  decor.ilEst('2021-11-08T20:00:01Z')
  expect(await oublierReceptions(decor.monde)).toBeGreaterThan(0)
  decor.ilEst('2021-10-31T20:00:00Z')
})

test('un envoi sans script coupé en route ne fait rien tomber : il est dit incomplet, et la pièce d’avant reste', async () => {
  const avant = await noms('note-commission')
  const corps = '--x\r\nContent-Disposition: form-data; name="fichier.note-commission"; filename="coupee.pdf"\r\n\r\n%PDF-1.7'
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const rendu = await chezMoi().request(`${ici}/pieces/note-commission`, { method: 'POST', body: corps, headers })
  expect([rendu.status, (await rendu.text()).includes('arrivé incomplet')]).toEqual([422, true])
  expect(await noms('note-commission')).toEqual(avant)
})
