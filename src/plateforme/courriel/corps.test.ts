import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adresseDe, lireAdresse } from './adresse.crypto.ts'
import { corpsDe, enTexte } from './corps.ts'
import type { Courriel } from './courriel.ts'
import { enHtml } from './lettre.html.tsx'

const POSTE = { url: 'https://palier.exemple.fr', reponses: 'perdues' } as const
const courriel: Courriel = {
  a: 'direction@exemple.fr',
  objet: 'Dossier déposé',
  texte: 'Votre dossier est déposé.\n\n- devis.pdf\n- lettre.pdf\n\nVous n’avez rien d’autre à faire.',
  signe: 'Agence régionale de santé Guyane',
  lien: { texte: 'Relire mon reçu', chemin: '/dossiers/d1/recu' },
}
const mots = (texte: string): readonly string[] => texte.match(/[\p{L}\p{N}/:.’]+/gu) ?? []
const sansBalises = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>|<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')

test('le courriel se lit à voix haute', () => {
  expect(enTexte(corpsDe(courriel, POSTE))).toBe(`Bonjour,

Votre dossier est déposé.

- devis.pdf
- lettre.pdf

Vous n’avez rien d’autre à faire.

Relire mon reçu :
https://palier.exemple.fr/dossiers/d1/recu

Ne répondez pas à ce courriel : cette adresse n’est pas lue.

Agence régionale de santé Guyane
Envoyé par Palier, la plateforme de ses appels à projets`)
})

test('une réponse n’est promise que si elle trouve son chemin, et seulement à qui parle d’un dossier', () => {
  const dit = (c: Courriel) => enTexte(corpsDe(c, { ...POSTE, reponses: 'reçues' }))
  expect(dit({ ...courriel, sujet: 'd1', personne: 'p1' })).toContain('votre réponse entrera dans le dossier')
  expect(dit(courriel)).toContain('Ne répondez pas')
})

test('le HTML dit les mêmes mots que le texte, et rien n’y devient du code', () => {
  const dire = (texte: string) => {
    const blocs = corpsDe({ ...courriel, texte }, POSTE)
    return [mots(enTexte(blocs)).filter((m) => m !== ':'), mots(sansBalises(enHtml(courriel.objet, blocs))).filter((m) => m !== ':')]
  }
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zéè<>&' ]{1,20}$/), { minLength: 1, maxLength: 4 }), (paragraphes) => {
      const [texte, html] = dire(paragraphes.join('\n\n'))
      expect(html).toEqual(texte)
    }),
  )
  expect(enHtml('x', corpsDe({ ...courriel, texte: '<script>alert(1)</script>' }, POSTE))).not.toContain('<script>')
})

test('une adresse de retour se relit, tient dans les 64 signes permis, et ne se forge pas', () => {
  const r = { domaine: 'entree.exemple.fr', secret: 's'.repeat(32) }
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 17n }), fc.constantFrom('retour' as const, 'reponse' as const), (id, sorte) => {
      const adresse = adresseDe({ sorte, id }, r)
      expect(adresse.split('@')[0]!.length).toBeLessThanOrEqual(64)
      expect(lireAdresse(adresse.toUpperCase(), r)).toEqual({ sorte, id })
      expect(lireAdresse(adresse.replace(`${id}`, `${id + 1n}`), r)).toBeUndefined()
      expect(lireAdresse(adresse.replace(sorte, sorte === 'retour' ? 'reponse' : 'retour'), r)).toBeUndefined()
      expect(lireAdresse(adresse, { ...r, secret: 'x'.repeat(32) })).toBeUndefined()
      expect(lireAdresse(adresse, { ...r, domaine: 'ailleurs.fr' })).toBeUndefined()
    }),
  )
})
