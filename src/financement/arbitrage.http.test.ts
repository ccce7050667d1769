import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { pagesDuClassement } from '../decision/classement.http.tsx'
import { ecrireDeport } from '../instruction/conflit.sql.ts'
import { refusDuGuichet } from '../instruction/conflit.ts'
import { pagesDArbitrage } from './arbitrage.http.tsx'

const AVANT = Temporal.Instant.from('2024-03-15T12:00:00Z')
const { base, monde, partie, id } = await partieJouee('ara-2023', AVANT)
const PAGE = '/appels/cyber-esms-2023/arbitrage/candidature'
const vuePar = (ref: string) => visiteDe(pagesDArbitrage(monde), partie.acteurs.get(ref)!, AVANT)

test('A-18 · tant qu’un audit n’est pas clos, la page le dit', async () => {
  expect((await vuePar('ars').lire(PAGE)).texte).toContain('1 audit n’est pas clos')
})

test('A-19, A-20 · chaque action est dans la sélection, ou en dehors avec sa raison, sous l’enveloppe et les plafonds prouvés', async () => {
  const { texte } = await vuePar('ars').lire(PAGE)
  for (const dit of ['60\u202f000\u00a0€', '5\u00a0jours', 'HiGHS', 'En dehors : ', 'Dans la sélection']) expect(texte).toContain(dit)
})

test('A-19 · la direction a le bouton, l’agence ne l’a pas', async () => {
  expect((await vuePar('direction').lire(PAGE)).texte).toContain('/actes/selectionner/cyber-esms-2023')
  expect((await vuePar('ars').lire(PAGE)).texte).not.toContain('/actes/selectionner')
})

test('G-42 · qui est écarté d’un dossier du guichet n’en arrête pas la sélection, et le refus ne dit pas lequel ; une autre personne le peut', async () => {
  const direction = partie.acteurs.get('direction')!
  const motifs = async (par: typeof direction) => {
    const prevu = await acteNomme('selectionner')!.prevoir(monde, {
      ...{ objet: 'cyber-esms-2023', saisie: { guichet: 'candidature', derogation: 'Le dernier audit attendra' }, par, le: AVANT },
    })
    return prevu.ok ? [] : prevu.error.map((r) => r.motif)
  }
  expect(await motifs(direction)).toEqual([])
  await ecrireAgent(base, { id: 'interim', nom: 'Intérim', courriel: 'interim@exemple.fr' }, [{ role: 'direction', agence: 'ars-ara' }])
  await base.transaction().execute((tx) => ecrireDeport(tx, id('d01'), direction.id, 'Mon ancien employeur', AVANT))
  expect(await motifs(direction)).toEqual(['ecarte-du-guichet'])
  expect(await motifs({ ...direction, id: 'interim' })).toEqual([])
  const [refus] = refusDuGuichet([[{ agent: direction.id }]], direction)
  expect(`${refus?.phrase} ${refus?.remede}`).not.toContain(id('d01'))
  expect(refusDuGuichet([[{ agent: 'autre' }], []], direction)).toEqual([])
})

test('ni un porteur, ni un prestataire, ni une autre agence ne voient l’arbitrage', async () => {
  for (const ref of ['porteur-og-01', 'auditeur-rempart']) expect((await vuePar(ref).lire(PAGE)).statut).toBe(404)
  const ailleurs = { ...partie.acteurs.get('ars')!, agence: 'ars-guyane' }
  expect((await visiteDe(pagesDArbitrage(monde), ailleurs, AVANT).lire(PAGE)).statut).toBe(404)
})

test('A-27, A-04 · le classement dit les points de chaque facteur, ce qu’on ignore, les places et la liste d’attente', async () => {
  const { texte } = await visiteDe(pagesDuClassement(monde), partie.acteurs.get('ars')!, AVANT).lire(
    '/appels/cyber-esms-2023/classement/candidature',
  )
  for (const dit of ['Taille de l’organisme : 4', 'fait inconnu', '10 prises sur 10', 'Liste d’attente, n° 1', '8 facteurs'])
    expect(texte).toContain(dit)
})
