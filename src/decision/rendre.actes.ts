import { ecrireMouvement, lireEngage } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { effacerEcheances } from '../candidature/ecriture.sql.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import { premierEnAttente } from './attente.ts'
import { ecrireRendue, lireDecision } from './decision.sql.ts'
import { verrouiller } from './pieces.actes.ts'
import { lireAttente } from './places.sql.ts'
import { retient } from './sens.ts'

/** Ce qu'un dossier rend en s'arrêtant : sa place, son argent, et le premier de la liste d'attente à qui les proposer. */
export type Rendu = {
  readonly rang: number
  readonly guichet: string
  readonly place: 'rendue' | 'aucune'
  readonly montant: Montant
  readonly suivant: string | null
}

export const lireRendu = async (base: Base, monde: Monde, objet: Vivant, le: Instant): Promise<Result<Rendu, readonly Refus[]>> => {
  const lu = await lireAvecRegles(base, monde, objet.id, le)
  await verrouiller(base, lu)
  const decision = await lireDecision(base, objet.id)
  if (decision === undefined)
    return err([refus('sans-decision', 'Aucune décision n’a été notifiée sur ce dossier.', 'Retirez plutôt le dossier.')])
  const place = retient(decision.sens) ? 'rendue' : 'aucune'
  const attente = (await lireAttente(base, objet.appel, lu.guichet.code)).filter((e) => e.dossier !== objet.id)
  return ok({
    rang: decision.rang,
    guichet: lu.guichet.code,
    place,
    montant: await lireEngage(base, objet.id),
    suivant: place === 'rendue' ? (premierEnAttente(attente)?.dossier ?? null) : null,
  })
}

/** La place et l'argent reviennent ; plus aucune échéance ne court. La suite est à décider : rien ne se fait de soi-même. */
export const rendre = async (base: Base, objet: Vivant, rendu: Rendu, motif: string, par: Acteur, le: Instant): Promise<void> => {
  await ecrireRendue(base, objet.id, rendu.rang, le)
  await effacerEcheances(base, objet.id)
  if (rendu.montant > 0n) {
    const mouvement = { appel: objet.appel, guichet: rendu.guichet, dossier: objet.id, le, par: par.id }
    await ecrireMouvement(base, { ...mouvement, genre: 'desengagement', montant: -rendu.montant, motif })
  }
}
