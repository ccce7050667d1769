import { seRend, type Verdict } from '../fichiers/recu.ts'
import { Etiquette } from './reperes.html.tsx'

/** Un fichier venu d'un autre : un lien s'il a passé le contrôle, sinon son nom et ce qu'il en est. */
export const LienDuFichier = ({
  fichier,
  href,
}: {
  readonly fichier: { readonly nom: string; readonly verdict: Verdict | undefined }
  readonly href: string
}) =>
  seRend(fichier) ? (
    <a href={href}>{`Télécharger ${fichier.nom}`}</a>
  ) : (
    <>
      {`${fichier.nom} `}
      <EtiquetteDuControle verdict={fichier.verdict} />
    </>
  )

/** Rien quand le fichier s'ouvre. */
export const EtiquetteDuControle = ({ verdict }: { readonly verdict: Verdict | undefined }) => {
  switch (verdict) {
    case 'saine':
    case 'sans-controle':
      return null
    case 'infectee':
      return <Etiquette ton="erreur">Fichier dangereux, détruit</Etiquette>
    case 'illisible':
      return <Etiquette ton="attention">Contrôle impossible</Etiquette>
    default:
      return <Etiquette ton="information">Contrôle en cours</Etiquette>
  }
}
