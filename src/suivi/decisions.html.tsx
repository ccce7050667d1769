import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { DecisionLue } from '../decision/decision.ts'
import { voiesDeRecours } from '../decision/recours.ts'
import { type Fait, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant, direJour } from '../socle/temps.ts'

type PourDecisions = { readonly decisions: readonly DecisionLue[]; readonly irrecevable: string | undefined; readonly lu: DossierLu }

/** Chaque décision avec son motif ; puis comment la contester, une fois. */
export const Decisions = ({ decisions, irrecevable, lu }: PourDecisions) => {
  if (decisions.length === 0 && irrecevable === undefined) return null
  return (
    <>
      <h2>{decisions.length > 1 ? 'Décisions' : 'Décision'}</h2>
      {irrecevable !== undefined && <Resume faits={[{ nom: 'Décision', valeur: `Non recevable. ${irrecevable}` }]} />}
      {decisions.map((d) => (
        <Resume key={d.rang} faits={faitsDe(d, lu.appel.fuseau)} />
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

const SENS = { retenu: 'Retenu', 'en-attente': 'Liste d’attente', ecarte: 'Non retenu' } as const

const faitsDe = (d: DecisionLue, fuseau: string): readonly Fait[] => [
  { nom: 'Décision', valeur: `${SENS[d.sens]}. ${d.motif}` },
  ...(d.montant > 0n ? [{ nom: 'Aide accordée', valeur: <Montant valeur={d.montant} /> }] : []),
  {
    nom: 'Notifiée',
    valeur:
      d.notifieeLe === null
        ? `À faire${d.aNotifierAvant === null ? '' : ` avant le ${direJour(d.aNotifierAvant)}`}`
        : direInstant(d.notifieeLe, fuseau),
  },
]
