import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import { lireDecision } from './decision.sql.ts'
import { pagesDesSignatures } from './signatures.http.tsx'

const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T13:03:00Z'))
const le = (t: string) => Temporal.Instant.from(t)
const AVANT = le('2021-11-03T14:00:00Z')
const LE = le('2021-11-05T14:00:00Z')
const ars = partie.acteurs.get('ars')!
const direction = partie.acteurs.get('direction')!
const delegataire = { ...ars, role: 'delegataire' as const }
const faire = async (acte: string, objet: string, par: typeof ars, saisie: unknown, quand = LE) => {
  const r = await acteNomme(acte)!.faire(monde, { objet, saisie, par, le: quand })
  return r.ok ? [] : r.error.map((x) => x.motif)
}
const decider = (montant: string, quand = LE) =>
  faire(
    'decider',
    id('i-hopital-ouest'),
    delegataire,
    { sens: 'retenu', motif: 'Dans mes limites', ecart: 'Moins que l’avis', montant },
    quand,
  )
const deleguer = { agent: ars.id, actes: ['decider'], plafond: '10 000', du: '2021-11-04', au: '2021-11-30', reference: 'n° 2021-42' }

test('G-43 · sans délégation, personne d’autre que la direction ne décide ni ne délègue', async () => {
  expect(await decider('5 000')).toEqual(['sans-delegation'])
  expect(await faire('decider', id('i-hopital-ouest'), ars, { sens: 'retenu', motif: 'x' })).toEqual(['non-habilite'])
  expect(await faire('deleguer-signature', 'ssi-2021', ars, deleguer)).toEqual(['non-habilite'])
  expect(await faire('deleguer-signature', 'ssi-2021', delegataire, deleguer)).toEqual(['non-habilite'])
})

test('G-43 · la direction délègue : l’agent en reçoit le rôle, et signe dans ses jours et son montant, nulle part ailleurs', async () => {
  expect(await faire('deleguer-signature', 'ssi-2021', direction, deleguer, AVANT)).toEqual([])
  expect((await lireActeurs(base, ars.id)).map((a) => a.role)).toContain('delegataire')
  expect(await decider('5 000', AVANT)).toEqual(['hors-delegation'])
  expect(await decider('10 000,01')).toEqual(['delegation-depassee'])
  expect(await decider('10 000')).toEqual([])
})

test('G-43 · qui ne peut que décider ne remplace pas une décision revue qui attend sa notification', async () => {
  const [objet, quand] = [id('i-foyer'), AVANT]
  expect(await faire('notifier', objet, ars, {}, quand)).toEqual([])
  const revoir = { sens: 'ecarte', raisons: ['autre'], motif: 'Fermé', ecart: 'Fermé', revision: 'Fait nouveau', vue: 1 }
  expect(await faire('revoir-decision', objet, direction, revoir, quand)).toEqual([])
  const corriger = { sens: 'ecarte', raisons: ['autre'], motif: 'Autrement', ecart: 'Autrement', vue: 2 }
  expect(await faire('decider', objet, delegataire, corriger)).toEqual(['acte-non-delegue'])
})

test('G-43 · la décision et le journal disent la délégation', async () => {
  expect((await lireDecision(base, id('i-hopital-ouest')))?.signature).toEqual({ id: 'ssi-2021-signature-1', reference: 'n° 2021-42' })
  const [derniere] = await voirHistoire(base, `dossier:${id('i-hopital-ouest')}`, 1)
  expect([derniere?.role, derniere?.contenu]).toEqual(['delegataire', expect.objectContaining({ signature: 'ssi-2021-signature-1' })])
})

test('G-43 · l’agence lit les délégations ; la direction seule en propose', async () => {
  const page = async (par: typeof ars) => (await visiteDe(pagesDesSignatures(monde), par, LE).lire('/appels/ssi-2021/signatures')).texte
  for (const dit of ['n° 2021-42', '10\u202f000\u00a0€', 'mardi 30 novembre 2021']) expect(await page(ars)).toContain(dit)
  expect([await page(ars), await page(direction)].map((t) => t.includes('/actes/deleguer-signature/ssi-2021'))).toEqual([false, true])
  const porteur = [...partie.acteurs.values()].find((a) => a.role === 'porteur')!
  expect((await visiteDe(pagesDesSignatures(monde), porteur, LE).lire('/appels/ssi-2021/signatures')).statut).toBe(404)
})

test('G-43 · retirée, la délégation ne signe plus, et ce qu’elle a signé reste', async () => {
  expect(await faire('retirer-signature', 'ssi-2021', direction, { signature: 'ssi-2021-signature-1', motif: 'Départ' })).toEqual([])
  expect(await faire('retirer-signature', 'ssi-2021', direction, { signature: 'ssi-2021-signature-1', motif: 'Départ' })).toEqual([
    'signature-inconnue',
  ])
  const corriger = { sens: 'retenu', motif: 'x', ecart: 'Moins', montant: '9 000', vue: 1 }
  expect(await faire('decider', id('i-hopital-ouest'), delegataire, corriger)).toEqual(['delegation-retiree'])
  expect((await lireDecision(base, id('i-hopital-ouest')))?.montant).toBe(1_000_000n)
})
