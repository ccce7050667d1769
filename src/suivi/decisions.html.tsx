import { voiesDeRecours } from '../appel/recours.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { DecisionLue } from '../decision/decision.ts'
import { direRaisons } from '../decision/raisons.ts'
import { SENS_DITS } from '../decision/sens.ts'
import { type Fait, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant, direJour } from '../socle/temps.ts'
import type { Role } from '../vie.ts'

type PourDecisions = {
  readonly role: Role
  readonly decisions: readonly DecisionLue[]
  readonly irrecevable: { readonly motif: string; readonly lettre: string | null } | undefined
  readonly lu: DossierLu
}

/** Chaque décision avec son motif, celles qu'une autre a remplacées comprises ; puis comment la contester, une fois. */
export const Decisions = ({ role, decisions, irrecevable, lu }: PourDecisions) => {
  if (decisions.length === 0 && irrecevable === undefined) return null
  return (
    <>
      <h2>{decisions.length > 1 ? 'Décisions' : 'Décision'}</h2>
      {irrecevable !== undefined && (
        <Resume
          faits={[
            { nom: 'Décision', valeur: `Non recevable. ${irrecevable.motif}` },
            ...(irrecevable.lettre === null
              ? []
              : [{ nom: 'Lettre', valeur: <a href={`/dossiers/${lu.dossier.id}/irrecevabilite.pdf`}>Lire la lettre (PDF)</a> }]),
          ]}
        />
      )}
      {decisions.map((d, i) => (
        <Resume key={d.rang} faits={[...faitsDe(d, decisions[i + 1], lu.appel.fuseau), ...(role === 'porteur' ? [] : faitsDeLAgence(d))]} />
      ))}
      {(irrecevable !== undefined || decisions.some((d) => d.notifieeLe !== null)) && (
        <details className="palier-pourquoi">
          <summary>Contester une décision</summary>
          <div>
            {voiesDeRecours(lu.appel).map((voie) => (
              <p key={voie}>{voie}</p>
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const faitsDe = (d: DecisionLue, suivante: DecisionLue | undefined, fuseau: string): readonly Fait[] => [
  { nom: 'Décision', valeur: `${SENS_DITS[d.sens].texte}. ${direRaisons(d).join(' ')}` },
  ...(d.revision === null ? [] : [{ nom: 'Revue', valeur: d.revision }]),
  ...(d.montant > 0n ? [{ nom: 'Aide accordée', valeur: <Montant valeur={d.montant} /> }] : []),
  ...(d.condition === null
    ? []
    : [{ nom: 'Condition', valeur: `${d.condition.texte} À lever le ${direJour(d.condition.avant)} au plus tard.` }]),
  { nom: 'Notifiée', valeur: direNotification(d, suivante, fuseau) },
  ...(d.caducite === null
    ? []
    : [{ nom: 'Caduque', valeur: <a href={`/dossiers/${d.dossier}/decision/${d.rang}-caducite.pdf`}>Lire la lettre (PDF)</a> }]),
  ...(d.notifieeLe === null
    ? []
    : [
        {
          nom: 'Lettre',
          valeur: (
            <>
              <a href={`/dossiers/${d.dossier}/decision/${d.rang}.pdf`}>Lire la lettre (PDF)</a>
              {` ${d.ouverteLe === null ? 'Décision pas encore lue par le porteur.' : `Décision lue par le porteur le ${direInstant(d.ouverteLe, fuseau)}.`}`}
            </>
          ),
        },
      ]),
]

/** Le rang, l'avis de la commission et les écarts se lisent de l'agence, qui classe. */
const faitsDeLAgence = (d: DecisionLue): readonly Fait[] => [
  { nom: 'Signée', valeur: d.signature === null ? d.nom : `${d.nom}, par délégation (${d.signature.reference})` },
  ...(d.ecart === null ? [] : [{ nom: 'Pourquoi s’écarter de ce qui était proposé', valeur: d.ecart }]),
]

const direNotification = (d: DecisionLue, suivante: DecisionLue | undefined, fuseau: string): string => {
  if (d.notifieeLe !== null) return direInstant(d.notifieeLe, fuseau)
  if (suivante !== undefined) return `Jamais : corrigée le ${direInstant(suivante.le, fuseau)} par ${suivante.nom}`
  return `À faire${d.aNotifierAvant === null ? '' : ` avant le ${direJour(d.aNotifierAvant)}`}`
}
