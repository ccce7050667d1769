import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unJour } from '../../tests/constructeurs.ts'
import { adopterAvis, type Demande, type EnSeance } from './adopter.ts'
import { quorumDe } from './quorum.ts'

const commission = unAppel().commission!
const SIEGES = commission.sieges.map((s) => s.fonction)
const tenants = SIEGES.map((siege) => ({ siege, agent: siege }))
const quorum = (presents = SIEGES, ecartes: readonly string[] = []) =>
  quorumDe(
    commission,
    tenants,
    tenants.filter((t) => presents.includes(t.siege)),
    ecartes,
  )
const LE = aCayenne('2021-11-02 10:00')
const seance = { code: 'seance-4', jour: unJour('2021-11-02'), ajoutee: false, convoqueeLe: null, ouverteLe: LE, tenueLe: null }
const enSeance = (plus: Partial<EnSeance> = {}): EnSeance => ({
  commission,
  seance,
  inscrit: 'ici',
  quorum: quorum(),
  preponderante: undefined,
  precedent: undefined,
  procesVerbal: 'a-approuver',
  suivante: { code: 'seance-5', jour: unJour('2021-12-01') },
  bornes: { plafond: 150_000_00n, eligible: 80_000_00n, aide: 80_000_00n },
  aujourdhui: unJour('2021-11-02'),
  ...plus,
})
const demande = (plus: Partial<Demande> = {}): Demande => ({ propose: 'favorable', motif: 'Utile', mode: 'consensus', voix: {}, ...plus })
const adopter = (d: Partial<Demande> = {}, s: Partial<EnSeance> = {}) => adopterAvis(enSeance(s), demande(d))
const motifs = (d: Partial<Demande> = {}, s: Partial<EnSeance> = {}) => motifsDe(adopter(d, s))
const voixDe = (...voix: readonly ('pour' | 'contre' | 'abstention')[]) => Object.fromEntries(voix.map((v, i) => [SIEGES[i]!, v]))

describe('G-42 · rendre un avis', () => {
  test('par consensus, au montant que la règle calcule ; les sièges qui ont délibéré sont gardés', () => {
    const fait = adopter()
    expect(fait.ok && [fait.value.sens, fait.value.montant, fait.value.votants.length]).toEqual(['favorable', 80_000_00n, 5])
  })

  test('G-38 · G-39 · un autre montant se propose, jusqu’au coût éligible et au plafond, pas un centime de plus', () => {
    expect([motifs({ montant: 80_000_00n }), motifs({ montant: 80_000_01n })]).toEqual([[], ['montant-excessif']])
    expect(motifs({ montant: 1n }, { bornes: 'sans' })).toEqual(['montant-de-trop'])
    expect(motifs({ montant: 1n, propose: 'defavorable' })).toEqual(['montant-de-trop'])
    const sans = adopter({}, { bornes: 'sans' })
    expect(sans.ok && sans.value.montant).toBeNull()
  })

  test('G-42 · ni avant l’ouverture, ni sans quorum, ni hors de l’ordre du jour, ni après la levée', () => {
    expect(motifs({}, { seance: { ...seance, ouverteLe: null }, quorum: quorum([]), inscrit: 'ailleurs' })).toEqual([
      'hors-ordre-du-jour',
      'seance-a-ouvrir',
      'sans-quorum',
    ])
    expect(motifs({}, { seance: { ...seance, tenueLe: LE } })).toEqual(['seance-levee'])
    expect(motifs({}, { quorum: quorum(SIEGES.slice(1)) })).toEqual(['sans-quorum'])
    expect(motifs({}, { quorum: quorum(SIEGES.slice(1), ['rssi-ght']) })).toEqual([])
  })

  test('chaque sens dit ce qu’il doit, et rien de plus ; tout ce qui manque est dit d’un coup', () => {
    expect([
      motifs({ propose: 'favorable-avec-reserve' }),
      motifs({ propose: 'favorable-sous-condition' }),
      motifs({ propose: 'favorable-sous-condition', condition: 'Un devis.', conditionAvant: unJour('2021-11-02') }),
      motifs({ propose: 'favorable-sous-condition', condition: 'Un devis.', conditionAvant: unJour('2021-11-03') }),
      motifs({ reserve: 'Le wifi', condition: 'Un devis.' }),
    ]).toEqual([
      ['reserve-manquante'],
      ['condition-manquante', 'condition-sans-date'],
      ['condition-sans-date'],
      [],
      ['reserve-de-trop', 'condition-de-trop'],
    ])
  })

  test('G-42 · par un vote, siège par siège ; des voix sans vote sont refusées', () => {
    const vote = adopter({ mode: 'vote', voix: voixDe('pour', 'pour', 'pour', 'contre', 'abstention') })
    expect(vote.ok && [vote.value.issue, vote.value.sens]).toEqual(['adopte', 'favorable'])
    expect(motifs({ mode: 'vote', voix: voixDe('pour', 'pour') })).toEqual(['voix-manquante', 'voix-manquante', 'voix-manquante'])
    expect(motifs({ voix: voixDe('pour') })).toEqual(['voix-de-trop'])
    expect(
      motifs({ mode: 'vote', voix: voixDe('pour', 'pour', 'pour', 'pour', 'pour') }, { quorum: quorum(SIEGES, ['rssi-ght']) }),
    ).toEqual(['voix-sans-droit'])
  })

  test('une proposition rejetée ne laisse pas d’avis, et reste écrite', () => {
    const fait = adopter({ mode: 'vote', voix: voixDe('pour', 'contre', 'contre', 'contre', 'abstention') })
    expect(fait.ok && [fait.value.issue, fait.value.sens]).toEqual(['rejete', null])
  })

  test('les voix partagées ajournent le dossier ; si l’appel donne une voix prépondérante, elle tranche', () => {
    const voix = voixDe('pour', 'pour', 'contre', 'contre', 'abstention')
    const partage = adopter({ mode: 'vote', voix })
    expect(partage.ok && [partage.value.sens, partage.value.report?.code]).toEqual(['ajourne', 'seance-5'])
    const tranche = adopter({ mode: 'vote', voix }, { preponderante: 'rssi-ght' })
    expect(tranche.ok && tranche.value.sens).toBe('favorable')
    expect(motifs({ mode: 'vote', voix }, { suivante: undefined })).toEqual(['sans-seance'])
  })

  test('G-22 · ajourner demande une séance à venir', () => {
    const ajourne = adopter({ propose: 'ajourne' })
    expect(ajourne.ok && [ajourne.value.report?.code, ajourne.value.montant]).toEqual(['seance-5', null])
    expect(motifs({ propose: 'ajourne' }, { suivante: undefined })).toEqual(['sans-seance'])
  })

  test('corriger se motive, jusqu’à l’approbation du procès-verbal, même la séance levée', () => {
    const precedent = { sens: 'favorable' } as const
    const levee = { ...seance, tenueLe: LE }
    expect(motifs({}, { precedent, seance: levee })).toEqual(['correction-sans-motif'])
    expect(motifs({ rectification: 'Erreur de saisie' }, { precedent, seance: levee, inscrit: 'ailleurs' })).toEqual([])
    expect(motifs({ rectification: 'Erreur' }, { precedent, seance: levee, procesVerbal: 'approuve' })).toEqual(['proces-verbal-approuve'])
  })
})
