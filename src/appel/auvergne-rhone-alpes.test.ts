import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { euros } from '../socle/montant.ts'
import { aideDe } from './aide.ts'
import { versionDe } from './bibliotheque.ts'
import { lireBibliotheque } from './bibliotheque.yaml.ts'
import { clotureDe, etatDuDepot, ouvertureDe, periodeOuverte } from './calendrier.ts'
import { facteursDe } from './classement.ts'
import type { Faits } from './condition.ts'
import { connuDe } from './connu.commande.ts'
import { lectureDesRegles } from './lecture.publicodes.ts'
import { questionsDe } from './questionnaire.ts'
import { verdicts } from './regles.publicodes.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const appels = await lireBibliotheque(join(racine, 'appels'), 'tous', connu)
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))
const appel = versionDe(appels.value, 'cyber-esms-2023', 1)!
const guichet = appel.guichets[0]!
const periode = guichet.periodes[0]!
const instant = (t: string) => Temporal.Instant.from(t)
const risque = (faits: Faits) => facteursDe(guichet.choix, lectureDesRegles(appel, faits))

const SUR: Faits = {
  effectif: 20,
  'sites gérés': 1,
  informatique: 'equipe-interne',
  sauvegardes: 'hors-ligne-et-testees',
  'incident récent': false,
  'accès distants': 'aucun',
  'responsable désigné': true,
  'référent RGPD nommé': true,
}

test('A-01 · A-13 · l’audit emploie la grille nationale et les treize questions', () => {
  expect(guichet.audit!.grilles).toEqual(['maturin-sms', 'treize-questions'])
})

test('A-02 · A-03 · un rapport dit ce que les organismes ont su faire seuls, et l’aide qu’il leur faut', () => {
  expect(guichet.livrables.find((l) => l.code === 'rapport-methodologique')).toMatchObject({ par: 'grades', clause: ['A-02', 'A-03'] })
})

test('A-04 · dix places et une liste d’attente', () => {
  expect(guichet.choix).toMatchObject({ mode: 'concours', places: 10, listeAttente: true })
})

test('A-05 · A-06 · l’audit et les corrections sont des aides en nature, sans versement au porteur', () => {
  const aide = aideDe(guichet.argent, lectureDesRegles(appel, {}))
  expect(aide.parts.map((p) => [p.composante.code, p.composante.nature, p.etat])).toEqual([
    ['audit', 'en-nature', 'due'],
    ['actions', 'en-nature', 'due'],
  ])
  expect([guichet.argent.versements, guichet.argent.payeur]).toEqual([[], 'GCS SARA'])
})

test('A-07 · le dernier instant admis précède le 15 octobre 2023 à 22 h UTC, minuit à Paris', () => {
  expect(clotureDe(periode, appel.fuseau)).toEqual(instant('2023-10-15T22:00:00Z'))
  expect(periodeOuverte(guichet.periodes, appel.fuseau, instant('2023-10-15T21:59:59.999999999Z'))).toBe(periode)
  expect(ouvertureDe(periode, appel.fuseau)).toBeUndefined()
})

test('A-08 · à minuit, le dépôt est clos', () => {
  expect(periodeOuverte(guichet.periodes, appel.fuseau, instant('2023-10-15T22:00:00Z'))).toBeUndefined()
  expect(etatDuDepot(periode, appel.fuseau, instant('2023-10-15T22:00:00Z'))).toBe('clos')
})

test('A-09 · aucune séance n’est fixée : l’examen se fait au fil de l’eau', () => {
  expect(appel.commission?.seances ?? []).toEqual([])
  expect(guichet.choix.clause).toContain('A-09')
})

test('A-10 · l’organisme gestionnaire dépose ; un établissement est renvoyé vers lui, une nature inconnue est à vérifier', () => {
  const dit = (nature: string | undefined) => verdicts(appel, guichet.conditions, { nature }).map((v) => v.reponse)
  expect([dit('organisme-gestionnaire'), dit('etablissement-medico-social'), dit(undefined)]).toEqual([['oui'], ['non'], ['a-verifier']])
  expect(guichet.conditions[0]!.remede).toContain('organisme gestionnaire')
})

test('A-10 · le questionnaire tient en dix questions, et l’on peut toujours répondre « je ne sais pas »', () => {
  const questions = questionsDe(guichet.sections)
  expect(questions.length).toBeLessThanOrEqual(10)
  const sures = questions.filter((q) => q.fait !== undefined)
  const ignorance = (q: (typeof sures)[number]) =>
    q.genre === 'oui-non' || !q.obligatoire || q.valeurs?.some((v) => v.code === 'je-ne-sais-pas')
  expect(sures.filter((q) => !ignorance(q))).toEqual([])
})

