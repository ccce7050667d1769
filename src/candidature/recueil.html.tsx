import { manques, manquesDeDevis } from './completude.ts'
import type { DossierLu } from './dossier-lu.ts'
import type { FichierRecueilli, Recueil } from './recueil.ts'

/** À l'agence : ce que ce dossier ne dit pas. Déposé ailleurs, rien ne l'a contrôlé ; elle peut le demander en complément (G-53). */
export const ManquesDuRecueil = ({ lu, recueil }: { readonly lu: DossierLu; readonly recueil: Pick<Recueil, 'fichiers'> }) => {
  const { dossier, guichet, demandes, devis } = lu
  const absents = recueil.fichiers.filter((f) => f.sort !== 'arrive')
  const phrases = [...manques(dossier, guichet, demandes), ...manquesDeDevis(dossier, devis)].map((r) => r.phrase)
  if (absents.length + phrases.length === 0) return null
  return (
    <>
      <h2>Ce qui manque à ce dossier</h2>
      <p>
        Il a été reçu à temps sur la plateforme nationale, qui ne demande pas tout ce que demande ce guichet. Un complément peut le
        demander.
      </p>
      <ul>
        {absents.map((f) => (
          <li key={`${f.piece} ${f.somme}`}>{direFichier(f)}</li>
        ))}
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </>
  )
}

const direFichier = ({ nom, sort }: FichierRecueilli): string =>
  sort === 'refuse'
    ? `Le fichier « ${nom} » est arrivé et n’est pas admis ici : son contenu n’est pas d’un format de cette pièce, ou présente un danger.`
    : `Le fichier « ${nom} » n’est pas encore arrivé de la plateforme.`
