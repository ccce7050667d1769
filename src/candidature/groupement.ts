import { type Refus, refus } from '../socle/refus.ts'
import type { Dossier, Membre } from './dossier.ts'

/** Les membres qui n'ont pas dit oui : le dépôt les attend tous. */
export const manquesDuGroupement = (dossier: Dossier): readonly Refus[] =>
  dossier.membres
    .filter((m) => m.reponse !== 'confirmee')
    .map((m) =>
      refus(
        'membre-non-confirme',
        m.reponse === 'refusee' ? `${m.nom} ne veut pas être du groupement.` : `${m.nom} n’a pas confirmé être du groupement.`,
        m.reponse === 'refusee' ? 'Retirez ce membre et partagez à nouveau les dépenses.' : 'Relancez ce membre, ou retirez-le.',
        ['G-05'],
        'groupement',
      ),
    )

/** Un membre parti après le dépôt, tant que l'agence n'a pas revu la composition : le dossier ne peut pas être retenu. */
export const compositionARevoir = (dossier: Pick<Dossier, 'membres'>): readonly Refus[] =>
  dossier.membres
    .filter((m) => m.reponse === 'retiree')
    .map((m) =>
      refus(
        'composition-a-revoir',
        `${m.nom} s’est retiré du groupement : sa composition est à revoir.`,
        'Revoyez la composition avant de retenir ce dossier.',
        ['G-05'],
      ),
    )

/** Ceux qui sont du groupement aujourd'hui, qu'ils aient déjà répondu ou non. */
export const presents = (dossier: Pick<Dossier, 'membres'>): readonly Membre[] =>
  dossier.membres.filter((m) => m.reponse === 'attendue' || m.reponse === 'confirmee')

/** La part des dépenses du chef de file, en pour cent : ce que les membres présents ne prennent pas. */
export const partDuChef = (dossier: Pick<Dossier, 'membres'>): number => 100 - presents(dossier).reduce((n, m) => n + m.part, 0)

/** Où en est la réponse d'un membre, en mots. */
export const REPONSES_DITES: Readonly<Record<Membre['reponse'], string>> = {
  attendue: 'N’a pas encore répondu',
  confirmee: 'A confirmé',
  refusee: 'Ne veut pas en être',
  retiree: 'S’est retiré : composition à revoir',
  partie: 'Parti',
}
