import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { verifierJournal } from '../journal/verification.sql.ts'
import { lireDecision, lireDecisions, lireDecisionsDe } from './decision.sql.ts'
import { compterRetenus } from './places.sql.ts'
import { retient, SENS } from './sens.ts'

/** Deux personnes de la direction, chacune dans son onglet ; une page peut avoir vieilli avant d'être envoyée. */
const GESTES = ['decider', 'decider', 'decider', 'notifier', 'revoir-decision', 'se-desister'] as const
const geste = (dossiers: number) =>
  fc.record({
    acte: fc.constantFrom(...GESTES),
    dossier: fc.nat(dossiers - 1),
    sens: fc.constantFrom(...SENS),
    montant: fc.bigInt(1_000_00n, 40_000_00n),
    page: fc.constantFrom('fraiche' as const, 'vieille' as const),
  })
type Geste = Parameters<Parameters<ReturnType<typeof geste>['map']>[0]>[0]
const aDeux = (dossiers: number) => fc.tuple(...[0, 1].map(() => fc.array(geste(dossiers), { minLength: 5, maxLength: 10 })))

/** Joue les gestes d'une personne, l'un après l'autre ; à chaque décision acceptée, c'est bien la sienne qui suit celle qu'elle avait lue. */
const jouer = async (
  monde: Monde,
  par: Acteur,
  porteurs: readonly Acteur[],
  ids: readonly string[],
  gestes: readonly Geste[],
  le: Temporal.Instant,
) => {
  const vues = new Map<string, number>()
  let acceptes = 0
  for (const g of gestes) {
    const objet = ids[g.dossier]!
    const vue = g.page === 'vieille' ? vues.get(objet) : undefined
    const lue = vue ?? (await lireDecision(monde.base, objet))?.rang ?? 0
    vues.set(objet, lue)
    const qui = g.acte === 'se-desister' ? porteurs[g.dossier]! : g.acte === 'notifier' ? porteurs.at(-1)! : par
    const fait = await acteNomme(g.acte)!.faire(monde, { objet, saisie: saisieDe(g, lue), par: qui, le })
    if (g.acte === 'decider' || g.acte === 'revoir-decision') {
      const decisions = await lireDecisions(monde.base, objet)
      if (fait.ok) expect([decisions[lue]?.par, decisions[lue]?.sens]).toEqual([par.id, g.sens])
      // Qui a perdu apprend qui a décidé, et quoi.
      const perdu = fait.ok ? undefined : fait.error.find((r) => r.motif === 'decision-changee')
      if (!fait.ok && lue < decisions.length && !fait.error.some((r) => r.motif === 'etat-interdit'))
        expect(perdu ?? 'rien ne le dit').toBeDefined()
      if (perdu !== undefined) expect(decisions.some((d) => d.rang > lue && perdu.phrase.startsWith(`${d.nom} a décidé le`))).toBe(true)
    }
    acceptes += fait.ok ? 1 : 0
  }
  return acceptes
}

const saisieDe = (g: Geste, vue: number) => {
  if (g.acte === 'notifier') return { vue }
  if (g.acte === 'se-desister') return { motif: 'Renonce' }
  const sous = g.sens === 'sous-condition' ? { condition: 'Un devis signé.', conditionAvant: '2030-01-01' } : {}
  const montant = retient(g.sens) ? { montant: g.montant } : {}
  return { sens: g.sens, raisons: ['autre'], motif: 'Au hasard', revision: 'Au hasard', ecart: 'Au hasard', vue, ...sous, ...montant }
}

const unDeuxieme = async (monde: Monde, premier: Acteur): Promise<Acteur> => {
  const second = { ...premier, id: 'directrice-adjointe', nom: 'Alix Seconde' }
  await ecrireAgent(monde.base, { id: second.id, nom: second.nom, courriel: 'alix@exemple.fr' }, [
    { role: 'direction', agence: premier.agence },
  ])
  return second
}

