import { EtiquetteDuControle } from '../plateforme/dsfr/fichier.html.tsx'
import { type SignatureLue, seRend } from '../plateforme/fichiers/recu.ts'
import { jamais } from '../socle/resultat.ts'
import type { PieceJointe } from './dossier.ts'
import { direTaille } from './taille.ts'

/** Un fichier joint : de quoi l'ouvrir s'il a passé le contrôle, ce qu'il en est sinon, et les signatures qu'on y a vues. */
export const FichierJoint = ({
  dossier,
  piece,
  lecteur,
  titre,
}: {
  readonly dossier: string
  readonly piece: PieceJointe
  readonly lecteur: 'porteur' | 'agence'
  /** La pièce de l'appel que le fichier tient, là où la page ne la nomme pas déjà. */
  readonly titre?: string | undefined
}) => (
  <div>
    <p>
      {titre === undefined ? '' : `${titre} : `}
      {seRend(piece) ? (
        <a href={`/dossiers/${dossier}/fichiers/${piece.id}`}>
          {`Télécharger ${piece.nom}`}
          {titre !== undefined && <span className="fr-sr-only">{`, ${titre}`}</span>}
        </a>
      ) : (
        piece.nom
      )}
      {` (${direTaille(piece.taille)}) `}
      <EtatDuControle piece={piece} lecteur={lecteur} />
    </p>
    {piece.signatures.map((s) => (
      <p key={`${s.nom} ${s.emetteur} ${s.couvre}`} className="fr-text--sm">
        {direSignature(s)}
      </p>
    ))}
  </div>
)

const EtatDuControle = ({ piece, lecteur }: { readonly piece: PieceJointe; readonly lecteur: 'porteur' | 'agence' }) => {
  switch (piece.verdict) {
    case 'saine':
    case 'sans-controle':
      return null
    case 'attente':
      return (
        <>
          <EtiquetteDuControle verdict={piece.verdict} />
          <span className="palier-suite">
            {lecteur === 'porteur'
              ? 'Le fichier est bien reçu. Il s’ouvrira après le contrôle antivirus, et vous pouvez déposer sans attendre.'
              : 'Le fichier s’ouvrira après le contrôle antivirus.'}
          </span>
        </>
      )
    case 'infectee':
      return (
        <>
          <EtiquetteDuControle verdict={piece.verdict} />
          <span className="palier-suite">
            Un logiciel dangereux y a été trouvé. Faites contrôler votre ordinateur, refaites ce document sur un autre poste, puis
            joignez-le.
          </span>
        </>
      )
    case 'illisible':
      return (
        <>
          <EtiquetteDuControle verdict={piece.verdict} />
          <span className="palier-suite">
            {lecteur === 'porteur'
              ? 'Le contrôle antivirus n’a pas pu lire ce fichier : l’agence ne pourra pas l’ouvrir. Enregistrez-le en PDF, puis remplacez-le.'
              : 'Le contrôle antivirus n’a pas pu lire ce fichier. Demandez-en une autre version au porteur.'}
          </span>
        </>
      )
    default:
      return jamais(piece.verdict)
  }
}

const direSignature = ({ nom, emetteur, couvre }: SignatureLue): string =>
  `Ce PDF contient une signature au nom de ${nom} (certificat émis par ${emetteur}). Palier ne vérifie pas sa validité. ${
    couvre === 'tout' ? 'Elle porte sur tout le fichier.' : 'Elle ne porte que sur une partie du fichier : le reste a pu être ajouté après.'
  }`
