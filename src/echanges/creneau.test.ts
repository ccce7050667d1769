import { expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unJour } from '../../tests/constructeurs.ts'
import { type Creneau, type Offre, proposerCreneau, reserverCreneau } from './creneau.ts'

const LE = aCayenne('2021-07-20 10:00')
const bureau = unAppel().renseignements
const offre: Offre = { jour: unJour('2021-07-21'), heure: '14:30', minutes: 20, telephone: '05 94 00 00 00' }
const proposer = (plus: Partial<Offre> = {}, siens: readonly Pick<Creneau, 'debut' | 'fin'>[] = [], r = bureau) =>
  proposerCreneau(r, { ...offre, ...plus }, siens, 'America/Cayenne', LE)

test('G-01 · un créneau s’offre à l’heure de l’appel, qui s’écrit de plusieurs façons', () => {
  for (const heure of ['14:30', '14h30', '14 h 30']) {
    const fait = proposer({ heure })
    expect(fait.ok && [fait.value.debut.toString(), fait.value.fin.toString()]).toEqual(['2021-07-21T17:30:00Z', '2021-07-21T17:50:00Z'])
  }
  expect(motifsDe(proposer({ heure: '25:00' }))).toEqual(['heure-illisible'])
})

test('un moment passé, ou déjà offert par la même personne, est refusé ; deux créneaux peuvent se suivre', () => {
  expect(motifsDe(proposer({ jour: unJour('2021-07-20'), heure: '09:59' }))).toEqual(['creneau-passe'])
  expect(motifsDe(proposer({ jour: unJour('2021-07-20'), heure: '10:00' }))).toEqual([])
  const sien = { debut: aCayenne('2021-07-21 14:10'), fin: aCayenne('2021-07-21 14:30') }
  expect(motifsDe(proposer({}, [sien]))).toEqual([])
  expect(motifsDe(proposer({ heure: '14:29' }, [sien]))).toEqual(['creneau-chevauche'])
})

test('un appel sans téléphone n’offre pas de créneau, et le dit avec le reste', () => {
  expect(motifsDe(proposer({ heure: 'midi' }, [], { ...bureau!, telephone: false }))).toEqual(['sans-telephone', 'heure-illisible'])
})

test('un créneau libre et à venir se prend ; pris, passé ou inconnu, il se refuse', () => {
  const creneau: Creneau = { id: 1n, agent: 'a', debut: LE, fin: LE.add({ minutes: 20 }), telephone: '', question: null }
  expect(motifsDe(reserverCreneau(creneau, 7n, LE))).toEqual([])
  expect(motifsDe(reserverCreneau({ ...creneau, question: 8n }, 7n, LE.add({ seconds: 1 })))).toEqual(['creneau-pris', 'creneau-passe'])
  expect(motifsDe(reserverCreneau({ ...creneau, question: 7n }, 7n, LE))).toEqual(['creneau-deja-votre'])
  expect(motifsDe(reserverCreneau(undefined, 7n, LE))).toEqual(['creneau-inconnu'])
})
