import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { aVerifier } from '../candidature/deposer.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireCharge } from './charge.sql.ts'
import { PERSONNE } from './confier.ts'
import { lireDeports } from './conflit.sql.ts'
import { opposables } from './recevabilite.ts'
import { lireTranches } from './tranche.sql.ts'
import { examiner, type Tranche } from './trancher.ts'

/** Le 31 août 2021 au matin, un dossier attend sa recevabilité ; plusieurs agents l'examinent, chacun dans son onglet. */
const LE = Temporal.Instant.from('2021-08-31T12:05:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const ime = id('a-ime')
const qui = (ref: string): Acteur => partie.acteurs.get(ref)!
const AGENTS = ['ars', 'esms', 'gcs', 'analyste'] as const
const { verdicts } = await lireAvecRegles(base, monde, ime, LE)
const CONDITIONS = verdicts.map((v) => v.condition.code)

const geste = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      acte: fc.constant('trancher' as const),
      condition: fc.constantFrom(...CONDITIONS),
      reponse: fc.constantFrom('oui', 'oui', 'non'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      acte: fc.constant('trancher' as const),
      condition: fc.constant('referent-interne'),
      reponse: fc.constantFrom('oui', 'non'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ acte: fc.constant('declarer-recevable' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ acte: fc.constant('confier' as const), agent: fc.constantFrom(...AGENTS, 'analyste', 'analyste', PERSONNE) }),
  },
)
type Geste = Parameters<Parameters<(typeof geste)['map']>[0]>[0]
const gestes = fc.array(geste, { minLength: 4, maxLength: 8 })

let numero = 0
/** Joue les gestes d'un agent l'un après l'autre ; rend les raisons de ce qu'on lui a accordé de trancher. */
const jouer = async (par: Acteur, siens: readonly Geste[]): Promise<readonly string[]> => {
  const tranches: string[] = []
  for (const g of siens) {
    const motif = `${par.id}, raison ${++numero}`
    const saisie = g.acte === 'confier' ? { agent: g.agent === PERSONNE ? PERSONNE : qui(g.agent).id } : { ...g, motif }
    const fait = await acteNomme(g.acte)!.faire(monde, { objet: ime, saisie, par, le: LE })
    if (fait.ok && g.acte === 'trancher') tranches.push(motif)
  }
  return tranches
}
const faireUn = async (acte: string, ref: string, objet: string, saisie: unknown): Promise<void> => {
  await acteNomme(acte)!.faire(monde, { objet, saisie, par: qui(ref), le: LE })
}
const organisme = (await sql<{ organisme: string }>`select organisme from dossier where id = ${ime}`.execute(base)).rows[0]!.organisme
const declarer = (organismes: readonly string[]) => faireUn('declarer-interets', 'analyste', 'ssi-2021', { organismes, lien: 'Un mandat' })
/** La course recommence : le dossier n'est à personne et attend de nouveau sa recevabilité, ce qui a été tranché reste. */
const recommencer = async () => {
  await faireUn('confier', 'ars', ime, { agent: PERSONNE })
  await declarer([])
  await sql`delete from recevabilite where dossier = ${ime}`.execute(base)
  await sql`update vie set etat = 'depose' where genre = 'dossier' and id = ${ime}`.execute(base)
  await sql`update ligne_dossier l set etat = a.etat, a_verifier = a.a_verifier from dossier_a_lister a
    where a.dossier = l.dossier and l.dossier = ${ime}`.execute(base)
}
const ecartesQuiTiennent = async () =>
  (await sql`select c.agent from charge c join deport_connu d on d.dossier = c.dossier and d.agent = c.agent`.execute(base)).rows
/** Le dossier tel que la liste de travail le montre. */
const lireLigne = async () =>
  (
    await sql<{ etat: string; aVerifier: boolean; charge: string | null }>`
      select etat, a_verifier as "aVerifier", charge from ligne_dossier where dossier = ${ime}`.execute(base)
  ).rows[0]!
