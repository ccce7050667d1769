import type { ReactNode } from 'react'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Instantane } from './instantane.ts'

/** Tout ce qui est lu d'un dossier, tel qu'il est lu. `piece` : comment se montre un fichier joint. */
export const Relecture = ({
  instantane: i,
  piece,
}: {
  readonly instantane: Instantane
  readonly piece: (p: Instantane['pieces'][number]) => ReactNode
}) => (
  <>
    <h3>L’organisme</h3>
    <Resume
      faits={[
        { nom: 'Nom', valeur: i.organisme.nom },
        { nom: 'SIRET', valeur: i.organisme.siret },
        ...(i.organisme.finess === null ? [] : [{ nom: 'FINESS', valeur: i.organisme.finess }]),
      ]}
    />
    {i.sections.map((s) => (
      <section key={s.titre}>
        <h3>{s.titre}</h3>
        <Resume faits={s.lignes.map((l) => ({ nom: l.question, valeur: <span className="palier-texte">{l.reponse}</span> }))} />
      </section>
    ))}
    {i.projets.length > 0 && (
      <>
        <h3>Projets</h3>
        <Resume
          faits={[
            ...i.projets.map((p) => ({ nom: `${p.rang}. ${p.titre}`, valeur: p.total })),
            { nom: 'Part que l’appel peut aider', valeur: i.eligible },
          ]}
        />
      </>
    )}
    {i.pieces.length > 0 && (
      <>
        <h3>Pièces</h3>
        <Resume faits={i.pieces.map((p) => ({ nom: p.titre, valeur: piece(p) }))} />
      </>
    )}
  </>
)
