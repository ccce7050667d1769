import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lireAppel } from '../appel/appel.yaml.ts'
import { connuDe } from '../appel/connu.commande.ts'
import { racine } from '../plateforme/racine.env.ts'
import type { Jugement } from './avis.ts'
import { type Classe, ranger } from './rang.ts'
import { direTotal, totalDe } from './total.ts'

const fichier = join(racine, 'appels/exemples/concours-pondere.v1.yaml')
const appel = lireAppel(readFileSync(fichier, 'utf8'), fichier, await connuDe(join(racine, 'referentiels')))
if (!appel.ok) throw new Error('L’exemple a des défauts : ./palier verifier les dit')
const { choix } = appel.value.guichets[0]!

type Notes = readonly [pertinence: Jugement, faisabilite: Jugement, completude: number]
/** Pertinence et complétude sur 100, faisabilité de 0 à 4. */
const dossier = (nom: string, avis: readonly Notes[], priorite = 0) => ({
  dossier: nom,
  total: totalDe(
    choix.criteres,
    avis.map(([pertinence, faisabilite]) => ({ notes: { pertinence, faisabilite } })),
    { completude: avis[0]?.[2] },
  )!,
  priorite,
})
const rangs = (classes: readonly Classe[]) => classes.map((c) => [c.dossier, c.rang, c.issue])

describe('le rang d’un concours', () => {
  test('la grille pondérée classe et écarte sous la note plancher ou sous le minimum d’un critère', () => {
    const rendu = ranger(choix, [
      dossier('moyen', [[70, 2, 60]]),
      dossier('fort', [[100, 3, 100]]),
      dossier('faible', [[40, 2, 55]]),
      dossier('hors-sujet', [[0, 4, 100]]),
    ])
    expect(rendu.map((d) => [d.dossier, d.rang, d.issue, direTotal(d.total)])).toEqual([
      ['fort', 1, 'retenu', '92,5 sur 100'],
      ['moyen', 2, 'retenu', '62 sur 100'],
      ['faible', undefined, 'sous-le-minimum', '46 sur 100'],
      ['hors-sujet', undefined, 'sous-le-minimum', '50 sur 100'],
    ])
    expect(rendu[3]!.total.sousMinimum.map((c) => c.code)).toEqual(['pertinence'])
  })

  test('une note manquante ne vaut pas zéro : le dossier attend, sauf si le meilleur ne suffirait pas', () => {
    expect(rangs(ranger(choix, [dossier('a', [['ne-peut-juger', 4, 100]]), dossier('b', [[40, 'ne-peut-juger', 10]])]))).toEqual([
      ['a', undefined, 'a-noter'],
      ['b', undefined, 'sous-le-minimum'],
    ])
  })

  test('le thème départage à note égale, et le quatrième attend une place', () => {
    const rendu = ranger(choix, [
      dossier('a', [[70, 3, 70]], 1),
      dossier('b', [[70, 3, 70]], 3),
      dossier('c', [[100, 3, 80]]),
      dossier('d', [[70, 3, 60]], 3),
    ])
    expect(rangs(rendu)).toEqual([
      ['c', 1, 'retenu'],
      ['b', 2, 'retenu'],
      ['a', 3, 'retenu'],
      ['d', 4, 'liste-attente'],
    ])
  })

  test('des ex aequo au bord des places ne sont pas départagés au hasard', () => {
    const ex = (nom: string) => dossier(nom, [[70, 3, 70]])
    expect(rangs(ranger(choix, [ex('d'), dossier('a', [[100, 4, 90]]), dossier('b', [[100, 3, 80]]), ex('c')]))).toEqual([
      ['a', 1, 'retenu'],
      ['b', 2, 'retenu'],
      ['c', 3, 'liste-attente'],
      ['d', 3, 'liste-attente'],
    ])
  })
})

const unJugement = (notes: readonly number[]) => fc.oneof(fc.constantFrom<Jugement>(...notes), fc.constant<Jugement>('ne-peut-juger'))
const desAvis = fc.array(fc.tuple(unJugement([0, 40, 70, 100]), unJugement([0, 1, 2, 3, 4]), fc.constantFrom(0, 50, 100)), {
  minLength: 1,
  maxLength: 4,
})
const unConcours = fc.array(fc.record({ avis: desAvis, priorite: fc.nat(2) }), { minLength: 1, maxLength: 8 })
const parNom = (classes: readonly Classe[]) => new Map(classes.map((c) => [c.dossier, [c.rang, c.issue]]))

describe('ce qui ne change aucun rang', () => {
  test('l’ordre des avis, celui des arrivées, et les noms', () => {
    fc.assert(
      fc.property(unConcours, (lus) => {
        const nommes = (noms: (i: number) => string) => lus.map((d, i) => dossier(noms(i), d.avis, d.priorite))
        const rendu = parNom(
          ranger(
            choix,
            nommes((i) => `d${i}`),
          ),
        )
        expect(parNom(ranger(choix, nommes((i) => `d${i}`).toReversed()))).toEqual(rendu)
        const retournes = lus.map((d, i) => {
          // La complétude est la même dans tous les avis d'un dossier : elle se lit sur le premier.
          const completude = d.avis[0]![2]
          return dossier(`d${i}`, d.avis.map(([p, f]): Notes => [p, f, completude]).toReversed(), d.priorite)
        })
        expect(parNom(ranger(choix, retournes))).toEqual(rendu)
        const renommes = parNom(
          ranger(
            choix,
            nommes((i) => `z${9 - i}`),
          ),
        )
        expect(lus.map((_, i) => renommes.get(`z${9 - i}`))).toEqual(lus.map((_, i) => rendu.get(`d${i}`)))
      }),
    )
  })

  test('un dossier dont une note manque ne prend le rang ni la place de personne', () => {
    fc.assert(
      fc.property(unConcours, desAvis, (lus, autres) => {
        const connus = lus.map((d, i) => dossier(`d${i}`, d.avis, d.priorite))
        const inconnu = dossier(
          'inconnu',
          autres.map(([p, , c]): Notes => [p, 'ne-peut-juger', c]),
          2,
        )
        const avec = parNom(ranger(choix, [inconnu, ...connus]))
        expect(avec.get('inconnu')![0]).toBeUndefined()
        for (const [nom, rendu] of parNom(ranger(choix, connus))) expect(avec.get(nom)).toEqual(rendu)
      }),
    )
  })
})

test('les ex aequo se départagent par la règle dite, et par rien d’autre', () => {
  fc.assert(
    fc.property(unConcours, (lus) => {
      const classes = ranger(
        choix,
        lus.map((d, i) => dossier(`d${i}`, d.avis, d.priorite)),
      ).filter((c) => c.rang !== undefined)
      for (const a of classes)
        for (const b of classes) {
          const egaux = direTotal(a.total) === direTotal(b.total) && a.priorite === b.priorite
          if (a.rang === b.rang) expect(egaux).toBe(true)
          if (a.rang! < b.rang!) expect([a.total.bas, a.priorite]).not.toEqual([b.total.bas, b.priorite])
        }
    }),
  )
})
