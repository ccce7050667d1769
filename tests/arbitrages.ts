import fc from 'fast-check'
import type { Action, Probleme } from '../src/financement/arbitrage.ts'

/** Des problèmes tirés au hasard et leur réponse par énumération complète, pour juger les deux méthodes. */

export const action = (code: string, organisme: string, plus: Partial<Action> = {}): Action => ({
  code,
  organisme,
  cout: 100n,
  jours: 100n,
  valeur: 100n,
  ...plus,
})

type Tirage = { organismes: number; actionsParOrganisme: number; liensEntreOrganismes: 'oui' | 'non' }

export const problemes = ({ organismes, actionsParOrganisme, liensEntreOrganismes }: Tirage): fc.Arbitrary<Probleme> => {
  const n = organismes * actionsParOrganisme
  const code = (i: number) => `${String.fromCharCode(65 + Math.floor(i / actionsParOrganisme))}${i % actionsParOrganisme}`
  const premier = (i: number) => (liensEntreOrganismes === 'oui' ? 0 : i - (i % actionsParOrganisme))
  const lien = (i: number, poids: number) =>
    i === premier(i)
      ? fc.constant([])
      : fc.option(
          fc.integer({ min: premier(i), max: i - 1 }).map((k) => [code(k)]),
          { freq: poids, nil: [] as string[] },
        )
  const tirerAction = (i: number) =>
    fc.record({
      code: fc.constant(code(i)),
      organisme: fc.constant(code(i).charAt(0)),
      cout: fc.bigInt(0n, 12n).map((x) => x * 50n),
      jours: fc.bigInt(0n, 6n).map((x) => x * 50n),
      valeur: fc.bigInt(0n, 9n),
      priorite: fc.constantFrom('forte', 'moyenne'),
      prerequis: lien(i, 3),
      exclut: lien(i, 8),
    })
  const generale = fc.record({
    plafond: fc.bigInt(-3n, 20n),
    poids: fc.array(fc.bigInt(-2n, 6n), { minLength: n, maxLength: n }).map((l) => Object.fromEntries(l.map((p, i) => [code(i), p]))),
  })
  return fc
    .record({
      enveloppe: fc.option(fc.bigInt(0n, 3000n), { nil: undefined }),
      plafondParOrganisme: fc.record({
        montant: fc.option(fc.bigInt(0n, 1500n), { nil: undefined }),
        jours: fc.option(fc.bigInt(0n, 600n), { nil: undefined }),
      }),
      priorites: fc.constantFrom(undefined, ['forte', 'moyenne']),
      actions: fc.tuple(...Array.from({ length: n }, (_, i) => tirerAction(i))),
      contraintesGenerales: fc.array(generale, { maxLength: liensEntreOrganismes === 'oui' ? 2 : 0 }),
    })
    .map((p) => ({
      ...p,
      actions: p.priorites === undefined ? p.actions.map(({ priorite: _, ...a }) => a) : p.actions,
      contraintesGenerales: p.contraintesGenerales.map((c, i) => ({ nom: `limite ${i}`, ...c })),
    }))
}

/** La meilleure liste, ou `undefined` si aucune ne tient ; écrite sans rien reprendre du code jugé. */
export const enumerer = (probleme: Probleme): readonly string[] | undefined => {
  const actions = [...probleme.actions].sort((a, b) => (a.organisme + a.code < b.organisme + b.code ? -1 : 1))
  let meilleure: { cle: readonly bigint[]; codes: readonly string[] } | undefined
  for (let masque = 0; masque < 2 ** actions.length; masque++) {
    const choisies = actions.filter((_, i) => (masque >> (actions.length - 1 - i)) & 1)
    if (!tient(probleme, choisies)) continue
    const forte = somme(choisies.map((a) => (a.priorite === 'moyenne' ? 0n : a.valeur)))
    const moyenne = somme(choisies.map((a) => (a.priorite === 'moyenne' ? a.valeur : 0n)))
    const cle = [forte, moyenne, -somme(choisies.map((a) => a.cout)), BigInt(masque)]
    if (meilleure === undefined || depasse(cle, meilleure.cle)) meilleure = { cle, codes: choisies.map((a) => a.code) }
  }
  return meilleure?.codes
}

const somme = (nombres: readonly bigint[]): bigint => nombres.reduce((a, b) => a + b, 0n)

const depasse = (a: readonly bigint[], b: readonly bigint[]): boolean => {
  const rang = a.findIndex((x, i) => x !== b[i])
  return rang >= 0 && a[rang]! > b[rang]!
}

const tient = (p: Probleme, choisies: readonly Action[]): boolean => {
  const codes = choisies.map((a) => a.code)
  const par = (o: string) => choisies.filter((a) => a.organisme === o)
  return (
    (p.enveloppe === undefined || somme(choisies.map((a) => a.cout)) <= p.enveloppe) &&
    choisies.every(
      (a) => p.plafondParOrganisme?.montant === undefined || somme(par(a.organisme).map((x) => x.cout)) <= p.plafondParOrganisme.montant,
    ) &&
    choisies.every(
      (a) => p.plafondParOrganisme?.jours === undefined || somme(par(a.organisme).map((x) => x.jours)) <= p.plafondParOrganisme.jours,
    ) &&
    choisies.every((a) => (a.prerequis ?? []).every((c) => codes.includes(c)) && !(a.exclut ?? []).some((c) => codes.includes(c))) &&
    (p.contraintesGenerales ?? []).every((c) => somme(codes.map((code) => c.poids[code] ?? 0n)) <= c.plafond)
  )
}
