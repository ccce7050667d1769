import { resoudre } from '../../src/financement/arbitrage.highs.ts'
import type { Action, Probleme } from '../../src/financement/arbitrage.ts'
import { euros } from '../../src/socle/montant.ts'

/**
 * Le temps d'un arbitrage (fil de calcul, deux méthodes, contrôle et motifs compris) pour 10, 60 et 200
 * organismes de 12 actions. Un objet JSON sur la sortie ; tirage à graine fixe, donc les mêmes problèmes partout.
 */
const TAILLES = [
  { organismes: 10, enveloppe: 300_000 },
  { organismes: 60, enveloppe: 750_000 },
  { organismes: 200, enveloppe: 2_000_000 },
] as const

/** Générateur congruentiel de Park et Miller. */
const hasard = (graine: number) => {
  let etat = graine
  return (n: number): number => {
    etat = (etat * 48271) % 2147483647
    return etat % n
  }
}

const tirer = (organismes: number, enveloppe: number): Probleme => {
  const de = hasard(organismes)
  const action = (o: number, i: number): Action => {
    const code = (rang: number) => `O${String(o + 1).padStart(3, '0')}-${String(rang + 1).padStart(2, '0')}`
    return {
      code: code(i),
      organisme: `O${String(o + 1).padStart(3, '0')}`,
      cout: euros(1000 + 100 * de(500)),
      jours: BigInt(50 * (1 + de(6))),
      valeur: BigInt(100 * (1 + de(100))),
      prerequis: i > 0 && de(100) < 25 ? [code(de(i))] : [],
      exclut: i > 0 && de(100) < 10 ? [code(de(i))] : [],
    }
  }
  return {
    enveloppe: euros(enveloppe),
    plafondParOrganisme: { montant: euros(150_000), jours: 500n },
    actions: Array.from({ length: organismes }, (_, o) => Array.from({ length: 12 }, (__, i) => action(o, i))).flat(),
  }
}

const mesures = []
for (const { organismes, enveloppe } of TAILLES) {
  const probleme = tirer(organismes, enveloppe)
  const debut = performance.now()
  const selection = await resoudre(probleme)
  const secondes = Math.round(performance.now() - debut) / 1000
  const issue = selection.ok
    ? { retenues: selection.value.retenues.length, methodes: selection.value.methodes }
    : { refus: selection.error[0]?.genre }
  mesures.push({ organismes, actions: probleme.actions.length, enveloppe, secondes, ...issue })
}
console.log(JSON.stringify({ mesure: 'arbitrage', unite: 'secondes', mesures }))
