import type { PieceJointe } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'
import { DEVIS } from './place.ts'

/** Ce qu'on attend à une place, et ce qui y est. `code` : celui sous lequel l'acte garde les fichiers (`note`, `devis.1`…). */
export type Place = {
  readonly code: string
  readonly titre: string
  readonly aide: string | undefined
  readonly formats: readonly string[]
  readonly tailleMaxMo: number
  /** Combien de fichiers au plus, et au moins pour déposer. */
  readonly nombre: number
  readonly auMoins: number
  readonly modele: string | undefined
  readonly clause: readonly string[]
  readonly jointes: readonly PieceJointe[]
}

/** Les places d'un dossier : les pièces demandées, puis les devis de chaque projet (G-30). */
export const placesDe = ({ dossier, guichet, demandes, devis }: DossierLu): readonly Place[] => {
  const jointes = (code: string) => dossier.pieces.filter((p) => p.code === code)
  return [
    ...guichet.pieces
      .filter((p) => demandes.has(p.code))
      .map((p) => ({
        ...p,
        aide: p.aide,
        nombre: p.nombre ?? 1,
        auMoins: p.obligatoire ? 1 : 0,
        modele: p.modele,
        jointes: jointes(p.code),
      })),
    ...dossier.projets.map((p) => ({
      ...DEVIS,
      code: `devis.${p.numero}`,
      titre: `Devis du projet « ${p.titre} »`,
      aide: 'Des devis détaillés, d’achat ou de prestation.',
      auMoins: devis,
      modele: undefined,
      jointes: jointes(`devis.${p.numero}`),
    })),
  ]
}
