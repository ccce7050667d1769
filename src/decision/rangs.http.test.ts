import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDuClassement } from './classement.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2025-06-02T10:00:00Z')
const { monde, porteur, etranger } = await planterDecor(base, LE.toString(), { fichier: 'exemples/concours-pondere.v1.yaml' })
const agent = (id: string, role: 'ars' | 'grades' | 'direction'): Acteur => ({
  ...{ id, nom: id, role, agence: 'agence-exemple', organismes: [], droits: {}, fonctions: [] },
})
const [ars, gcs, direction] = [agent('ars', 'ars'), agent('gcs', 'grades'), agent('direction', 'direction')]
for (const a of [gcs, direction])
  await ecrireAgent(base, { id: a.id, nom: a.nom, courriel: `${a.id}@exemple.fr` }, [{ role: a.role, agence: 'agence-exemple' }])

const faire = async (acte: string, par: Acteur, saisie: object, objet?: string): Promise<string> => {
  const fait = await acteNomme(acte)!.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: LE })
  if (!fait.ok) throw new Error(`${acte} : ${JSON.stringify(fait.error)}`)
  return fait.value.id
}
for (const par of [ars, gcs]) await faire('declarer-interets', par, { organismes: [] }, 'concours-pondere')
const deposer = async (par: Acteur): Promise<string> => {
  const id = await faire('ouvrir', par, { appel: 'concours-pondere', guichet: 'pilote', organisme: par.organismes[0] })
  await faire('repondre', par, { reponses: { theme: 'formation' } }, id)
  await faire('deposer', par, {}, id)
  await faire('declarer-recevable', ars, { motif: 'Complet' }, id)
  return id
}
const noter = (par: Acteur, dossier: string, pertinence: number | string, faisabilite: number) =>
  faire(
    'donner-avis',
    par,
    { notes: { pertinence, faisabilite }, commentaires: { pertinence: 'Lu en entier' }, conclusion: 'favorable', motif: 'Bon' },
    dossier,
  )

const [premier, second] = [await deposer(porteur), await deposer(etranger)]
const lire = async (par: Acteur) => {
  const { texte } = await visiteDe(pagesDuClassement(monde), par, LE).lire('/appels/concours-pondere/classement/pilote')
  const $ = load(texte)
  return {
    texte,
    lignes: [...$('table').first().find('tbody tr')].map((tr) =>
      $(tr)
        .find('td')
        .map((_, td) => $(td).text())
        .get(),
    ),
  }
}

test('le classement dit la note, ou son intervalle, et n’en montre rien à qui n’a pas noté tous les dossiers', async () => {
  await noter(ars, premier, 100, 4)
  await noter(ars, second, 'ne-peut-juger', 4)
  await noter(gcs, premier, 70, 4)
  const vueDuGcs = await lire(gcs)
  expect(vueDuGcs.texte).toContain('Il vous reste des dossiers à noter.')
  expect(vueDuGcs.texte).not.toMatch(/sur 100/)
  expect((await lire(ars)).lignes).toEqual([
    ['92,5 sur 100', '—', '—', '1', 'Dans les places'],
    ['entre 50 et 100 sur 100', 'Pertinence', '—', '1', 'Attend des notes'],
  ])
  expect((await lire(direction)).lignes).toEqual((await lire(ars)).lignes)
})

test('un dossier noté à son tour prend son rang ; sous le minimum, il n’en a pas', async () => {
  await noter(gcs, second, 0, 4)
  expect((await lire(gcs)).lignes[1]).toEqual(['50 sur 100', '—', 'Pertinence', '1', 'Sous la note exigée'])
})

test('G-42 · qui s’est déporté d’un dossier n’a pas à le noter pour lire le rang des autres, et ne l’y voit pas', async () => {
  const autre = { ...agent('autre', 'grades') }
  await ecrireAgent(base, { id: 'autre', nom: 'autre', courriel: 'autre@exemple.fr' }, [{ role: 'grades', agence: 'agence-exemple' }])
  await faire('declarer-interets', autre, { organismes: [] }, 'concours-pondere')
  await noter(autre, premier, 70, 3)
  expect((await lire(autre)).texte).toContain('Il vous reste des dossiers à noter.')
  await faire('declarer-deport', autre, { motif: 'J’y ai travaillé' }, second)
  expect((await lire(autre)).lignes).toHaveLength(1)
})
