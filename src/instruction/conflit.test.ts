import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { motifsDe } from '../../tests/constructeurs.ts'
import { declarerInterets, expliquerLien, fonctionsEcartees, liensVus, refusDeLien } from './conflit.ts'

const genres = (courriel: string, courriels: readonly string[], fournisseurs: readonly string[] = []) =>
  liensVus(courriel, { courriels, fournisseurs }).map((l) => l.genre)

describe('les liens que la plateforme voit', () => {
  test('G-42 · la même messagerie que l’organisme, sauf celle que tout le monde partage', () => {
    expect(genres('jo@ch-fictif.fr', ['direction@CH-fictif.fr'])).toEqual(['messagerie'])
    expect(genres('jo@sante.ch-fictif.fr', ['direction@ch-fictif.fr'])).toEqual([])
    for (const partagee of ['gmail.com', 'orange.fr', 'exemple.fr']) expect(genres(`jo@${partagee}`, [`d@${partagee}`])).toEqual([])
  })

  test('G-42 · la messagerie d’un fournisseur du dossier, accents et tirets mis à part', () => {
    expect(genres('jo@cyber-equinoxe.fr', [], ['Cyber Équinoxe SAS'])).toEqual(['fournisseur'])
    expect(genres('jo@ars.fr', [], ['Arsenal informatique'])).toEqual([])
    expect(genres('jo@cyber-equinoxe.fr', ['d@cyber-equinoxe.fr'], ['Cyber Équinoxe SAS'])).toEqual(['messagerie', 'fournisseur'])
  })

  test('un lien vu s’explique ou fait se déporter ; chacun est dit', () => {
    const liens = liensVus('jo@cyber-equinoxe.fr', { courriels: ['d@cyber-equinoxe.fr'], fournisseurs: ['Cyber Équinoxe'] })
    expect(refusDeLien(liens).map((r) => r.motif)).toEqual(['lien-a-expliquer', 'lien-a-expliquer'])
    expect(refusDeLien([])).toEqual([])
    expect(expliquerLien(liens, 'Ancien client').ok).toBe(true)
    expect(motifsDe(expliquerLien([], 'Rien'))).toEqual(['sans-lien'])
  })
})

describe('déclarer ses intérêts', () => {
  test('aucun, ou des organismes de l’appel avec le lien dit ; tout ce qui manque est dit d’un coup', () => {
    expect(declarerInterets({ organismes: [], lien: undefined }, ['a']).ok).toBe(true)
    expect(declarerInterets({ organismes: ['a'], lien: 'Mon employeur' }, ['a', 'b']).ok).toBe(true)
    expect(motifsDe(declarerInterets({ organismes: ['z'], lien: undefined }, ['a']))).toEqual(['organisme-inconnu', 'lien-manquant'])
  })
})

describe('les sièges qui ne comptent pas', () => {
  const titulaires = [
    { id: 'a', fonctions: ['rssi'] },
    { id: 'b', fonctions: ['rssi', 'analyste'] },
    { id: 'c', fonctions: ['analyste'] },
  ]
  test('G-42 · un siège ne sort que si tous ses titulaires sont écartés', () => {
    expect(fonctionsEcartees(titulaires, ['a'])).toEqual([])
    expect(fonctionsEcartees(titulaires, ['a', 'b'])).toEqual(['rssi'])
    expect(fonctionsEcartees(titulaires, ['a', 'b', 'c'])).toEqual(['rssi', 'analyste'])
  })

  test('écarter une personne de plus n’ajoute jamais de siège', () => {
    const ids = fc.subarray(['a', 'b', 'c'])
    fc.assert(
      fc.property(ids, ids, (moins, plus) => {
        const avant = fonctionsEcartees(titulaires, moins)
        const apres = fonctionsEcartees(titulaires, [...moins, ...plus])
        expect(avant.every((f) => apres.includes(f))).toBe(true)
      }),
    )
  })
})
