import { direTaille } from '../acteurs/organisme.ts'
import { AvisEnBref } from '../instruction/avis-en-bref.html.tsx'
import type { Priorite } from '../instruction/priorite.ts'
import type { Seance } from '../instruction/seance.ts'
import { Etiquette, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Montant as Somme } from '../socle/montant.ts'
import { passage } from '../vie.ts'
import { direQuorum } from './deliberation.ts'
import type { Carte, CarteDeDossier } from './ordreDuJour.ts'
import { SENS_DITS } from './sens-d-avis.ts'

type CarteProps = { readonly carte: Carte; readonly lieu: string; readonly seance: Seance; readonly note: 'oui' | 'non' }

/** Un dossier à l'ordre du jour ; de celui dont on est écarté, rien. */
export const UneCarte = ({ carte, lieu, seance, note }: CarteProps) =>
  carte.genre === 'deporte' ? (
    <section className="palier-fiche">
      <p>Un dossier dont vous êtes écarté.</p>
    </section>
  ) : (
    <section className="palier-fiche" id={`carte-${carte.id}`} data-suivie aria-labelledby={`dossier-${carte.id}`}>
      <h3 id={`dossier-${carte.id}`}>
        <a href={`/dossiers/${carte.id}`}>{`${carte.organisme.nom}, ${carte.id}`}</a>
      </h3>
      <p>
        <EtatDeLaCarte carte={carte} />
      </p>
      <Resume faits={faitsDe(carte, seance)} />
      <ul className="palier-actes">
        {seance.ouverteLe !== null && (note === 'oui' || carte.rendus.length > 0) && (
          <li>
            <a
              className={note === 'oui' && carte.avisRendu === undefined ? 'fr-btn fr-btn--sm' : 'fr-btn fr-btn--tertiary fr-btn--sm'}
              href={`${lieu}/${carte.id}`}
            >
              {note === 'oui' && carte.avisRendu === undefined ? 'Noter l’avis de la commission' : 'Lire ce qu’en dit la commission'}
              <span className="fr-sr-only">{` : ${carte.organisme.nom}`}</span>
            </a>
          </li>
        )}
        {carte.actes.map((a) => (
          <li key={a}>
            <a
              className="fr-btn fr-btn--secondary fr-btn--sm"
              href={a === 'donner-avis' ? `/dossiers/${carte.id}/avis` : `/actes/${a}/${carte.id}`}
            >
              {passage('dossier', a)?.terme ?? a}
              <span className="fr-sr-only">{` : ${carte.organisme.nom}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )

const EtatDeLaCarte = ({ carte: { decision, avisRendu, rendus } }: { readonly carte: CarteDeDossier }) => (
  <>
    {avisRendu !== undefined ? (
      <Etiquette ton={SENS_DITS[avisRendu.sens].ton}>{SENS_DITS[avisRendu.sens].texte}</Etiquette>
    ) : (
      <Etiquette ton={rendus.length > 0 ? 'attention' : 'information'}>
        {rendus.length > 0 ? 'Proposition rejetée' : 'Avis à rendre'}
      </Etiquette>
    )}
    {decision !== undefined && (
      <>
        {' '}
        <Etiquette ton={decision.ton}>{`Décision : ${decision.texte}`}</Etiquette>
      </>
    )}
  </>
)

export const faitsDe = (c: CarteDeDossier, seance: Seance) => [
  { nom: 'Organisme', valeur: direTaille(c.organisme) },
  { nom: 'Guichet', valeur: c.guichet.titre },
  ...(c.demande === undefined ? [] : [{ nom: 'Demande', valeur: <Demande projets={c.projets} somme={c.demande} /> }]),
  ...(c.avisRendu?.montant == null ? [] : [{ nom: 'Montant proposé', valeur: <Montant valeur={c.avisRendu.montant} /> }]),
  { nom: 'Conditions', valeur: <Conditions {...c} /> },
  { nom: 'Avis des membres', valeur: <AvisEnBref avis={c.avis} /> },
  ...(c.priorite === undefined || c.priorite.facteurs.length === 0 ? [] : [{ nom: 'Priorité', valeur: direPriorite(c.priorite) }]),
  ...(c.deports.length === 0 ? [] : [{ nom: 'En sont écartés', valeur: c.deports.join(', ') }]),
  ...(seance.ouverteLe === null || seance.tenueLe !== null ? [] : [{ nom: 'Quorum sur ce dossier', valeur: direQuorum(c.quorum) }]),
]

const direPriorite = ({ points, inconnus }: Priorite): string => {
  const retenus = `${points} point${points > 1 ? 's' : ''}`
  return inconnus === 0 ? retenus : `${retenus}, ${inconnus} facteur${inconnus > 1 ? 's inconnus' : ' inconnu'}`
}

const Demande = ({ projets, somme }: { readonly projets: number; readonly somme: Somme }) => (
  <>
    {`${projets} projet${projets > 1 ? 's' : ''}, part que l’appel peut aider : `}
    <Montant valeur={somme} />
  </>
)

const Conditions = ({ conditions, reserves }: CarteDeDossier) => {
  if (conditions === 0) return 'À examiner'
  if (reserves.length === 0) return 'Toutes remplies'
  return <Liste lignes={reserves.map((r) => `${r.reponse === 'non' ? 'Non' : 'À vérifier'} : ${r.titre}`)} />
}

export const Liste = ({ lignes }: { readonly lignes: readonly string[] }) => (
  <ul>
    {lignes.map((l) => (
      <li key={l}>{l}</li>
    ))}
  </ul>
)
