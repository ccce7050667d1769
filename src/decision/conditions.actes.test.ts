import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { SANS_FILTRE } from '../suivi/filtre.ts'
import { lireListe } from '../suivi/liste.sql.ts'
import { rappelerLesConditions } from './conditions.actes.ts'
import { joindreLettre, pagesDesLettres } from './lettre.http.ts'

/** Le 3 novembre 2021, la direction décide ; la condition est à lever le 30 au plus tard, entier, à Cayenne. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T13:02:00Z'))
const cayenne = (t: string) => Temporal.PlainDateTime.from(t).toZonedDateTime('America/Cayenne').toInstant()
const officine = id('i-officine')
const qui = (ref: string) => partie.acteurs.get(ref)!
const faire = async (acte: string, par: string, saisie: unknown, le: string) => {
  const fait = await acteNomme(acte)!.faire(monde, { objet: officine, saisie, par: qui(par), le: cayenne(le) })
  if (!fait.ok) throw new Error(JSON.stringify(fait.error))
}
const CONDITION = { sens: 'sous-condition', motif: 'Utile', condition: 'Fournir le devis signé.', conditionAvant: '2021-11-30' }
await faire('decider', 'direction', CONDITION, '2021-11-03T11:00')
const passer = (t: string) => rappelerLesConditions(monde, cayenne(t))
const courriels = async (objet: string) => (await lireCourriels(base, 200)).filter((c) => c.objet === `${objet}, dossier ${officine}`)
const ligne = async () =>
  (await lireListe(base, qui('ars'), { ...SANS_FILTRE, etats: ['sous-condition'] }, Temporal.PlainDate.from('2021-11-20'))).lignes[0]

test('rien ne se rappelle d’une condition que le porteur ne connaît pas encore', async () => {
  expect(await passer('2021-11-20T09:00')).toBe(0)
  await faire('notifier', 'ars', {}, '2021-11-10T09:00')
})

test('la date de la condition est l’échéance du dossier dans la liste de travail', async () => {
  expect((await ligne())?.echeance?.toString()).toBe('2021-11-30')
})

test('à quatorze jours puis à trois, à huit heures chez l’agence, le porteur est rappelé une fois, même par trois serveurs', async () => {
  expect(await passer('2021-11-16T07:59:59')).toBe(0)
  const faits = await Promise.all([1, 2, 3].map(() => passer('2021-11-16T08:00:00')))
  expect(faits.reduce((a, b) => a + b)).toBe(1)
  expect(await passer('2021-11-26T08:00')).toBe(0)
  expect(await passer('2021-11-27T08:00')).toBe(1)
  expect(await passer('2021-11-30T23:59')).toBe(0)
  const rappels = await courriels('Condition à lever')
  expect(rappels).toHaveLength(2)
  for (const dit of ['Fournir le devis signé.', 'mardi 30 novembre 2021', 'la décision ne vaudra plus'])
    expect(rappels[0]!.texte).toContain(dit)
  expect((await voirHistoire(base, `dossier:${officine}`, 1))[0]).toMatchObject({
    acte: 'rappeler-condition',
    par: 'plateforme',
    role: 'plateforme',
  })
})

test('la date passe : l’agence seule l’apprend, une fois ; la place et l’aide restent jusqu’à ce qu’elle le constate', async () => {
  expect(await passer('2021-12-01T07:59')).toBe(0)
  expect(await passer('2021-12-01T08:00')).toBe(1)
  expect(await passer('2021-12-20T08:00')).toBe(0)
  const recus = await courriels('Date d’une condition passée')
  expect(new Set(recus.map((c) => c.a))).toEqual(new Set(['ars', 'esms'].map((ref) => `${ref}@ars-guyane.exemple.fr`)))
  expect(recus[0]!.lien?.chemin).toBe(`/actes/constater-caducite/${officine}`)
  expect((await ligne())?.etat).toBe('sous-condition')
})

test('la caducité constatée part en lettre : le porteur la reçoit jointe et la relit dans son dossier ; plus rien ne se rappelle', async () => {
  await faire('constater-caducite', 'ars', { motif: 'Rien reçu' }, '2021-12-02T09:00')
  const [courriel] = await courriels('Condition non levée')
  expect(courriel?.piece).toEqual({ nom: `caducite-${officine}.pdf`, source: `caducite/${officine}/1` })
  const porteur = partie.acteurs.get(`porteur-${partie.scenario.dossiers.find((d) => d.ref === 'i-officine')!.organisme}`)!
  const vue = visiteDe(pagesDesLettres(monde, ouvrir), porteur, cayenne('2021-12-02T10:00'))
  const octets = await vue.octets(`/dossiers/${officine}/decision/1-caducite.pdf`)
  expect(octets).toEqual(await joindreLettre(monde, courriel!.piece!.source))
  expect((await voirHistoire(base, `dossier:${officine}`, 1))[0]?.contenu).toMatchObject({ lettre: empreinte(octets), motif: 'Rien reçu' })
  const dossier = visiteDe(pagesDesDossiers(monde, acteNomme), porteur, cayenne('2021-12-02T10:00'))
  expect((await dossier.lire(`/dossiers/${officine}`)).texte).toContain(`/dossiers/${officine}/decision/1-caducite.pdf`)
  expect((await vue.lire(`/dossiers/${id('i-ehpad')}/decision/1-caducite.pdf`)).statut).toBe(404)
  expect(await ligne()).toBeUndefined()
  expect(await passer('2022-01-20T08:00')).toBe(0)
})
