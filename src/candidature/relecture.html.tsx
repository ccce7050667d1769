import type { ReactNode } from 'react'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Instantane, ProjetsDits } from './instantane.ts'
import { ProjetsEnEntier } from './projets-dits.html.tsx'

/**
 * Tout ce qui est lu d'un dossier, tel qu'il est lu. `piece` : comment se montre un fichier joint.
 * `aujourdhui` : les projets du dossier, pour une photographie trop ancienne pour les garder en entier.
 */
export const Relecture = ({
  instantane: i,
  piece,
  aujourdhui,
}: {
  readonly instantane: Instantane
  readonly piece: (p: Instantane['pieces'][number]) => ReactNode
  readonly aujourdhui?: ProjetsDits
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
        {i.dits === undefined ? <ProjetsEnTitre instantane={i} aujourdhui={aujourdhui} /> : <ProjetsEnEntier dits={i.dits} />}
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

/** Une ancienne photographie : ce qu'elle garde, puis, dit comme tel, ce que le dossier contient. */
const ProjetsEnTitre = ({
  instantane: i,
  aujourdhui,
}: {
  readonly instantane: Instantane
  readonly aujourdhui: ProjetsDits | undefined
}) => (
  <>
    <Resume
      faits={[...i.projets.map((p) => ({ nom: `${p.rang}. ${p.titre}`, valeur: p.total })), { nom: 'Coût éligible', valeur: i.eligible }]}
    />
    {aujourdhui !== undefined && (
      <>
        <h3>Les projets, tels que le dossier les contient</h3>
        <p>
          De ses projets, la photographie de ce dépôt ne garde que ce qui précède. La suite est lue dans le dossier : le sceau du dépôt ne
          la couvre pas.
        </p>
        <ProjetsEnEntier dits={aujourdhui} />
      </>
    )}
  </>
)
