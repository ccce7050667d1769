import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REGISTRE } from './actes.ts'
import { racine } from './plateforme/racine.env.ts'
import { ACTES, actesPossibles, dessiner, etatsDe, type GenreObjet, NEANT, type Passage, passage, permet, ROLES, VIES } from './vie.ts'

const GENRES = Object.keys(VIES) as GenreObjet[]
const passages = (genre: GenreObjet): readonly Passage[] => Object.values(VIES[genre])
const suivants = (genre: GenreObjet, etat: string) => passages(genre).flatMap((p) => p.vers.filter((v) => permet(p, etat, v)))

/** Les états qu'on atteint en partant de la naissance. */
const atteignables = (genre: GenreObjet): ReadonlySet<string> => {
  const vus = new Set([NEANT])
  for (const etat of vus) for (const v of suivants(genre, etat)) vus.add(v)
  return vus
}

const TERMINAUX: Readonly<Record<GenreObjet, readonly string[]>> = {
  dossier: ['retire', 'clos'],
  mission: ['close'],
  convention: ['soldee'],
  versement: ['perdu', 'verse'],
  appel: [],
  organisme: [],
}
/** Un appel et un organisme restent : leur fil ne finit pas. */
const SANS_FIN: readonly GenreObjet[] = ['appel', 'organisme']

describe('ce qui a un état naît, vit et finit', () => {
  test.each(GENRES)('%s : chaque état s’atteint depuis la naissance', (genre) => {
    expect(etatsDe(genre).filter((e) => !atteignables(genre).has(e))).toEqual([])
  })

  test.each(GENRES)('%s : aucun cul-de-sac, hors les états où tout est fini', (genre) => {
    const impasses = etatsDe(genre).filter((e) => suivants(genre, e).every((v) => v === e))
    expect(impasses.filter((e) => !TERMINAUX[genre].includes(e) && !SANS_FIN.includes(genre))).toEqual([])
    expect(TERMINAUX[genre].filter((e) => suivants(genre, e).some((v) => v !== e))).toEqual([])
  })

  test.each(GENRES)('%s : de tout état on peut arriver à une fin', (genre) => {
    if (TERMINAUX[genre].length === 0) return
    const menent = new Set(TERMINAUX[genre])
    for (let n = -1; n !== menent.size; ) {
      n = menent.size
      for (const e of etatsDe(genre)) if (suivants(genre, e).some((v) => menent.has(v))) menent.add(e)
    }
    expect(etatsDe(genre).filter((e) => !menent.has(e))).toEqual([])
  })

  test('un acte qui laisse l’état tel quel ne fait passer d’aucun état à un autre', () => {
    const aide = passage('dossier', 'demander-aide')!
    expect([permet(aide, 'laureat', 'laureat'), permet(aide, 'brouillon', 'laureat'), permet(aide, 'clos', 'clos')]).toEqual([
      true,
      false,
      false,
    ])
    for (const genre of GENRES)
      for (const p of passages(genre)) if (p.reste) for (const e of p.de) expect(p.vers.filter((v) => permet(p, e, v))).toEqual([e])
  })

  test('un dossier refusé, retiré ou clos ne se redépose pas ; un dossier retiré ne bouge plus', () => {
    for (const etat of ['retire', 'clos', 'irrecevable', 'ecarte']) expect(passage('dossier', 'deposer')?.de).not.toContain(etat)
    expect(ROLES.flatMap((r) => actesPossibles('dossier', 'retire', r))).toEqual([])
  })
})

