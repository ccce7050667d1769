import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDesConventions } from './convention.http.tsx'

const LE = Temporal.Instant.from('2021-12-07T19:00:00Z')
const { monde, partie, id } = await partieJouee('guyane-2021', LE)
const pages = pagesDesConventions(monde, acteNomme)
const acteur = (ref: string) => partie.acteurs.get(ref)!
const vuePar = (ref: string) => visiteDe(pages, acteur(ref), LE)
const page = (ref: string) => `/dossiers/${id(ref)}/convention`

test('G-36 · la convention nomme ses trois parties, et n’offre de signer qu’à celle dont c’est le tour', async () => {
  const signer = `/actes/signer/${id('i-foyer')}-convention`
  const { texte } = await vuePar('direction').lire(page('i-foyer'))
  for (const partieDite of ['GCS Guyasis', 'ARS Guyane', 'Votre signature est attendue', signer]) expect(texte).toContain(partieDite)
  // Le porteur a signé : son nom est là, le lien n'y est plus.
  const porteur = (await vuePar('porteur-foyer').lire(page('i-foyer'))).texte
  expect(porteur).not.toContain(signer)
  expect(porteur).toContain(acteur('porteur-foyer').nom)
  expect((await vuePar('comptable').lire(page('i-foyer'))).texte).not.toContain(signer)
})

test('G-35 · les versements prévus font l’aide au centime, et le comptable a le lien de ce qui est à verser', async () => {
  const { texte } = await vuePar('comptable').lire(page('i-imagerie'))
  expect(texte).toContain(`/actes/verser/${id('i-imagerie')}-avance`)
  expect(texte).not.toContain(`/actes/verser/${id('i-imagerie')}-solde`)
  const analyste = (await vuePar('analyste').lire(page('i-imagerie'))).texte
  expect(analyste).toContain(`/actes/attester-service-fait/${id('i-imagerie')}-solde`)
})

test('G-31 · l’engagement de réaliser porte sa date, douze mois après la notification', async () => {
  expect((await vuePar('porteur-imagerie').lire(page('i-imagerie'))).texte).toContain('2022')
})

test('un autre organisme, la commission et le prestataire ne voient pas la convention : elle n’existe pas pour eux', async () => {
  for (const ref of ['porteur-ehpad', 'rssi-ght', 'auditeur']) {
    expect((await vuePar(ref).lire(page('i-foyer'))).statut, ref).toBe(404)
    expect((await vuePar(ref).lire(`${page('i-foyer')}.pdf`)).statut, ref).toBe(404)
  }
})

test('G-36 · la convention s’imprime en PDF', async () => {
  const pdf = await vuePar('porteur-foyer').octets(`${page('i-foyer')}.pdf`)
  expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-')
})
