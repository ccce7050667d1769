import { glob, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { lireCatalogue } from '../grille/catalogue.yaml.ts'
import { lireGrille } from '../grille/grille.yaml.ts'
import { racine } from '../plateforme/racine.env.ts'
import { type Defaut, direDefaut } from '../socle/defaut.ts'
import type { Result } from '../socle/resultat.ts'
import { lireAppel } from './appel.yaml.ts'
import { connuDe } from './connu.commande.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
type Options = { readonly json: boolean }

/** Lit un document d'un genre et dit tous ses défauts. */
export type Lecteur = (texte: string, fichier: string) => Promise<readonly Defaut[]>

const USAGE = 'Usage : ./palier verifier FICHIER… [--json]   (appels/, referentiels/, scenarios/ ; les motifs « ** » sont admis)'

/**
 * `./palier verifier FICHIER…` : chaque défaut avec sa place et son remède. Code 1 s'il y en a, 2 si l'on ne sait pas quoi lire.
 * `ajouts` : les lecteurs des genres qui viennent plus tard dans la vie (les scénarios), par nom de dossier.
 */
export const verifierAvec =
  (ajouts: Readonly<Record<string, Lecteur>>) =>
  async (args: readonly string[], options: Options): Promise<Reponse> => {
    const inconnue = args.find((a) => a.startsWith('-'))
    if (inconnue !== undefined) return { sortie: `L’option « ${inconnue} » n’existe pas.\n${USAGE}`, code: 2 }
    if (args.length === 0) return { sortie: `Dites quels fichiers vérifier.\n${USAGE}`, code: 2 }
    const deplies = await Promise.all(args.map(deplier))
    const perdus = args.filter((_, rang) => deplies[rang]?.length === 0)
    if (perdus.length > 0) return { sortie: perdus.map((p) => `Rien ne correspond à « ${p} ».`).join('\n'), code: 2 }
    const lecteurs = { ...(await lecteursDici()), ...ajouts }
    const fichiers = [...new Set(deplies.flat())]
    const defauts = (await Promise.all(fichiers.map((f) => lire(f, lecteurs)))).flat()
    return {
      sortie: options.json ? JSON.stringify({ fichiers, defauts }, null, 2) : direTout(fichiers, defauts),
      code: defauts.length > 0 ? 1 : 0,
    }
  }

export const verifier = verifierAvec({})

const direTout = (fichiers: readonly string[], defauts: readonly Defaut[]): string => {
  if (defauts.length === 0) return fichiers.length === 1 ? `${fichiers[0]} : aucun défaut.` : `${fichiers.length} fichiers : aucun défaut.`
  return [...defauts.map(direDefaut), '', defauts.length === 1 ? 'Un défaut.' : `${defauts.length} défauts.`].join('\n')
}

/** Un motif que le shell n'a pas développé, un dossier (ses YAML), ou un fichier ; vide si rien n'existe. */
const deplier = async (arg: string): Promise<readonly string[]> => {
  if (/[*?{[]/.test(arg)) return (await Array.fromAsync(glob(arg))).map((f) => f.replaceAll('\\', '/')).sort()
  const etat = await stat(arg).catch(() => undefined)
  if (etat === undefined) return []
  return etat.isDirectory() ? deplier(`${arg.replace(/\/+$/, '')}/**/*.yaml`) : [arg]
}

const lire = async (fichier: string, lecteurs: Readonly<Record<string, Lecteur>>): Promise<readonly Defaut[]> => {
  const seul = (phrase: string, remede: string): readonly Defaut[] => [{ fichier, ligne: 1, colonne: 1, phrase, remede }]
  const texte = await readFile(fichier, 'utf8').catch(() => undefined)
  if (texte === undefined) return seul('Ce fichier ne peut pas être lu.', 'Vérifiez que c’est un fichier, et ses droits.')
  const genre = genreDe(fichier, texte)
  const lecteur = genre === undefined ? undefined : lecteurs[genre]
  if (lecteur === undefined)
    return seul('On ne sait pas de quel genre est ce document.', `Rangez-le sous l’un de : ${Object.keys(lecteurs).join(', ')}.`)
  return lecteur(texte, fichier)
}

/** Le dossier le dit ; à défaut, un document qui a des guichets est un appel. */
const genreDe = (fichier: string, texte: string): string | undefined => {
  if (!fichier.endsWith('.yaml')) return undefined
  const pas = relative(racine, fichier).replaceAll('\\', '/').split('/')
  if (pas.includes('appels')) return 'appels'
  if (pas.includes('scenarios')) return 'scenarios'
  if (pas.includes('grilles')) return 'referentiels/grilles'
  if (/^actions\.v\d+\.yaml$/.test(pas.at(-1) ?? '')) return 'referentiels'
  return /^guichets:/m.test(texte) ? 'appels' : undefined
}

const lecteursDici = async (): Promise<Readonly<Record<string, Lecteur>>> => {
  const connu = await connuDe(join(racine, 'referentiels'))
  const de = (lu: Result<unknown, readonly Defaut[]>): readonly Defaut[] => (lu.ok ? [] : lu.error)
  return {
    appels: async (texte, fichier) => de(lireAppel(texte, fichier, connu)),
    'referentiels/grilles': async (texte, fichier) => de(lireGrille(texte, fichier, new Set(connu.actions))),
    referentiels: async (texte, fichier) => de(lireCatalogue(texte, fichier)),
  }
}
