import type { Organisme } from '../acteurs/organisme.ts'
import type { Guichet } from '../appel/appel.ts'
import type { Dossier } from '../candidature/dossier.ts'
import { criteresNotes } from '../instruction/avis.ts'
import type { Priorite } from '../instruction/priorite.ts'
import { type AvisDuDossier, type AvisVus, voirAvis } from '../instruction/voirAvis.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Montant } from '../socle/montant.ts'
import { actesPossibles } from '../vie.ts'
import { type AvisRendu, avisQuiVaut } from './avis-rendu.ts'
import type { Quorum } from './deliberation.ts'

/** Un dossier à l'ordre du jour ; `deporte` : la personne s'en est déportée, elle n'en apprend rien (G-42). */
export type Carte = { readonly genre: 'deporte'; readonly rang: number } | CarteDeDossier

export type CarteDeDossier = {
  readonly genre: 'dossier'
  readonly id: string
  readonly organisme: Organisme
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly projets: number
  /** La part que l'appel peut aider, en centimes ; absent d'un guichet sans projets. */
  readonly demande: Montant | undefined
  /** L'aide que la règle donnerait, au plus le plafond ; absente d'un guichet qui n'accorde pas de somme à cette étape. */
  readonly attendu: Montant | undefined
  readonly conditions: number
  readonly reserves: readonly { readonly titre: string; readonly reponse: 'non' | 'a-verifier' }[]
  readonly priorite: Priorite | undefined
  readonly avis: AvisVus
  readonly deports: readonly string[]
  /** Ce que la commission en a dit à cette séance, du premier au dernier ; une correction suit ce qu'elle corrige. */
  readonly rendus: readonly AvisRendu[]
  readonly avisRendu: ReturnType<typeof avisQuiVaut>
  readonly quorum: Quorum
  readonly decision: DecisionDite | undefined
  readonly actes: readonly string[]
}

/** La décision d'un dossier, telle que l'étape suivante la dit. */
export type DecisionDite = { readonly texte: string; readonly ton: 'neutre' | 'information' | 'succes' | 'attention' | 'erreur' }

/** Tout ce qui se lit d'un dossier inscrit. */
export type Inscrit = {
  readonly dossier: Dossier
  readonly guichet: Guichet
  readonly demande: Montant | undefined
  readonly attendu: Montant | undefined
  readonly etat: string
  readonly recevabilite:
    | { readonly verdicts: readonly { readonly code: string; readonly reponse: string }[]; readonly priorite: Priorite }
    | undefined
  readonly avis: AvisDuDossier['avis']
  readonly deports: readonly { readonly agent: string; readonly nom: string; readonly motif: string }[]
  readonly rendus: readonly AvisRendu[]
  readonly quorum: Quorum
  readonly decision: DecisionDite | undefined
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
    demande: i.demande,
    attendu: i.attendu,
    conditions: recevabilite?.verdicts.length ?? 0,
    reserves: (recevabilite?.verdicts ?? []).flatMap((v) =>
      v.reponse === 'non' || v.reponse === 'a-verifier'
        ? [{ titre: guichet.conditions.find((c) => c.code === v.code)?.titre ?? v.code, reponse: v.reponse }]
        : [],
    ),
    priorite: recevabilite?.priorite,
    avis: voirAvis(par, i, criteresNotes(guichet)),
    deports: i.deports.map((d) => d.nom),
    rendus: i.rendus,
    avisRendu: avisQuiVaut(i.rendus),
    quorum: i.quorum,
    decision: i.decision,
    actes: actesPossibles('dossier', i.etat, par.role).filter((a) => ACTES.includes(a)),
  }
}
