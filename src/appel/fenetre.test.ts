import { expect, test } from 'vitest'
import { aCayenne, unAppel } from '../../tests/constructeurs.ts'
import { etapesDe } from './etapes.ts'
import { direFenetre, fenetreDeLAppel } from './fenetre.ts'

const appel = unAppel()
const dire = (le: string) => direFenetre(fenetreDeLAppel(appel, aCayenne(le)), appel.fuseau, aCayenne(le)).replaceAll('\u00a0', ' ')

test('G-02 · avant, pendant, après : la fenêtre se dit à l’heure de Cayenne et à celle de Paris', () => {
  expect(dire('2021-07-07 12:00:00')).toBe('Ouvre le jeudi 8 juillet 2021 à 0 h 00, heure de Cayenne — dans 12 heures')
  expect(dire('2021-10-28 23:00:00')).toBe(
    'Ouvert jusqu’au dimanche 31 octobre 2021 à 23 h 59, heure de Cayenne (lundi 1er novembre 2021 à 3 h 59 à Paris) — dans 3 jours',
  )
  expect(dire('2021-10-31 23:59:30')).toContain('Ouvert jusqu’au')
  expect(dire('2021-10-31 23:59:30')).toContain('dans une minute')
  expect(dire('2021-11-01 00:00:00')).toMatch(/^Clos depuis le dimanche 31 octobre 2021 à 23 h 59/)
})

test('G-20 · la frise met toutes les dates dans l’ordre, et une seule est en cours', () => {
  const etapes = etapesDe(appel, aCayenne('2021-10-15 12:00:00'))
  expect(etapes.map((e) => e.etat)).toEqual(['faite', 'faite', 'faite', 'faite', 'faite', 'en-cours', 'a-venir'])
  expect(etapes[5]?.titre).toBe('Dernière minute pour déposer')
})

test('quand tout est passé, plus aucune étape n’est en cours', () => {
  expect(etapesDe(appel, aCayenne('2022-03-01 12:00:00')).every((e) => e.etat === 'faite')).toBe(true)
})
