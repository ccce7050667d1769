import type { Clauses, Guichet } from '../appel/appel.ts'

/** Ce que l'appel dit d'un fichier attendu : combien, de quelle forme. */
export type Attendue = {
  readonly titre: string
  readonly formats: readonly string[]
  readonly tailleMaxMo: number
  /** Combien de fichiers au plus ; avec un seul, le nouveau remplace l'ancien. */
  readonly nombre: number
  readonly clause: Clauses
}

/** La place d'un code : une pièce de l'appel, ou les devis d'un projet (`devis.1`, G-30). */
export const placeDe = (guichet: Pick<Guichet, 'pieces' | 'projets'>, code: string): Attendue | undefined => {
  const piece = guichet.pieces.find((p) => p.code === code)
  if (piece !== undefined) return { ...piece, nombre: piece.nombre ?? 1 }
  return guichet.projets !== undefined && /^devis\.\d+$/.test(code) ? { ...DEVIS, titre: `Devis du projet ${code.slice(6)}` } : undefined
}

/** Les devis d'un projet : dix fichiers au plus, photo admise (G-30). */
export const DEVIS = {
  formats: ['pdf', 'png', 'jpg', 'xlsx', 'ods', 'docx', 'odt'],
  tailleMaxMo: 20,
  nombre: 10,
  clause: ['G-30'],
} as const
