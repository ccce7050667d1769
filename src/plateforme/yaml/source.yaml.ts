import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml'
import type { Anomalie, Chemin, Defaut } from '../../socle/defaut.ts'

/** Un texte YAML ouvert : sa valeur, ses défauts d'écriture, et de quoi situer tout autre défaut. */
export type Source = {
  readonly fichier: string
  /** `undefined` quand l'écriture est si fautive qu'aucune valeur n'est sûre. */
  readonly valeur: unknown
  readonly ecriture: readonly Defaut[]
  readonly situer: (anomalie: Anomalie) => Defaut
}

/** Ne lève jamais, quel que soit le texte. */
export const ouvrirYaml = (texte: string, fichier: string): Source => {
  const lignes = new LineCounter()
  const doc = parseDocument(texte, { lineCounter: lignes, prettyErrors: false, logLevel: 'silent' })
  const place = (decalage: number): { ligne: number; colonne: number } => {
    const { line, col } = lignes.linePos(Math.min(decalage, texte.length))
    return { ligne: Math.max(1, line), colonne: Math.max(1, col) }
  }
  const ecriture = [...doc.errors, ...doc.warnings].map((e) => ({ fichier, ...place(e.pos[0]), ...direErreur(e) }))
  const situer = ({ chemin, phrase, remede, sur }: Anomalie): Defaut => ({
    fichier,
    ...place(decalageDe(doc, chemin, sur)),
    phrase,
    remede,
  })
  const { valeur, trop } = valeurDe(doc)
  const defauts = trop ? [...ecriture, situer(TROP_DE_RENVOIS)] : ecriture
  return { fichier, valeur, ecriture: defauts, situer }
}

const TROP_DE_RENVOIS: Anomalie = {
  chemin: [],
  phrase: 'Les renvois (&ancre, *ancre) de ce fichier ne peuvent pas être suivis.',
  remede: 'Écrivez les valeurs en toutes lettres.',
}

const valeurDe = (doc: Document): { readonly valeur: unknown; readonly trop: boolean } => {
  if (doc.errors.some((e) => e.code !== 'DUPLICATE_KEY')) return { valeur: undefined, trop: false }
  try {
    return { valeur: doc.toJS({ maxAliasCount: 100 }), trop: false }
  } catch {
    return { valeur: undefined, trop: true }
  }
}

/** Le début du nœud que le chemin désigne, ou de son plus proche parent présent. */
const decalageDe = (doc: Document, chemin: Chemin, sur: 'cle' | 'valeur' | undefined): number => {
  let noeud: unknown = doc.contents
  let decalage = 0
  for (const pas of chemin) {
    const ici = isAlias(noeud) ? noeud.resolve(doc) : noeud
    if (isMap(ici)) {
      const paire = ici.items.find((p) => String(isScalar(p.key) ? p.key.value : p.key) === String(pas))
      if (paire === undefined) return decalage
      const valeurSimple = isScalar(paire.value) && paire.value.value !== null && sur !== 'cle'
      decalage = debutDe(valeurSimple ? paire.value : paire.key) ?? decalage
      noeud = paire.value
    } else if (isSeq(ici)) {
      noeud = ici.items[Number(pas)]
      decalage = debutDe(noeud) ?? decalage
    } else return decalage
  }
  return decalage
}

const debutDe = (noeud: unknown): number | undefined => (noeud as Node | null | undefined)?.range?.[0]

const direErreur = (e: YAMLError): { readonly phrase: string; readonly remede: string } => {
  switch (e.code) {
    case 'DUPLICATE_KEY':
      return { phrase: 'Cette clé est écrite deux fois au même endroit.', remede: 'Gardez-en une seule.' }
    case 'TAB_AS_INDENT':
      return { phrase: 'Une tabulation décale cette ligne.', remede: 'Décalez avec des espaces, deux par niveau.' }
    case 'BAD_INDENT':
    case 'BAD_PROP_ORDER':
      return { phrase: 'Le décalage de cette ligne ne correspond à aucun niveau.', remede: 'Alignez-la avec les lignes du même niveau.' }
    case 'BAD_ALIAS':
      return {
        phrase: 'Ce renvoi (*nom) ne désigne aucune ancre du fichier.',
        remede: 'Mettez le texte entre guillemets s’il commence par une étoile.',
      }
    case 'MISSING_CHAR':
      return {
        phrase: 'Il manque un signe : guillemet, crochet, accolade ou deux-points.',
        remede: 'Refermez ce qui est ouvert sur cette ligne ou la précédente.',
      }
    case 'MULTIPLE_DOCS':
      return { phrase: 'Ce fichier contient plusieurs documents séparés par « --- ».', remede: 'Un fichier ne contient qu’un document.' }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return {
        phrase: 'Cette ligne n’est pas une paire « clé: valeur ».',
        remede: 'Ajoutez les deux-points, ou mettez entre guillemets un texte qui en contient.',
      }
    case 'TAG_RESOLVE_FAILED':
      return { phrase: 'Une étiquette « !nom » n’a pas de sens ici.', remede: 'Retirez-la, ou mettez le texte entre guillemets.' }
    default:
      return {
        phrase: 'Cette ligne ne peut pas être lue.',
        remede: 'Mettez entre guillemets un texte qui contient « : », « # », « * », « & » ou « @ ».',
      }
  }
}
