import { parentPort, workerData } from 'node:worker_threads'
import type { Probleme } from './arbitrage.ts'
import { resoudreParHighs } from './modele.highs.ts'
import { interroger } from './oracle.ts'

/**
 * Le fil de calcul d'un arbitrage, lancé par `arbitrage.highs.ts` : un problème vérifié, les deux méthodes,
 * une réponse. L'oracle départage seul les listes équivalentes quand il s'applique ; HiGHS le fait sinon.
 */
const demande: { readonly probleme: Probleme; readonly secondes: number } = workerData
const oracle = interroger(demande.probleme)
const highs = await resoudreParHighs(demande.probleme, demande.secondes, oracle.genre === 'hors-de-portee' ? 'complet' : 'aucun')
parentPort?.postMessage({ highs, oracle })
