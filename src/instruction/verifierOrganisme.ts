import type { Organisme } from '../acteurs/organisme.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export type Verification = { readonly organisme: string; readonly nature: string; readonly motif: string }

/** Dit qu'un organisme inconnu des registres est bien ce qu'il déclare, sous sa vraie nature. Une fois suffit. */
export const verifierOrganisme = (o: Organisme, nature: string, motif: string): Result<Verification, readonly Refus[]> =>
  o.verification === 'faite'
    ? err([refus('deja-verifie', `${o.nom} est déjà vérifié.`, 'Il n’y a rien à faire de plus : le dossier peut être décidé.')])
    : ok({ organisme: o.id, nature, motif })