/** Le fil du dossier, du plus ancien au plus récent. */
const fil = async () => (await voirHistoire(base, `dossier:${ime}`, 10_000)).toReversed()

test('G-07, G-53 · ce qui a été tranché le reste quand un complément rejoue les règles : la liste ne le redemande pas', async () => {
  await faireUn('demander-complement', 'gcs', ime, { questions: ['lieux'], motif: 'Combien de sites ?', jours: 5 })
  expect((await lireLigne()).aVerifier).toBe(true)
  await faireUn('trancher', 'gcs', ime, { condition: 'referent-interne', reponse: 'oui', motif: 'Confirmé par téléphone' })
  expect((await lireLigne()).aVerifier).toBe(false)
  await faireUn('completer', 'porteur-ime', ime, { reponses: { lieux: 'Trois sites' }, geste: 'envoyer' })
  expect((await fil()).at(-1)?.acte).toBe('completer')
  expect((await lireLigne()).aVerifier).toBe(false)
})

test('G-07, G-42 · trancher, déclarer recevable et confier, à plusieurs : rien ne se perd, rien n’est recevable sur un non, un écarté ne tient rien', async () => {
  let acceptes = 0
  let recevables = 0
  await fc.assert(
    fc.asyncProperty(gestes, gestes, fc.constantFrom('interet', 'interet', 'deport', 'non'), async (a, b, depart) => {
      await recommencer()
      const debut = (await fil()).length
      const partir = () =>
        depart === 'non'
          ? undefined
          : depart === 'deport'
            ? faireUn('declarer-deport', 'esms', ime, { motif: 'Employeur' })
            : declarer([organisme])
      let fini = false
      const travail = Promise.all([jouer(qui('ars'), a), jouer(qui('gcs'), b), partir()]).finally(() => {
        fini = true
      })
      const guet = (async () => {
        while (!fini) expect(await ecartesQuiTiennent()).toEqual([])
      })()
      const [[deA, deB]] = await Promise.all([travail, guet])
      acceptes += deA.length + deB.length
      const joues = await fil()
      const tranches = await lireTranches(base, ime)
      // Ce que chacun a tranché est au dossier et au journal, dans le même ordre, une fois.
      const auJournal = joues.filter((e) => e.acte === 'trancher').map((e) => (e.contenu as Tranche).motif)
      expect(tranches.map((t) => t.motif)).toEqual(auJournal)
      expect(auJournal.slice(auJournal.length - deA.length - deB.length).toSorted()).toEqual([...deA, ...deB].toSorted())
      // Ce qui reste à vérifier est ce que disent les règles et les agents, pas ce que l'un d'eux avait lu.
      const ligne = await lireLigne()
      expect(ligne.aVerifier).toBe(ligne.etat === 'depose' && aVerifier(examiner(verdicts, tranches)).length > 0)
      // Au moment où le dossier est devenu recevable, rien ne s'y opposait.
      for (const [rang, e] of joues.entries()) {
        if (rang < debut || e.acte !== 'declarer-recevable') continue
        recevables += 1
        const avant = joues.slice(0, rang).filter((x) => x.acte === 'trancher').length
        expect(opposables(examiner(verdicts, tranches.slice(0, avant)))).toEqual([])
      }
      // Qui tient le dossier est celui à qui on l'a confié en dernier, s'il n'en est pas écarté depuis ; la liste dit le même.
      const dernier = joues.slice(debut).findLast((e) => e.acte === 'confier')
      const confie = (dernier?.contenu as { readonly agent: string | null } | undefined)?.agent ?? undefined
      const parti = (await lireDeports(base, ime)).some((d) => d.agent === confie)
      const tenu = (await lireCharge(base, ime))?.agent
      expect(tenu).toBe(parti ? undefined : confie)
      expect(ligne.charge ?? undefined).toBe(tenu)
    }),
    { numRuns: 12, endOnFailure: true },
  )
  expect([acceptes > 15, recevables > 2]).toEqual([true, true])
}, 60_000)