describe('qui peut faire quoi', () => {
  test('chaque acte a quelqu’un pour le faire, sauf ce que le temps fait de lui-même, et un terme qui se lit', () => {
    for (const genre of GENRES)
      for (const p of passages(genre)) expect([p.par.length > 0, /^[A-ZÀ-Ý]/.test(p.terme)]).toEqual([p.deSoi !== true, true])
  })

  test('tout acte de la vie est au registre, et rien d’autre', () => {
    const duTemps = GENRES.flatMap((g) => Object.entries<Passage>(VIES[g]).flatMap(([acte, p]) => (p.deSoi === true ? [acte] : [])))
    expect(ACTES.filter((a) => !REGISTRE.some((r) => r.nom === a) && !duTemps.includes(a))).toEqual([])
    expect(REGISTRE.filter((r) => duTemps.includes(r.nom)).map((r) => r.nom)).toEqual([])
    expect(REGISTRE.filter((r) => passage(r.genre, r.nom) === undefined).map((r) => r.nom)).toEqual([])
    expect(new Set(REGISTRE.map((r) => r.nom)).size).toBe(REGISTRE.length)
  })

  test('G-43 · la direction décide, ou qui a sa signature ; elle seule délègue et réajuste ; seul l’agent comptable paie', () => {
    expect(passage('dossier', 'decider')?.par).toEqual(['direction', 'delegataire'])
    expect(passage('appel', 'deleguer-signature')?.par).toEqual(['direction'])
    expect(passage('dossier', 'reajuster')?.par).toEqual(['direction'])
    expect(passage('versement', 'verser')?.par).toEqual(['comptable'])
  })

  test('G-36 · trois signent : le porteur, la direction, l’opérateur', () => {
    expect([...(passage('convention', 'signer')?.par ?? [])].sort()).toEqual(['direction', 'grades', 'porteur'])
  })

  test('le porteur seul remplit et dépose, l’agence ne fait que lui répondre ; l’auditeur seul évalue et rend son rapport', () => {
    expect(actesPossibles('dossier', 'brouillon', 'ars')).toEqual(['ecrire-message'])
    expect(actesPossibles('dossier', 'brouillon', 'porteur')).toEqual(
      expect.arrayContaining(['repondre', 'decrire', 'joindre', 'grouper', 's-engager', 'deposer', 'retirer']),
    )
    expect(ROLES.filter((r) => actesPossibles('mission', 'sur-place', r).includes('remettre-rapport'))).toEqual(['prestataire'])
  })

  test('qui instruit ou contrôle ne décide pas ; qui décide ne paie pas', () => {
    const roles = (genre: GenreObjet, acte: string) => passage(genre, acte)?.par ?? []
    expect(roles('dossier', 'controler').filter((r) => roles('dossier', 'decider').includes(r))).toEqual([])
    expect(roles('dossier', 'decider').filter((r) => roles('versement', 'verser').includes(r))).toEqual([])
    expect(roles('versement', 'attester-service-fait').filter((r) => roles('versement', 'verser').includes(r))).toEqual([])
  })

  test('rien de l’appel ne concerne un acte inconnu, un état inconnu, un rôle de trop', () => {
    expect(passage('dossier', 'effacer')).toBeUndefined()
    expect(actesPossibles('dossier', 'inventé', 'ars')).toEqual([])
    expect(actesPossibles('versement', 'exigible', 'porteur')).toEqual([])
  })
})

describe('la page de documentation', () => {
  const TITRES: Readonly<Record<GenreObjet, string>> = {
    dossier: 'Le dossier',
    mission: 'La mission d’audit',
    convention: 'La convention',
    versement: 'Le versement',
    appel: 'L’appel',
    organisme: 'L’organisme',
  }
  const attendue = [
    '# La vie de ce qui a un état',
    '',
    'Six objets ont un état. `src/vie.ts` dit, acte par acte, de quels états, vers lesquels, et par qui ; le journal n’en admet pas d’autre.',
    'Les actes qui laissent l’état tel quel ne sont pas dessinés. Un essai (`src/vie.test.ts`) tient cette page à jour.',
    ...GENRES.flatMap((g) => ['', `## ${TITRES[g]}`, '', '```mermaid', dessiner(g), '```']),
    '',
  ].join('\n')

  test('docs/vie.md montre la vie telle qu’elle est (PALIER_ECRIRE=oui la récrit)', async () => {
    const page = join(racine, 'docs/vie.md')
    if (process.env['PALIER_ECRIRE'] === 'oui') (await import('node:fs')).writeFileSync(page, attendue)
    expect(readFileSync(page, 'utf8')).toBe(attendue)
  })
})
