import { afterAll, expect, test } from 'vitest'
import { baseDeTest } from './base.ts'
import { ouvrirServeur, PRODUCTION, visiteur } from './serveur.ts'

const { url } = await baseDeTest()
const serveur = await ouvrirServeur(url, PRODUCTION)
afterAll(() => serveur.arreter())

const poster = async (origine: string): Promise<number> => {
  const jeton = await visiteur(serveur.adresse).jeton('/connexion')
  const corps = new URLSearchParams({ jeton, courriel: 'inconnu@exemple.fr' })
  return (await fetch(`${serveur.adresse}/connexion`, { method: 'POST', headers: { origin: origine }, body: corps })).status
}

test('derrière un mandataire, un formulaire de l’adresse publique passe ; un formulaire d’ailleurs, jamais', async () => {
  expect([await poster('https://palier.exemple.fr'), await poster('https://ailleurs.exemple')]).toEqual([200, 403])
})

test('hors du bac à sable, ni personnage, ni horloge, ni courriels à lire', async () => {
  const v = visiteur(serveur.adresse)
  for (const chemin of ['/bac-a-sable', '/bac-a-sable/courriels']) expect((await v.demander(chemin)).status).toBe(401)
  const jeton = await v.jeton('/connexion')
  expect((await v.demander('/bac-a-sable/horloge', { jeton, instant: '2021-10-30T12:00' })).status).toBe(401)
  expect(await (await v.demander('/')).text()).not.toContain('Bac à sable')
})

test('à moitié configuré, le serveur ne démarre pas et dit tout ce qui manque', async () => {
  const { SMTP_URL: _, PALIER_SECRET: __, ...reste } = PRODUCTION
  await expect(ouvrirServeur(url, reste)).rejects.toThrow(/PALIER_SECRET[\s\S]*SMTP_URL|SMTP_URL[\s\S]*PALIER_SECRET/)
})
