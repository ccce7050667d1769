import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { racine } from '../src/plateforme/racine.env.ts'
import { repondre } from '../src/verbes.ts'
import { baseDeTest } from './base.ts'
import { CLES } from './mauvaises-saisies/cles.ts'
import { CLOTURES } from './mauvaises-saisies/clotures.ts'
import { COMMANDES, FAUTES_D_APPEL, FICHIERS_FAUTIFS } from './mauvaises-saisies/commandes.ts'
import { planter } from './mauvaises-saisies/decor.ts'
import { DOUBLES } from './mauvaises-saisies/doubles.ts'
import { DROITS } from './mauvaises-saisies/droits.ts'
import { ECHANGES } from './mauvaises-saisies/echanges.ts'
import { nettoyer, ouvrirPoste, type Recu } from './mauvaises-saisies/envoyer.ts'
import { FICHIERS } from './mauvaises-saisies/fichiers.ts'
import { FORGEES } from './mauvaises-saisies/forgees.ts'
import { LIENS } from './mauvaises-saisies/liens.ts'
import type { Ligne } from './mauvaises-saisies/ligne.ts'
import { PROJETS_ET_ARGENT } from './mauvaises-saisies/projets.ts'
import { QUESTIONS } from './mauvaises-saisies/questions.ts'
import { poserLeTemoin } from './mauvaises-saisies/temoin.ts'

/**
 * Toutes les façons de se tromper que l'on connaît, chacune avec la phrase qu'elle fait lire, sur l'application entière. Chaque ligne
 * dit aussi ce qui reste : la saisie dans ses champs, et la base telle qu'elle était.
 */
const FAMILLES: Readonly<Record<string, readonly Ligne[]>> = {
  fichiers: FICHIERS,
  numéros: CLES,
  questions: QUESTIONS,
  'projets et argent': PROJETS_ET_ARGENT,
  échanges: ECHANGES,
  liens: LIENS,
  'gestes en double': DOUBLES,
  'demandes forgées': FORGEES,
  droits: DROITS,
  clôtures: CLOTURES,
}

const { base, url } = await baseDeTest()
const donnees = mkdtempSync(join(tmpdir(), 'palier-mauvaises-saisies-'))
vi.stubEnv('DATABASE_URL', url).stubEnv('PALIER_DONNEES', donnees)
const decor = await planter(base)
const poste = ouvrirPoste(decor)
const temoin = await poserLeTemoin(base)
afterAll(async () => {
  await decor.service.arreter()
  vi.unstubAllEnvs()
  rmSync(donnees, { recursive: true, force: true })
})

describe.each(Object.entries(FAMILLES))('%s', (_, lignes) => {
  test.each(lignes.map((l) => [l.situation, l] as const))('%s', async (_situation, l) => {
    await poste.ilEst(undefined)
    await poste.entrer(l.envoi.par)
    for (const fait of l.avant ?? []) await poste.preparer(fait)
    await poste.ilEst(l.a)
    await temoin()

    const recus = await Promise.all((l.fois === undefined ? [l.envoi] : [l.envoi, l.envoi]).map(poste.envoyer))

    expect(await temoin()).toEqual((l.change ?? []).toSorted())
    for (const recu of recus) {
      expect([recu.statut, recu.texte]).toEqual([l.statut, recu.texte])
      for (const phrase of l.phrases) expect(recu.texte).toContain(recu.dire(phrase))
      expect(recu.texte).not.toMatch(/\[object|undefined|NaN|Invalid|expected|Forbidden|Error/)
      if (l.phrases.length > 0 && recu.genre !== 'application/json') expect([recu.genre, recu.issues > 0]).toEqual(['text/html', true])
      if (l.statut === 422) expect(perdus(l, recu)).toEqual([])
    }
  })
})

/** Les champs envoyés dont la saisie n'est plus dans la page. */
const perdus = ({ envoi, sansReste }: Ligne, recu: Recu): readonly string[] =>
  Object.entries(envoi.champs ?? {})
    .filter(
      ([champ, v]) => sansReste?.includes(champ) !== true && recu.reste(champ).map(nettoyer).join() !== [v].flat().map(recu.dire).join(),
    )
    .map(([champ]) => champ)

describe('ligne de commande', () => {
  for (const [nom, contenu] of Object.entries(FICHIERS_FAUTIFS)) writeFileSync(join(donnees, nom), contenu)
  const appel = readFileSync(join(racine, 'appels/ars-guyane/ssi-2021.v1.yaml'), 'utf8')
  mkdirSync(join(donnees, 'appels'))
  writeFileSync(
    join(donnees, 'appels/faute.v1.yaml'),
    FAUTES_D_APPEL.reduce((texte, [juste, faux]) => texte.replace(juste, faux), appel),
  )

  test.each(COMMANDES.map((c) => [c.situation, c] as const))('%s', async (_situation, { mots, code, phrases }) => {
    await temoin()
    const { sortie, code: rendu } = await repondre(mots.map((m) => m.replace('{dossier}', donnees)))
    expect([rendu, sortie]).toEqual([code, sortie])
    for (const phrase of phrases) expect(nettoyer(sortie)).toContain(phrase)
    expect(sortie).not.toMatch(/\[object|undefined|NaN|Invalid|Error/)
    expect(await temoin()).toEqual([])
  })
})

test('la table en porte au moins quatre-vingts, et nulle n’y est deux fois', () => {
  const situations = [...Object.values(FAMILLES).flat(), ...COMMANDES].map((l) => l.situation)
  expect(situations.length).toBeGreaterThanOrEqual(80)
  expect(situations.filter((s, rang) => situations.indexOf(s) !== rang)).toEqual([])
})
