import type { ActeFaisable, Contexte } from '../journal/executer.actes.ts'
import { type Base, lireVivant } from '../journal/journal.sql.ts'
import type { Inscription, Vivant } from '../journal/objet.ts'
import { choix, choixParmi } from '../plateforme/saisie/champs.zod.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { NEANT } from '../vie.ts'
import { lireOrganisme } from './acteurs.sql.ts'
import { DROITS_DITS } from './droits.ts'
import { verrouillerEquipe } from './equipe.sql.ts'
import { HORS_PERIMETRE } from './habilitation.ts'

/** Un acte de l'équipe ne demande rien au monde que la base : il vaut pour tout registre. */
export const acte = <E, F>(a: Omit<ActeFaisable<unknown, E, F>, 'genre'>): ActeFaisable<unknown, E, F> => ({ ...a, genre: 'organisme' })

export const organisme = choixParmi('Organisme')
export const agent = choixParmi('Personne')
export const droit = choix('Droit', [
  { code: 'lire', libelle: DROITS_DITS.lire },
  { code: 'ecrire', libelle: DROITS_DITS.ecrire },
  { code: 'deposer', libelle: DROITS_DITS.deposer },
])

/** L'organisme et son fil, qui naît du premier acte de son équipe ; l'équipe est verrouillée jusqu'à la fin de l'acte. */
export const fil = async (base: Base, s: { readonly organisme: string }): Promise<Result<Vivant, readonly Refus[]>> => {
  if (!(await verrouillerEquipe(base, s.organisme))) return err([HORS_PERIMETRE])
  const connu = await lireVivant(base, 'organisme', s.organisme)
  return ok(connu ?? { genre: 'organisme', id: s.organisme, fil: `organisme:${s.organisme}`, etat: NEANT, ...perimetre(s.organisme) })
}
const perimetre = (o: string) => ({ agence: '', appel: '', organisme: o, prestataire: null })

export const inscrire = (objet: Vivant, contenu: unknown): readonly Inscription[] => {
  const { genre, id } = objet
  const inscription = { genre, id, fil: objet.fil, vers: 'connu', contenu }
  return [objet.etat === NEANT ? { ...inscription, perimetre: perimetre(id) } : inscription]
}

export const nomDe = async (base: Base, { objet }: Contexte<unknown>): Promise<string> =>
  (await lireOrganisme(base, objet.id))?.nom ?? objet.id
