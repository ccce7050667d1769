import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant } from '../socle/temps.ts'
import { manques, manquesDeDevis } from './completude.ts'
import type { DossierLu } from './dossier-lu.ts'
import { aChangeTropTard, type FichierRecueilli, type Recueil } from './recueil.ts'

/** À l'agence : ce que ce dossier ne dit pas, et ce qui y a changé trop tard. Déposé ailleurs, rien ne l'a contrôlé ; elle peut le demander en complément (G-53). */
export const ManquesDuRecueil = ({ lu, recueil }: { readonly lu: DossierLu; readonly recueil: Pick<Recueil, 'fichiers' | 'changeLe'> }) => {
  const { dossier, guichet, demandes, devis, appel } = lu
  const absents = recueil.fichiers.filter((f) => f.sort !== 'arrive')
  const phrases = [...manques(dossier, guichet, demandes), ...manquesDeDevis(dossier, devis)].map((r) => r.phrase)
  const tard = aChangeTropTard(guichet, appel.fuseau, recueil)
  const quand = `Une réponse a changé sur la plateforme nationale après la clôture, le ${direInstant(recueil.changeLe, appel.fuseau)}.`
  if (absents.length + phrases.length === 0) return tard ? <Avis ton="attention" titre={quand} /> : null
  return (
    <>
      {tard && <Avis ton="attention" titre={quand} />}
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
