import { Worker } from 'node:worker_threads'
import type { Result } from '../socle/resultat.ts'
import { err } from '../socle/resultat.ts'
import type { Probleme } from './arbitrage.ts'
import { arbitrer } from './arbitrer.ts'
import type { RefusArbitrage, ReponseHighs, ReponseOracle, Selection } from './selection.ts'
import { verifierProbleme } from './verifierProbleme.ts'

/** Au-delà, on refuse plutôt que de proposer une sélection dont personne n'a prouvé qu'elle est la meilleure. */
const SECONDES = 60
/** Ce que le fil peut prendre de plus que HiGHS : son démarrage et la méthode exacte. */
const MARGE = 20

/**
 * La sélection d'un problème : vérifiée, prouvée optimale, expliquée ; ou tous les refus. Le calcul vit dans un
 * fil à part, qui se ferme avec lui : le serveur continue de répondre.
 */
export const resoudre = (probleme: Probleme): Promise<Result<Selection, readonly RefusArbitrage[]>> => resoudreEn(probleme, SECONDES)

/** Comme `resoudre`, en laissant au solveur ce nombre de secondes. */
export const resoudreEn = async (probleme: Probleme, secondes: number): Promise<Result<Selection, readonly RefusArbitrage[]>> => {
  const defauts = verifierProbleme(probleme)
  if (defauts.length > 0) return err([{ genre: 'probleme-defectueux', defauts }])
  const reponse = await interrogerFil(probleme, secondes)
  return 'genre' in reponse ? err([reponse]) : arbitrer(probleme, { ...reponse, secondes })
}

type Reponses = { readonly highs: ReponseHighs; readonly oracle: ReponseOracle }

const interrogerFil = (probleme: Probleme, secondes: number): Promise<Reponses | RefusArbitrage> =>
  new Promise((repondre) => {
    const fil = new Worker(placeDuFil(), { workerData: { probleme, secondes } })
    const clore = (reponse: Reponses | RefusArbitrage) => {
      clearTimeout(garde)
      repondre(reponse)
      void fil.terminate()
    }
    const garde = setTimeout(() => clore({ genre: 'temps-depasse', secondes }), (secondes + MARGE) * 1000)
    fil.once('message', (reponses: Reponses) => clore(reponses))
    fil.once('error', (erreur) => clore({ genre: 'solveur-en-panne', message: String(erreur) }))
    fil.once('exit', (code) => clore({ genre: 'solveur-en-panne', message: `fil de calcul terminé sans réponse (code ${code})` }))
  })

/**
 * Le fil est lancé par Node depuis sa source, à une place fixe sous la racine du projet : le dossier qui contient
 * le dernier `src/` ou `dist/` du chemin de ce module. La même source sert donc à la ligne de commande, aux essais
 * et au serveur construit ; `src/financement/` et `src/socle/` accompagnent `dist/`.
 */
const placeDuFil = (): URL => {
  const racine = /^(.*\/)(?:src|dist)\//.exec(import.meta.url)?.[1] ?? import.meta.url
  return new URL('src/financement/arbitrage.travailleur.ts', racine)
}
