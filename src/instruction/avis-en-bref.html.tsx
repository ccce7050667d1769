import { compterEnMots } from './avis.phrases.ts'
import type { AvisVus } from './voirAvis.ts'

/** Les avis en quelques mots : combien, dans quel sens, ce qui les sépare ; ou pourquoi on ne les lit pas encore. */
export const AvisEnBref = ({ avis }: { readonly avis: AvisVus }) => {
  if (avis.voit === 'non')
    return `${avis.nombre === 0 ? 'Aucun pour l’instant' : `${avis.nombre} donné${avis.nombre > 1 ? 's' : ''}`}. ${avis.raison.phrase}`
  if (avis.conclusions.length === 0) return 'Aucun pour l’instant'
  return (
    <>
      {compterEnMots(avis.conclusions)}
      {avis.ecarts.length > 0 && (
        <ul>
          {avis.ecarts.map((e) => (
            <li key={e.titre}>{`Les avis s’écartent sur « ${e.titre} » : de ${e.bas} à ${e.haut} sur ${e.sur}`}</li>
          ))}
        </ul>
      )}
    </>
  )
}
