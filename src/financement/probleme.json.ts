import { z } from 'zod'
import type { Result } from '../socle/resultat.ts'
import { err, ok } from '../socle/resultat.ts'
import type { Probleme } from './arbitrage.ts'
import { lireCentiemes } from './nombres.ts'
import { direDefaut } from './refus.phrases.ts'
import { fauteDeSyntaxe } from './syntaxe.json.ts'
import { verifierProbleme } from './verifierProbleme.ts'

/** `place` : « ligne 3, colonne 7 » ou un chemin comme `actions[2].cout` ; vide pour le fichier entier. La phrase dit quoi faire. */
export type DefautFichier = { readonly place: string; readonly phrase: string }

type Entree = { readonly input?: unknown }
const manque = (entree: Entree, phrase: string): string => (entree.input === undefined ? 'cette clé manque. Ajoutez-la.' : phrase)

/** Un nombre JSON ou, pour l'exactitude, son écriture entre guillemets ; rendu en centièmes. */
const nombre = z
  .union([z.number(), z.string()], { error: (e) => manque(e, 'un nombre est attendu. Écrivez par exemple 1500 ou "1500.50".') })
  .transform((lu, contexte) => {
    const centiemes = lireCentiemes(String(lu))
    if (centiemes !== undefined) return centiemes
    contexte.addIssue({
      code: 'custom',
      message: `« ${lu} » n’est pas un nombre à deux décimales au plus. Écrivez par exemple 1500 ou "1500.50", sans espace ni virgule.`,
    })
    return z.NEVER
  })

const texte = z
  .string({ error: (e) => manque(e, 'un texte entre guillemets est attendu.') })
  .trim()
  .min(1, 'le texte est vide. Complétez-le.')
  .max(300, 'le texte dépasse 300 caractères. Raccourcissez-le.')
const code = texte.regex(
  /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,79}$/u,
  'un code n’a que des lettres, des chiffres et . _ : / - (80 au plus). Changez-le.',
)
const liste = <T extends z.ZodType>(element: T) => z.array(element, { error: (e) => manque(e, 'une liste entre crochets est attendue.') })

const objet = <T extends z.ZodRawShape>(forme: T) =>
  z.strictObject(forme, {
    error: (e) =>
      e.code === 'unrecognized_keys'
        ? `clé inconnue : ${(e.keys ?? []).join(', ')}. Retirez-la, ou choisissez parmi : ${Object.keys(forme).join(', ')}.`
        : manque(e, 'un objet entre accolades est attendu.'),
  })

const format = objet({
  titre: texte.optional(),
  source: texte.optional(),
  enveloppe: nombre.optional(),
  plafondParOrganisme: objet({ montant: nombre.optional(), jours: nombre.optional() }).optional(),
  priorites: liste(code).optional(),
  actions: liste(
    objet({
      code,
      organisme: texte,
      titre: texte.optional(),
      cout: nombre,
      jours: nombre.optional(),
      valeur: nombre,
      priorite: code.optional(),
      prerequis: liste(code).optional(),
      exclut: liste(code).optional(),
    }),
  ),
  contraintesGenerales: liste(
    objet({
      nom: texte,
      plafond: nombre,
      poids: z.record(z.string(), nombre, { error: (e) => manque(e, 'un objet code → nombre est attendu.') }),
    }),
  ).optional(),
})

/**
 * Le fichier de `./palier arbitrer` : un problème prêt à résoudre, ou tous ses défauts d'un coup. Une faute
 * d'écriture (ligne et colonne) cache les autres ; des `jours` absents valent zéro.
 */
export const lireProbleme = (contenu: string): Result<Probleme, readonly DefautFichier[]> => {
  const net = contenu.replace(/^\uFEFF/, '')
  const faute = fauteDeSyntaxe(net)
  if (faute !== undefined) return err([{ place: `ligne ${faute.ligne}, colonne ${faute.colonne}`, phrase: faute.phrase }])
  const lu = format.safeParse(JSON.parse(net))
  if (!lu.success) return err(lu.error.issues.map((i) => ({ place: chemin(i.path), phrase: majuscule(i.message) })))
  const probleme: Probleme = { ...lu.data, actions: lu.data.actions.map((a) => ({ ...a, jours: a.jours ?? 0n })) }
  const defauts = verifierProbleme(probleme)
  return defauts.length === 0 ? ok(probleme) : err(defauts.map((d) => ({ place: d.chemin, phrase: majuscule(direDefaut(d)) })))
}

const chemin = (etapes: readonly PropertyKey[]): string =>
  etapes.map((e, i) => (typeof e === 'number' ? `[${e}]` : `${i === 0 ? '' : '.'}${String(e)}`)).join('')

const majuscule = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1)