/** Regarde sans cesse pendant que les autres agissent ; rend ce qu'ils ont fait. */
const surveiller = async <T>(travail: Promise<T>, regarder: () => Promise<void>): Promise<T> => {
  let fini = false
  const fin = travail.finally(() => {
    fini = true
  })
  const guet = (async () => {
    while (!fini) await regarder()
  })()
  const [fait] = await Promise.all([fin, guet])
  return fait
}

describe('deux personnes décident, corrigent, notifient et revoient en même temps', async () => {
  const LE = Temporal.Instant.from('2021-11-03T13:30:00Z')
  const { base, monde, partie, id } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:59:00Z'))
  const refs = ['i-imagerie', 'i-msp', 'i-foyer', 'i-officine', 'i-hopital-ouest']
  const ids = refs.map(id)
  const acteurs = (ref: string) => partie.acteurs.get(ref)!
  const porteurs = [...refs.map((r) => acteurs(`porteur-${partie.scenario.dossiers.find((d) => d.ref === r)!.organisme}`)), acteurs('ars')]

  test('G-33, G-43 · engagé plus reste font l’enveloppe à tout instant, jamais sous zéro ; rien n’est écrasé, et qui perd apprend par qui', async () => {
    const premier = acteurs('direction')
    const second = await unDeuxieme(monde, premier)
    const lire = async () => (await voirEnveloppes(base, 'ssi-2021')).find((e) => e.guichet === 'investissement')!
    const { total, engage: deja } = await lire()
    let acceptes = 0
    await fc.assert(
      fc.asyncProperty(aDeux(ids.length), async ([a = [], b = []]) => {
        const travail = Promise.all([jouer(monde, premier, porteurs, ids, a, LE), jouer(monde, second, porteurs, ids, b, LE)])
        const faits = await surveiller(travail, async () => {
          const e = await lire()
          expect([e.total, e.engage + e.reste, e.reste >= 0n]).toEqual([total, total, true])
        })
        acceptes += faits.reduce((n, x) => n + x, 0)
        const tenues = [...(await lireDecisionsDe(base, ids)).values()].filter((d) => retient(d.sens) && d.rendueLe === null)
        expect((await lire()).engage).toBe(deja + tenues.reduce((n, d) => n + d.montant, 0n))
      }),
      { numRuns: 8, endOnFailure: true },
    )
    expect(acceptes).toBeGreaterThan(10)
    expect((await verifierJournal(base)).ruptures).toEqual([])
  }, 60_000)
})

describe('les places d’un concours', async () => {
  const LE = Temporal.Instant.from('2023-10-26T08:30:00Z')
  const { base, monde, partie, id } = await partieJouee('ara-2023', Temporal.Instant.from('2023-10-26T07:35:00Z'))
  const refs = ['d05', 'd06', 'd07', 'd08', 'd09', 'd10', 'd11', 'd04']
  const ids = refs.map(id)
  const porteurs = [...refs.map((r) => partie.acteurs.get(`porteur-og-${r.slice(1)}`)!), partie.acteurs.get('ars')!]

  test('A-04 · jamais plus de dix places tenues, à aucun instant', async () => {
    const premier = partie.acteurs.get('direction')!
    const second = await unDeuxieme(monde, premier)
    let acceptes = 0
    await fc.assert(
      fc.asyncProperty(aDeux(ids.length), async ([a = [], b = []]) => {
        const retenir = (gs: readonly Geste[]) => gs.map((g) => (g.sens === 'sans-suite' ? { ...g, sens: 'retenu' as const } : g))
        const travail = Promise.all([
          jouer(monde, premier, porteurs, ids, retenir(a), LE),
          jouer(monde, second, porteurs, ids, retenir(b), LE),
        ])
        const faits = await surveiller(travail, async () => {
          expect(await compterRetenus(base, 'cyber-esms-2023', 'candidature', '')).toBeLessThanOrEqual(10)
        })
        acceptes += faits.reduce((n, x) => n + x, 0)
      }),
      { numRuns: 4, endOnFailure: true },
    )
    expect(acceptes).toBeGreaterThan(10)
  }, 60_000)
})
