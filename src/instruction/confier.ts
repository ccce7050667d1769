import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export type Agent = { readonly id: string; readonly nom: string; readonly courriel: string }
/** Qui tient désormais le dossier ; `null` : personne. `courriel` : celui de qui doit l'apprendre, vide s'il le sait déjà. */
export type Charge = { readonly agent: string | null; readonly courriel: string }

/** Ce que la saisie dit pour ne confier le dossier à personne. */
export const PERSONNE = 'personne'

/**
 * Confie un dossier à un agent de l'agence ou de son opérateur, ou le rend à tous. Qui s'en est déporté ne peut pas le tenir (G-42).
 * @param tenu qui le tient aujourd'hui
 */
export const confier = (
  choisi: string,
  agents: readonly Agent[],
  deportes: readonly string[],
  tenu: string | null,
  par: string,
): Result<Charge, readonly Refus[]> => {
  if (choisi === PERSONNE) return tenu === null ? err([DEJA]) : ok({ agent: null, courriel: '' })
  const agent = agents.find((a) => a.id === choisi)
  if (agent === undefined)
    return err([
      refus('agent-inconnu', 'Cette personne n’instruit pas les dossiers de cet appel.', 'Choisissez dans la liste.', [], 'agent'),
    ])
  if (deportes.includes(agent.id))
    return err([refus('deporte', `${agent.nom} s’est déporté de ce dossier.`, 'Choisissez une autre personne.', ['G-42'], 'agent')])
  return agent.id === tenu ? err([DEJA]) : ok({ agent: agent.id, courriel: agent.id === par ? '' : agent.courriel })
}

const DEJA = refus('deja-confie', 'C’est déjà le cas : le dossier est tenu ainsi.', 'Il n’y a rien à changer.', [], 'agent')