test('A-11 · la note de présentation est exigée', () => {
  expect(guichet.pieces.find((p) => p.code === 'note-presentation')).toMatchObject({ obligatoire: true, clause: ['A-11'] })
})

test('A-12 · la lettre d’engagement signée est exigée', () => {
  expect(guichet.pieces.find((p) => p.code === 'lettre-engagement')).toMatchObject({ obligatoire: true, clause: ['A-12'] })
})

test('A-12 · la disponibilité s’engage sous quinze jours de préavis, et les professionnels sont nommés', () => {
  expect(guichet.engagements.find((e) => e.clause.includes('A-12'))?.quantite?.nombre).toBe(15)
  expect(guichet.audit!.preavis).toBe(15)
  expect(questionsDe(guichet.sections).some((q) => q.code === 'professionnels' && q.obligatoire)).toBe(true)
})

test('A-15 · l’audit dure au plus un jour et demi', () => {
  expect(guichet.audit!.dureeMax).toBe(15)
})

test('A-16 · A-17 · le rapport est dû, puis restitué', () => {
  expect(guichet.livrables.find((l) => l.clause.includes('A-16'))).toMatchObject({ par: 'prestataire' })
  expect(guichet.audit!.restitution).toBe(true)
})

test('A-18 · A-19 · A-20 · les actions se choisissent quand tous les audits sont finis, dans l’enveloppe', () => {
  expect(guichet.arbitrage).toMatchObject({ objet: 'actions', apresTousLesAudits: true })
  expect(guichet.argent.enveloppe!.montant).toBe(euros(60_000))
})

test('A-21 · l’organisme s’engage à fournir les moyens convenus', () => {
  expect(guichet.engagements.some((e) => e.clause.includes('A-21'))).toBe(true)
})

test('A-22 · compte rendu et réévaluation sur la même grille sont dus par le prestataire', () => {
  expect(guichet.livrables.filter((l) => l.clause.includes('A-22')).map((l) => [l.code, l.par])).toEqual([
    ['rapport-realisation', 'prestataire'],
    ['reevaluation', 'prestataire'],
  ])
})

test('A-23 · cinq jours de prestation au plus par organisme', () => {
  expect(guichet.arbitrage!.joursMax).toBe(50)
})

test('A-24 · A-25 · prestataires PASSI, titulaires d’un marché du GCS', () => {
  expect(guichet.audit).toMatchObject({ qualifications: ['PASSI'], marche: { pouvoirAdjudicateur: 'GCS SARA', jours: 650 } })
})

test('A-26 · un planning prévisionnel est annoncé', () => {
  expect(appel.evenements.filter((e) => e.clause.includes('A-26')).map((e) => e.genre)).toEqual(['jalon', 'jalon', 'jalon'])
})

test('A-27 · le risque d’un organisme protégé est faible, et chaque facteur s’y ajoute', () => {
  expect(risque(SUR).total).toBe(1)
  const pires = {
    effectif: 300,
    'sites gérés': 12,
    informatique: 'personne',
    sauvegardes: 'aucune',
    'incident récent': true,
    'accès distants': 'mot-de-passe-seul',
    'responsable désigné': false,
    'référent RGPD nommé': false,
  }
  expect(risque(pires).total).toBe(32)
  expect(risque(pires).facteurs.map((f) => f.points)).toEqual([4, 4, 4, 4, 4, 4, 4, 4])
})

test('A-27 · « je ne sais pas » n’efface jamais un risque : absente pour une protection, à mi-hauteur pour une exposition', () => {
  const inconnu = Object.fromEntries(risque({}).facteurs.map((f) => [f.code, f.points]))
  expect(inconnu).toEqual({ taille: 2, sites: 2, informatique: 2, sauvegardes: 4, incidents: 2, acces: 2, responsable: 4, rgpd: 4 })
})

test('A-27 · taire un fait d’un organisme protégé ne baisse jamais son risque, et l’aide de la question le dit', () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(SUR)), (tus) => {
      const reste = Object.fromEntries(Object.entries(SUR).filter(([nom]) => !tus.includes(nom)))
      return risque(reste).total >= risque(SUR).total
    }),
    { numRuns: 60 },
  )
  const muettes = questionsDe(guichet.sections).filter((q) => q.fait !== undefined && !/compte|compterons/.test(q.aide ?? ''))
  expect(muettes).toEqual([])
})

test('A-28 · trois contacts, par fonction', () => {
  expect(appel.contacts).toHaveLength(3)
  expect(appel.contacts.every((c) => c.clause.includes('A-28'))).toBe(true)
  expect(appel.contacts.map((c) => c.courriel)).toContain('ssi@sante-ara.fr')
})
