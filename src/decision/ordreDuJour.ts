import type { Organisme } from '../acteurs/organisme.ts'
import type { Guichet } from '../appel/appel.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { Dossier } from '../candidature/dossier.ts'
import { criteresNotes } from '../instruction/avis.ts'
import type { Priorite } from '../instruction/priorite.ts'
import { type AvisDuDossier, type AvisVus, voirAvis } from '../instruction/voirAvis.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Montant } from '../socle/montant.ts'
import { actesPossibles } from '../vie.ts'
import type { Sens } from './sens.ts'

/** Un dossier à l'ordre du jour ; `deporte` : la personne s'en est déportée, elle n'en apprend rien (G-42). */
export type Carte = { readonly genre: 'deporte'; readonly rang: number } | CarteDeDossier

export type CarteDeDossier = {
  readonly genre: 'dossier'
  readonly id: string
  readonly organisme: Organisme
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly projets: number
  /** Le coût éligible demandé, en centimes ; absent d'un guichet sans projets. */
  readonly demande: Montant | undefined
  readonly conditions: number
  readonly reserves: readonly { readonly titre: string; readonly reponse: 'non' | 'a-verifier' }[]
  readonly priorite: Priorite | undefined
  readonly avis: AvisVus
  readonly deports: readonly string[]
  readonly decision: Sens | undefined
  readonly actes: readonly string[]
}

/** Tout ce qui se lit d'un dossier inscrit. */
export type Inscrit = {
  readonly dossier: Dossier
  readonly guichet: Guichet
  readonly etat: string
  readonly recevabilite:
    | { readonly verdicts: readonly { readonly code: string; readonly reponse: string }[]; readonly priorite: Priorite }
    | undefined
  readonly avis: AvisDuDossier['avis']
  readonly deports: readonly { readonly agent: string; readonly nom: string }[]
  readonly decision: { readonly sens: Sens } | undefined
}

const ACTES = ['donner-avis', 'declarer-deport', 'decider', 'notifier']

/** L'ordre du jour tel qu'une personne le voit. */
export const ordreDuJour = (inscrits: readonly Inscrit[], par: Acteur): readonly Carte[] =>
  inscrits.map((i, rang) => (i.deports.some((d) => d.agent === par.id) ? { genre: 'deporte', rang } : carteDe(i, par)))

const carteDe = (i: Inscrit, par: Acteur): CarteDeDossier => {
  const { dossier, guichet, recevabilite } = i
  return {
    genre: 'dossier',
    id: dossier.id,
    organisme: dossier.organisme,
    guichet: { code: guichet.code, titre: guichet.titre },
    projets: dossier.projets.length,
    demande: guichet.projets === undefined ? undefined : compterProjets(dossier.projets, guichet.argent.depenses).net,
    conditions: recevabilite?.verdicts.length ?? 0,
    reserves: (recevabilite?.verdicts ?? []).flatMap((v) =>
      v.reponse === 'non' || v.reponse === 'a-verifier'
        ? [{ titre: guichet.conditions.find((c) => c.code === v.code)?.titre ?? v.code, reponse: v.reponse }]
        : [],
    ),
    priorite: recevabilite?.priorite,
    avis: voirAvis(par, i, criteresNotes(guichet)),
    deports: i.deports.map((d) => d.nom),
    decision: i.decision?.sens,
    actes: actesPossibles('dossier', i.etat, par.role).filter((a) => ACTES.includes(a)),
  }
}
