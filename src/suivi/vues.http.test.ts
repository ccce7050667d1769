import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesListes } from './dossiers.http.tsx'
import { lireVues } from './vues.sql.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')
const pages = pagesDesListes(await mondeDEssai(base, LE))
for (const id of ['a1', 'a2'])
  await ecrireAgent(base, { id, nom: id, courriel: `${id}@exemple.fr` }, [{ role: 'ars', agence: 'ars-guyane' }])
const chez = (id: string) => {
  const a: Acteur = { id, nom: id, role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
  return visiteDe(pages, a, LE)
}
const garder = (nom: string, demande = 'etat=depose&charge=moi') => chez('a1').ecrire('/vues', { nom, demande })
beforeEach(() => sql`delete from vue_gardee`.execute(base).then(() => undefined))

test('des filtres gardés sous un nom deviennent un lien ; le même nom les remplace', async () => {
  expect(await garder('  Mes  recevabilités ')).toMatchObject({
    statut: 303,
    vers: '/dossiers?etat=depose&charge=moi&vue=Mes%20recevabilit%C3%A9s',
  })
  await garder('Mes recevabilités', 'etat=recevable&page=4')
  expect(await lireVues(base, 'a1')).toMatchObject([{ nom: 'Mes recevabilités', demande: 'etat=recevable' }])
  expect((await chez('a1').lire('/dossiers')).texte).toContain('<a href="/dossiers?etat=recevable">Mes recevabilités</a>')
})

test('une vue gardée se dit, à qui l’a gardée seulement', async () => {
  const { vers } = await garder('Les miennes')
  expect((await chez('a1').lire(vers ?? '')).texte).toContain('La vue « Les miennes » est gardée')
  expect((await chez('a2').lire(vers ?? '')).texte).not.toContain('est gardée')
})

test('une vue est à qui l’a gardée : un autre ne la voit ni ne l’efface', async () => {
  await garder('Mienne')
  const [vue] = await lireVues(base, 'a1')
  expect((await chez('a2').lire('/dossiers')).texte).not.toContain('Mienne')
  await chez('a2').ecrire(`/vues/${vue?.id}/effacer`, {})
  expect(await lireVues(base, 'a1')).toHaveLength(1)
  await chez('a1').ecrire(`/vues/${vue?.id}/effacer`, {})
  expect(await lireVues(base, 'a1')).toEqual([])
})

test('un nom vide et aucun filtre : les deux sont dits, rien n’est gardé', async () => {
  const { statut, texte } = await garder(' ', 'departement=inconnu')
  expect(statut).toBe(422)
  for (const dit of ['La vue n’a pas de nom.', 'Aucun filtre n’est choisi.']) expect(texte).toContain(dit)
  expect((await garder('x'.repeat(81))).texte).toContain('dépasse 80 caractères')
  expect(await lireVues(base, 'a1')).toEqual([])
})

test('trente vues au plus ; en remplacer une reste possible', async () => {
  for (let n = 1; n <= 30; n++) await garder(`Vue ${n}`)
  expect((await garder('Une de trop')).texte).toContain('Vous gardez déjà 30 vues.')
  expect((await garder('Vue 30', 'etat=clos')).statut).toBe(303)
})
