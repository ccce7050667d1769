import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { itemsAmeliores } from './catalogue.ts'
import { lireCatalogue } from './catalogue.yaml.ts'
import { lireGrille } from './grille.yaml.ts'

const texteCatalogue = readFileSync('referentiels/actions.v1.yaml', 'utf8')

const catalogue = () => {
  const lu = lireCatalogue(texteCatalogue, 'actions.v1.yaml')
  if (!lu.ok) throw new Error(JSON.stringify(lu.error, null, 2))
  return lu.value
}
const codes = new Set(catalogue().actions.map((a) => a.code))
const lire = (fichier: string) => {
  const lu = lireGrille(readFileSync(`referentiels/grilles/${fichier}`, 'utf8'), fichier, codes)
  if (!lu.ok) throw new Error(JSON.stringify(lu.error, null, 2))
  return lu.value
}

describe('le catalogue des actions', () => {
  const deClause = (clause: string) => catalogue().actions.filter((a) => a.priorite?.clauses.includes(clause))

  test('G-16 · sauvegarde déconnectée, mise en condition de sécurité, accès distants et proxy sortant sont de priorité forte, documentés', () => {
    const actions = deClause('G-16')
    expect(actions.map((a) => a.code)).toEqual([
      'sauvegarde-deconnectee',
      'mises-a-jour',
      'antivirus-gere',
      'pare-feu',
      'vpn-acces-distants',
      'proxy-sortant',
    ])
    for (const a of actions) {
      expect(a.priorite?.rang).toBe('forte')
      expect(a.livrables.join()).toMatch(/exploitation/)
    }
    expect(actions[0]?.livrables.join()).toMatch(/Plan de vérification/)
  })

  test('G-17 · l’organisation est de priorité moyenne, l’analyse des risques avec un plan validé par la commission interne', () => {
    expect(deClause('G-17').map((a) => [a.code, a.priorite?.rang])).toEqual([
      ['analyse-risques', 'moyenne'],
      ['registre-traitements', 'moyenne'],
      ['documentation-si', 'moyenne'],
      ['politique-et-charte', 'moyenne'],
    ])
    expect(deClause('G-17')[0]?.livrables).toContain("Plan d'actions validé par la commission interne")
    expect(deClause('G-17')[1]?.livrables).toContain('Procédure de mise à jour du registre')
  })

  test('G-18 · la protection du réseau est de priorité moyenne', () => {
    expect(deClause('G-18').map((a) => [a.code, a.priorite?.rang])).toEqual([
      ['separation-wifi', 'moyenne'],
      ['cloisonnement-administration', 'moyenne'],
      ['station-blanche', 'moyenne'],
    ])
  })

  test('G-19 · la surveillance et l’alerte sont de priorité moyenne', () => {
    expect(deClause('G-19').map((a) => [a.code, a.priorite?.rang])).toEqual([
      ['journalisation-alertes', 'moyenne'],
      ['detection-postes', 'moyenne'],
    ])
  })

  test('chaque action améliore au moins un item de treize-questions ou de la grille des données', () => {
    const grilles = [lire('treize-questions.v1.yaml'), lire('rgpd.v1.yaml')]
    expect(catalogue().actions.filter((a) => itemsAmeliores(a.code, grilles).length === 0)).toEqual([])
  })

  test('A-23 · au bas de sa fourchette, chaque action tient dans cinq jours de prestation', () => {
    expect(catalogue().actions.filter((a) => a.charge.bas > 50)).toEqual([])
  })

  test('tous les défauts du catalogue sont dits à la fois', () => {
    const lu = lireCatalogue(
      texteCatalogue
        .replace('charge: { bas: 2 jours, haut: 4 jours }', 'charge: { bas: 2 jours, haut: 1 jour }')
        .replace('achat: { bas: 3 000 €,', 'achat: { bas: 3000,')
        .replace('code: test-restauration', 'code: sauvegarde-deconnectee')
        .replace('clauses: [G-17]', 'clauses: [17]'),
      'actions.v1.yaml',
    )
    expect(lu.ok ? [] : lu.error.map((d) => d.phrase)).toEqual([
      '« charge » : le bas dépasse le haut.',
      '« 3000 » n’a pas d’unité.',
      'L’action « sauvegarde-deconnectee » existe déjà plus haut.',
      '« 17 » n’est pas une clause.',
    ])
  })
})
