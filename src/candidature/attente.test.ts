import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attente,
  acquitter,
  arreter,
  direFile,
  FILE_VIDE,
  type File,
  garderIllisible,
  lireAttente,
  manquer,
  partir,
  patience,
  taper,
} from './attente.ts'
import { recevoir, type Tenue } from './concurrence.ts'

const LE = Temporal.Instant.from('2021-10-28T14:10:00Z')
const tape = (question: string, valeur: string, frappe: number): Attente => ({
  question,
  champs: [[`r.${question}`, valeur]],
  frappe,
  sort: 'a-partir',
})
const toujours = Number.POSITIVE_INFINITY

describe('les réponses qui attendent', () => {
  test('une seule est en route à la fois, dans l’ordre où les questions ont été touchées', () => {
    const f = partir(taper(taper(FILE_VIDE, tape('a', 'x', 1)), tape('b', 'y', 2)), toujours)
    expect(partir(f, toujours).enRoute?.question).toBe('a')
    expect(partir(acquitter(f), toujours).enRoute?.question).toBe('b')
  })

  test('une frappe qui n’est pas posée ne part pas encore', () => {
    const f = taper(taper(FILE_VIDE, tape('a', 'x', 900)), tape('b', 'y', 100))
    expect(partir(f, 500).enRoute?.question).toBe('b')
    expect(partir(f, 50).enRoute).toBeUndefined()
  })

  test('ce qui est tapé pendant la route attend son tour : l’accusé d’avant ne l’efface pas', () => {
    const f = acquitter(taper(partir(taper(FILE_VIDE, tape('a', 'x', 1)), toujours), tape('a', 'xy', 2)))
    expect(f.attentes.map((a) => a.frappe)).toEqual([2])
  })

  test('une réponse illisible reste ici et ne repart qu’une fois corrigée', () => {
    const f = garderIllisible(partir(taper(FILE_VIDE, tape('a', 'x', 1)), toujours))
    expect([f.attentes.length, partir(f, toujours).enRoute]).toEqual([1, undefined])
    expect(partir(taper(f, tape('a', 'y', 2)), toujours).enRoute?.frappe).toBe(2)
  })

  test('session terminée ou dossier déposé : plus rien ne part, rien n’est perdu', () => {
    const f = arreter(partir(taper(FILE_VIDE, tape('a', 'x', 1)), toujours), 'session-terminee')
    expect([partir(f, toujours).enRoute, f.attentes.length]).toEqual([undefined, 1])
  })

  test('on attend une seconde, puis le double à chaque échec, une minute au plus', () => {
    expect([1, 2, 3, 20].map(patience)).toEqual([1000, 2000, 4000, 60_000])
  })

  test('ce que la réserve rend est ce qu’on y a mis ; un texte étranger est comme absent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (q, v, n) => {
        expect(lireAttente(JSON.stringify(tape(q, v, n)))).toEqual(tape(q, v, n))
      }),
    )
    expect([null, '', '{', 'null', '{"question":1}', '{"question":"a","champs":3,"frappe":1,"sort":""}'].map(lireAttente)).toEqual(
      Array(6).fill(undefined),
    )
  })
})

