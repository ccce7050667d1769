import type { Result } from '../socle/resultat.ts'
import { err, jamais, ok } from '../socle/resultat.ts'
import type { Mesure, Probleme } from './arbitrage.ts'
import { mesurer, ordonner, seValent, total } from './arbitrage.ts'
import { controlerSelection } from './controlerSelection.ts'
import { motiver } from './motifs.ts'
import type { RefusArbitrage, ReponseHighs, ReponseOracle, Selection } from './selection.ts'

/**
 * Des réponses des deux méthodes à la sélection : rien n'est publié sans optimum prouvé par HiGHS, comptes
 * refaits en entiers, et accord des deux méthodes quand les deux s'appliquent. Le problème est supposé vérifié
 * (`verifierProbleme`).
 */
export const arbitrer = (
  probleme: Probleme,
  { highs, oracle, secondes }: { readonly highs: ReponseHighs; readonly oracle: ReponseOracle; readonly secondes: number },
): Result<Selection, readonly RefusArbitrage[]> => {
  switch (highs.genre) {
    case 'temps-depasse':
      return err([{ genre: 'temps-depasse', secondes }])
    case 'preuve-absente':
      return err([{ genre: 'preuve-absente', annonce: highs.annonce, borne: highs.borne }])
    case 'sans-solution':
      return err([oracle.genre === 'optimale' ? desaccord(probleme, undefined, oracle.retenues) : { genre: 'sans-solution' }])
    case 'optimale':
      return confronter(probleme, highs.retenues, oracle)
    default:
      return jamais(highs)
  }
}

const confronter = (
  probleme: Probleme,
  retenues: readonly string[],
  oracle: ReponseOracle,
): Result<Selection, readonly RefusArbitrage[]> => {
  if (oracle.genre === 'sans-solution') return err([desaccord(probleme, retenues, undefined)])
  const listes =
    oracle.genre === 'optimale'
      ? ([
          ['highs', retenues],
          ['oracle', oracle.retenues],
        ] as const)
      : ([['highs', retenues]] as const)
  const invalides = listes.flatMap(([methode, liste]): readonly RefusArbitrage[] => {
    const violations = controlerSelection(probleme, liste)
    return violations.length === 0 ? [] : [{ genre: 'selection-invalide', methode, violations }]
  })
  if (invalides.length > 0) return err(invalides)
  if (oracle.genre === 'hors-de-portee') return ok(presenter(probleme, retenues, ['highs']))
  return seValent(mesurerCodes(probleme, retenues), mesurerCodes(probleme, oracle.retenues))
    ? ok(presenter(probleme, oracle.retenues, ['highs', 'oracle']))
    : err([desaccord(probleme, retenues, oracle.retenues)])
}

const desaccord = (probleme: Probleme, highs: readonly string[] | undefined, oracle: readonly string[] | undefined): RefusArbitrage => ({
  genre: 'desaccord',
  highs: highs && mesurerCodes(probleme, highs),
  oracle: oracle && mesurerCodes(probleme, oracle),
})

const mesurerCodes = (probleme: Probleme, codes: readonly string[]): Mesure => mesurer(probleme, choisir(probleme, codes))

const choisir = (probleme: Probleme, codes: readonly string[]) => {
  const choisis = new Set(codes)
  return ordonner(probleme.actions).filter((a) => choisis.has(a.code))
}

const presenter = (probleme: Probleme, codes: readonly string[], methodes: Selection['methodes']): Selection => {
  const retenues = choisir(probleme, codes)
  const { valeurs, valeur, cout, jours } = mesurer(probleme, retenues)
  const organismes = [...Map.groupBy(ordonner(probleme.actions), (a) => a.organisme)]
  const servis = new Set(retenues.map((a) => a.organisme))
  return {
    retenues: retenues.map((a) => a.code),
    valeur,
    cout,
    jours,
    parPriorite: (probleme.priorites ?? []).map((priorite, rang) => ({ priorite, valeur: valeurs[rang] ?? 0n })),
    reliquat: probleme.enveloppe === undefined ? undefined : probleme.enveloppe - cout,
    parOrganisme: organismes.map(([organisme]) => {
      const siennes = retenues.filter((a) => a.organisme === organisme)
      return {
        organisme,
        retenues: siennes.map((a) => a.code),
        cout: total(siennes, (a) => a.cout),
        jours: total(siennes, (a) => a.jours),
        valeur: total(siennes, (a) => a.valeur),
      }
    }),
    ecartees: motiver(probleme, retenues),
    organismesEcartes: organismes
      .filter(([organisme]) => !servis.has(organisme))
      .map(([organisme, siennes]) => ({ organisme, actions: siennes.map((a) => a.code) })),
    preuve: 'optimale',
    methodes,
  }
}
