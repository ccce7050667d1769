import { expect, test } from 'vitest'
import { objetSansPrefixe } from './reception.ts'
import { echecDe, estAutomatique, sansCitation, texteDuHtml } from './reponse.ts'

test.each([
  [
    'Gmail',
    'Voici les pièces.\n\nCordialement\n\nLe lun. 18 oct. 2021 à 10:05, Agence <palier@exemple.fr> a écrit :\n\n> Bonjour,\n> Répondez.',
  ],
  [
    'Gmail sur deux lignes',
    'Voici les pièces.\n\nCordialement\n\nLe lun. 18 oct. 2021 à 10:05, Agence régionale de santé Guyane\n<palier@exemple.fr> a écrit :\n> Bonjour,',
  ],
  ['Outlook', 'Voici les pièces.\n\nCordialement\n\n-----Message d’origine-----\nDe : Agence\nEnvoyé : lundi'],
  ['Outlook en ligne', 'Voici les pièces.\r\n\r\nCordialement\r\n\r\n________________________________\r\nDe : Agence\r\nEnvoyé : lundi'],
  ['en-têtes recopiés', 'Voici les pièces.\n\nCordialement\n\nDe : Agence <palier@exemple.fr>\nEnvoyé : lundi 18 octobre\nÀ : direction'],
  ['anglais', 'Voici les pièces.\n\nCordialement\n\nOn Mon, Oct 18, 2021 at 10:05 Agence wrote:\n> Bonjour'],
  ['signature', 'Voici les pièces.\n\nCordialement\n-- \nDirection, tél. 05 94 00 00 00'],
  ['sous la citation', 'Le lun. 18 oct. 2021 à 10:05, Agence a écrit :\n> Bonjour,\n> Répondez.\n\nVoici les pièces.\n\nCordialement'],
])('la citation s’en va, la réponse reste : %s', (_, texte) => {
  expect(sansCitation(texte)).toBe('Voici les pièces.\n\nCordialement')
})

test('une phrase qui commence par « Le » n’est pas une citation', () => {
  const texte = 'Le devis est joint.\nIl a écrit la lettre : la voici.'
  expect(sansCitation(texte)).toBe(texte)
})

test('un courriel qui n’a que du HTML se lit en lignes, sans sa citation', () => {
  expect(
    texteDuHtml('<style>p{}</style><p>Voici&nbsp;les pi&#232;ces &amp; devis.</p><div>Merci</div><blockquote>Ancien</blockquote>'),
  ).toBe('Voici les pièces & devis.\nMerci')
})

test('un courriel écrit pour faire perdre du temps n’en fait pas perdre', () => {
  const debut = performance.now()
  for (const piege of ['<style>', '<blockquote>', 'Le ', '> ', '\n', 'De :\n', '&#1;', ' \n'])
    for (const lire of [texteDuHtml, sansCitation]) lire(piege.repeat(50_000).slice(0, 50_000))
  expect(performance.now() - debut).toBeLessThan(5_000)
})

test('une absence ou une liste ne sont pas des réponses', () => {
  const auto = (...e: [string, string][]) => estAutomatique(new Map(e))
  expect([auto(['auto-submitted', 'auto-replied']), auto(['precedence', 'Bulk']), auto(['list-id', '<x>'])]).toEqual([true, true, true])
  expect([auto(), auto(['auto-submitted', 'no'])]).toEqual([false, false])
})

test('un avis définitif dit sa raison, un retard ne dit rien', () => {
  const avis = (action: string) =>
    `Reporting-MTA: dns; relais.fr\r\n\r\nFinal-Recipient: rfc822; x@exemple.fr\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 boite\r\n inconnue\r\n`
  expect([echecDe(avis('failed')), echecDe(avis('delayed')), echecDe('Action: failed\nStatus: 5.2.2\n')]).toEqual([
    '550 5.1.1 boite inconnue',
    undefined,
    '5.2.2',
  ])
})

test('G-01 · le préfixe imposé est reconnu, même dans une réponse ; sans lui, l’objet n’est pas celui d’une question', () => {
  expect([
    objetSansPrefixe('[AAP SSI] Le référent', '[AAP SSI]'),
    objetSansPrefixe('RE: Re : [aap ssi]  Le référent', '[AAP SSI]'),
  ]).toEqual(['Le référent', 'Le référent'])
  expect([objetSansPrefixe('Le référent', '[AAP SSI]'), objetSansPrefixe('Le référent', undefined)]).toEqual([undefined, 'Le référent'])
})