describe('l’état, en mots', () => {
  const deux = taper(taper(FILE_VIDE, tape('a', 'x', 1)), tape('b', 'y', 2))
  test.each<[string, File, string | undefined]>([
    ['rien n’a été tapé', FILE_VIDE, undefined],
    ['en cours', deux, 'Enregistrement…'],
    [
      'ligne coupée',
      manquer(deux),
      'Ligne coupée : 2 réponses attendent sur cet appareil, elles partiront d’elles-mêmes. Sur un ordinateur partagé, déconnectez-vous en partant.',
    ],
    [
      'une seule attend',
      manquer(taper(FILE_VIDE, tape('a', 'x', 1))),
      'Ligne coupée : 1 réponse attend sur cet appareil, elle partira d’elle-même. Sur un ordinateur partagé, déconnectez-vous en partant.',
    ],
    [
      'illisible',
      garderIllisible(partir(taper(FILE_VIDE, tape('a', 'x', 1)), toujours)),
      'Une réponse n’est pas lisible : votre saisie reste sur cet appareil, corrigez-la.',
    ],
    ['session terminée', arreter(deux, 'session-terminee'), 'Votre session est terminée : reconnectez-vous, vos réponses restent ici.'],
    [
      'dossier déposé',
      arreter(deux, 'fini'),
      'Ce dossier n’est plus un brouillon ouvert pour vous : ce que vous tapez ici ne s’enregistre plus. Rechargez la page.',
    ],
  ])('%s', (_, f, dit) => {
    expect(direFile(f, undefined)).toBe(dit)
  })

  test('tout est parti : l’heure du dernier enregistrement', () => {
    expect(direFile(FILE_VIDE, 'Enregistré à 22 h 14')).toBe('Enregistré à 22 h 14')
  })
})

/** Ce qui peut arriver : on tape, la demande part et arrive, se perd à l'aller ou au retour, ou arrive encore bien plus tard. */
const evenement = fc.oneof(
  fc.record({ sorte: fc.constant('taper' as const), question: fc.constantFrom('a', 'b', 'c'), valeur: fc.string({ minLength: 1 }) }),
  fc.record({ sorte: fc.constantFrom('aboutir' as const, 'perdre-aller' as const, 'perdre-retour' as const) }),
  fc.record({ sorte: fc.constant('doubler' as const), laquelle: fc.nat() }),
  fc.record({ sorte: fc.constant('fermer' as const) }),
)

test('quoi qu’il arrive à la ligne, le serveur finit avec la dernière frappe de chaque question, jamais une plus ancienne', () => {
  fc.assert(
    fc.property(fc.array(evenement, { maxLength: 60 }), (evenements) => {
      let file = FILE_VIDE
      let frappe = 0
      const serveur = new Map<string, Tenue>()
      const envoyees: Attente[] = []
      const dernieres = new Map<string, string>()
      const arriver = (a: Attente): void => {
        const tenue = serveur.get(a.question)
        const origine = { navigateur: 'ici', frappe: a.frappe }
        const valeur = a.champs[0]?.[1] ?? ''
        if (recevoir(tenue, { valeur, par: 'p', vue: 0, origine }) !== 'garder') return
        expect(tenue?.origine?.frappe ?? 0).toBeLessThan(a.frappe)
        const auteur = { id: 'p', nom: 'P', le: LE }
        serveur.set(a.question, { valeur, revision: (tenue?.revision ?? 0) + 1, auteur, origine, concurrentes: [] })
      }
      const essayer = (issue: 'aboutir' | 'perdre-aller' | 'perdre-retour'): void => {
        file = partir(file, toujours)
        if (file.enRoute === undefined) return
        envoyees.push(file.enRoute)
        if (issue !== 'perdre-aller') arriver(file.enRoute)
        file = issue === 'aboutir' ? acquitter(file) : manquer(file)
      }
      for (const e of evenements) {
        if (e.sorte === 'taper') {
          frappe += 1
          file = taper(file, tape(e.question, e.valeur, frappe))
          dernieres.set(e.question, e.valeur)
        } else if (e.sorte === 'doubler') {
          const ancienne = envoyees[e.laquelle % Math.max(1, envoyees.length)]
          if (ancienne !== undefined) arriver(ancienne)
        } else if (e.sorte === 'fermer') {
          // Le navigateur se ferme : la réserve rend ce qui attendait.
          const reserve = file.attentes.map((a) => JSON.stringify(a))
          file = reserve.flatMap((texte) => lireAttente(texte) ?? []).reduce(taper, FILE_VIDE)
        } else essayer(e.sorte)
      }
      while (file.attentes.length > 0) essayer('aboutir')
      expect(Object.fromEntries([...serveur].map(([q, t]) => [q, t.valeur]))).toEqual(Object.fromEntries(dernieres))
    }),
  )
})
