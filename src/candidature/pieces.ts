import type { PieceJointe } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'

/** Un fichier à joindre, ou déjà joint. `code` : celui sous lequel l'acte le garde (`devis.1`, `devis.1.2`…). */
export type Place = {
  readonly code: string
  readonly titre: string
  readonly aide: string | undefined
  readonly formats: readonly string[]
  readonly tailleMaxMo: number
  readonly obligatoire: boolean
  readonly clause: readonly string[]
  readonly jointe: PieceJointe | undefined
}

/** Les fichiers d'un dossier : les pièces demandées, puis les devis de chaque projet et la place du suivant (G-30). */
export const placesDe = (lu: DossierLu): readonly Place[] => {
  const { dossier, guichet, demandes } = lu
  const jointe = (code: string) => dossier.pieces.find((p) => p.code === code)
  const pieces = guichet.pieces.filter((p) => demandes.has(p.code)).map((p) => ({ ...p, aide: p.aide, jointe: jointe(p.code) }))
  return [...pieces, ...dossier.projets.flatMap((p) => devisDe(lu, p.numero, p.titre))]
}

const devisDe = ({ dossier, devis }: DossierLu, projet: number, titre: string): readonly Place[] => {
  const joints = dossier.pieces.filter((p) => p.code === `devis.${projet}` || p.code.startsWith(`devis.${projet}.`))
  const place = (numero: number): Place => {
    const code = numero === 1 ? `devis.${projet}` : `devis.${projet}.${numero}`
    return {
      code,
      titre: `Devis ${numero} du projet « ${titre} »`,
      aide: 'Un devis détaillé, d’achat ou de prestation.',
      formats: ['pdf', 'png', 'jpg', 'xlsx', 'ods', 'docx', 'odt'],
      tailleMaxMo: 20,
      obligatoire: numero <= devis,
      clause: ['G-30'],
      jointe: joints.find((j) => j.code === code),
    }
  }
  return Array.from({ length: Math.max(joints.length + 1, devis) }, (_, n) => place(n + 1))
}

/** « 1,2 Mo », « 340 Ko ». */
export const direTaille = (octets: number): string =>
  octets >= 1_000_000
    ? `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
    : `${Math.max(1, Math.round(octets / 1000)).toLocaleString('fr-FR')}\u00a0Ko`
