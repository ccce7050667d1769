import { compte } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'
import { FichierJoint } from './fichier.html.tsx'
import { placeDe } from './place.ts'

/** Les pièces d'un dossier, pour qui le lit. L'agence ne voit pas un fichier détruit ; le porteur, si, avec ce qu'il doit faire. */
export const PiecesJointes = ({ lu, lecteur }: { readonly lu: DossierLu; readonly lecteur: 'porteur' | 'agence' }) => {
  const { dossier, guichet } = lu
  const montrees = dossier.pieces.filter((p) => lecteur === 'porteur' || compte(p))
  if (montrees.length === 0) return null
  return (
    <>
      <h2>Pièces</h2>
      <ul className="palier-fichiers">
        {montrees.map((piece) => (
          <li key={piece.id}>
            <div>
              <p className="fr-text--bold">{placeDe(guichet, piece.code)?.titre ?? piece.code}</p>
              <FichierJoint dossier={dossier.id} piece={piece} lecteur={lecteur} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
