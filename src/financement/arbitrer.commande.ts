import { readFile } from 'node:fs/promises'
import { resoudre } from './arbitrage.highs.ts'
import type { Probleme } from './arbitrage.ts'
import type { DefautFichier } from './probleme.json.ts'
import { lireProbleme } from './probleme.json.ts'
import { direRefus } from './refus.phrases.ts'
import { ecrireSelection } from './selection.json.ts'
import { direSelection } from './selection.phrases.ts'

/** Ce que la commande écrit, et son code de sortie : 0 bien, 1 le problème a des défauts ou aucune sélection prouvée, 2 fichier illisible. */
export type Issue = { readonly sortie: string; readonly code: 0 | 1 | 2 }

type Defaut = DefautFichier & { readonly genre: string }

/** `./palier arbitrer FICHIER` : la sélection d'un problème écrit en JSON, en texte ou pour une machine. */
export const arbitrer = async (fichier: string, options: { readonly json: boolean }): Promise<Issue> => {
  const contenu = await lire(fichier)
  if (contenu === undefined)
    return refuser(options, 2, [
      { genre: 'fichier-illisible', place: fichier, phrase: 'Ce fichier ne peut pas être lu. Vérifiez son chemin.' },
    ])
  const probleme = lireProbleme(contenu)
  if (!probleme.ok)
    return refuser(
      options,
      1,
      probleme.error.map((d) => ({ genre: 'fichier-defectueux', ...d, place: `${fichier} ${d.place}`.trim() })),
    )
  return resoudreEtDire(fichier, probleme.value, options)
}

const resoudreEtDire = async (fichier: string, probleme: Probleme, options: { readonly json: boolean }): Promise<Issue> => {
  const selection = await resoudre(probleme)
  if (!selection.ok)
    return refuser(
      options,
      1,
      selection.error.map((r) => ({ genre: r.genre, place: fichier, phrase: direRefus(r) })),
    )
  return { sortie: options.json ? ecrireSelection(selection.value) : direSelection(probleme, selection.value), code: 0 }
}

const lire = async (fichier: string): Promise<string | undefined> => {
  try {
    return await readFile(fichier, 'utf8')
  } catch {
    return undefined
  }
}

const refuser = (options: { readonly json: boolean }, code: 1 | 2, defauts: readonly Defaut[]): Issue => ({
  sortie: options.json ? JSON.stringify({ defauts }, undefined, 2) : defauts.map((d) => `${d.place} : ${d.phrase}`).join('\n'),
  code,
})
