import { expect, test } from 'vitest'
import { motifsDe, unActeur } from '../../tests/constructeurs.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Demande } from '../journal/executer.actes.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { jouer, type Partie } from './jouer.actes.ts'
import type { Geste } from './scenario.ts'

const monde = {} as Monde
const porteur = unActeur({ id: 'porteur-og', role: 'porteur', organismes: ['og'], droits: { og: 'deposer' } })
const partie = (ouverts: Readonly<Record<string, string>>): Partie => ({
  scenario: {
    code: 'essai',
    titre: 'Essai',
    appel: { code: 'essai', version: 1 },
    fuseau: 'Europe/Paris',
    graine: 1,
    territoire: 'guyane',
    organismes: [],
    personnes: [],
    prestataires: [],
    dossiers: [{ ref: 'd1', organisme: 'og', guichet: 'g' }],
    gestes: [],
    reperes: [],
  },
  acteurs: new Map([['porteur-og', porteur]]),
  dossiers: new Map(Object.entries(ouverts)),
})
const geste = (plus: Partial<Geste>): Geste => ({
  le: Temporal.Instant.from('2021-08-01T12:00:00Z'),
  par: 'porteur',
  acte: 'deposer',
  sur: 'd1',
  avec: {},
  ...plus,
})
const accepter = (recues: Demande[]) => async (_acte: string, _monde: Monde, demande: Demande) => {
  recues.push(demande)
  return ok({ id: 'essai-00001', fil: 'dossier:essai-00001', fait: null })
}
const refuser =
  (...motifs: readonly string[]) =>
  async () =>
    err(motifs.map((m) => refus(m, m, m)))

test('un geste accepté sans refus annoncé est attendu ; annoncé refusé, il est inattendu', async () => {
  const jeu = partie({ d1: 'essai-00001' })
  expect((await jouer(monde, accepter([]), jeu, geste({}))).inattendu).toBe(false)
  expect((await jouer(monde, accepter([]), jeu, geste({ refus: ['hors-delai'] }))).inattendu).toBe(true)
})

test('les refus reçus doivent être tous ceux annoncés, et eux seuls, dans n’importe quel ordre', async () => {
  const jeu = partie({ d1: 'essai-00001' })
  const inattendu = async (recus: readonly string[], annonces: readonly string[]) =>
    (await jouer(monde, refuser(...recus), jeu, geste({ refus: annonces }))).inattendu
  expect(await inattendu(['a', 'b', 'a'], ['b', 'a'])).toBe(false)
  expect(await inattendu(['a', 'b'], ['a'])).toBe(true)
  expect(await inattendu(['a'], ['a', 'b'])).toBe(true)
  expect((await jouer(monde, refuser('a'), jeu, geste({}))).inattendu).toBe(true)
})

test('« porteur » est celui du dossier ; ouvrir apporte l’appel, le guichet et l’organisme, et retient le numéro', async () => {
  const jeu = partie({})
  const recues: Demande[] = []
  await jouer(monde, accepter(recues), jeu, geste({ acte: 'ouvrir' }))
  expect(recues[0]).toMatchObject({ par: porteur, saisie: { appel: 'essai', guichet: 'g', organisme: 'og' } })
  expect(jeu.dossiers.get('d1')).toBe('essai-00001')
})

test('les cibles d’un dossier sont sa mission, sa convention, ses tranches ; sans cible, c’est l’appel', async () => {
  const jeu = partie({ d1: 'essai-00001' })
  const recues: Demande[] = []
  for (const sur of ['d1', 'd1.mission', 'd1.convention', 'd1.avance']) await jouer(monde, accepter(recues), jeu, geste({ sur }))
  await jouer(monde, accepter(recues), jeu, geste({ par: 'porteur-og', sur: undefined }))
  expect(recues.map((d) => d.objet)).toEqual(['essai-00001', 'essai-00001-audit', 'essai-00001-convention', 'essai-00001-avance', 'essai'])
})

test('un dossier jamais ouvert, ou une personne inconnue, se disent', async () => {
  const motifs = async (plus: Partial<Geste>) => motifsDe(err((await jouer(monde, accepter([]), partie({}), geste(plus))).refus))
  expect(await motifs({})).toEqual(['dossier-absent'])
  expect(await motifs({ par: 'personne' })).toEqual(['acteur-inconnu'])
})

test('un fichier de scénario devient un petit PDF de son texte', async () => {
  const recues: Demande[] = []
  await jouer(
    monde,
    accepter(recues),
    partie({ d1: 'x' }),
    geste({ acte: 'joindre', avec: { fichier: { nom: 'a.pdf', texte: 'Bonjour' } } }),
  )
  const { fichier } = recues[0]!.saisie as { fichier: { nom: string; octets: Uint8Array } }
  expect(new TextDecoder().decode(fichier.octets)).toMatch(/^%PDF-1\.4\n% Bonjour/)
})
