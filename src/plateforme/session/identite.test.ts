import { describe, expect, test } from 'vitest'
import { fournisseurDe } from './fournisseur.ts'
import { lireIdentite } from './identite.ts'
import { direAppareil } from './ouverte.ts'

describe('ce qu’un fournisseur d’identité dit d’une personne', () => {
  test('ProConnect : prénom, nom d’usage, SIRET ; l’adresse seulement si elle est dite vérifiée', () => {
    const dits = { sub: '1', given_name: 'Camille', usual_name: 'Exemple', email: 'Camille@Exemple.fr', siret: '213 401 722 01787' }
    expect(lireIdentite(dits)).toEqual({ nom: 'Camille Exemple', courriel: undefined, siret: '21340172201787', rpps: undefined })
    expect(lireIdentite({ ...dits, email_verified: true }).courriel).toBe('camille@exemple.fr')
    expect(lireIdentite({ ...dits, email_verified: 'false' }).courriel).toBeUndefined()
  })

  test('Pro Santé Connect : le RPPS sort de l’identifiant national, précédé de 8', () => {
    const dits = { given_name: 'Dominique', family_name: 'Modèle', SubjectNameID: '810003456789' }
    expect(lireIdentite(dits)).toMatchObject({ nom: 'Dominique Modèle', rpps: '10003456789' })
    expect(lireIdentite({ ...dits, SubjectNameID: '0123456789/AB' }).rpps).toBeUndefined()
  })

  test('ce qui n’est ni un SIRET ni une adresse n’est pas gardé', () => {
    expect(lireIdentite({ email: 'pas une adresse', email_verified: true, siret: '123', name: ' Nom seul ' })).toEqual({
      nom: 'Nom seul',
      courriel: undefined,
      siret: undefined,
      rpps: undefined,
    })
  })
})

test('un fournisseur se reconnaît à son adresse, et pas à une adresse qui l’imite', () => {
  expect(
    [
      'https://auth.agentconnect.gouv.fr/api/v2',
      'https://proconnect.gouv.fr/api/v2',
      'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet',
      'https://esante.gouv.fr.ailleurs.exemple',
    ].map((e) => fournisseurDe(e).nom),
  ).toEqual(['ProConnect', 'ProConnect', 'Pro Santé Connect', 'votre compte professionnel'])
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox sur Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari sur iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome sur Android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge sur Windows'],
  ['Machin (Linux)', 'Navigateur sur Linux'],
  ['', 'Appareil non reconnu'],
])('« %s » se dit « %s »', (agent, dit) => {
  expect(direAppareil(agent)).toBe(dit)
})
