import type { Kysely } from 'kysely'
import type { Appel, Guichet } from '../appel/appel.ts'
import { montant as montantDe } from '../appel/regles.publicodes.ts'
import { lireActionsDe, lireGravitesDe } from '../audit/audit.sql.ts'
import { compterProjets } from '../candidature/budget.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { type Avis, criteresNotes } from '../instruction/avis.ts'
import { totalDe } from '../instruction/total.ts'
import type { Montant } from '../socle/montant.ts'
import type { LigneSelection } from './ligne.ts'
import { type Candidat, candidatsDesActions, declinees, poser } from './poser.ts'
import { lireDossiersDe } from './selection.sql.ts'

type Retenable = { readonly id: string; readonly organisme: string }
/** Ce qui concourt, et ce que les organismes ont déjà écarté eux-mêmes, avec leur raison. */
type Candidats = { readonly candidats: readonly Candidat[]; readonly declinees: readonly LigneSelection[] }

const EN_AUDIT = ['laureat', 'en-audit']
const A_EXAMINER = ['recevable', 'inscrit']

/** Les candidats d'un guichet et ce qui borne leur choix, lus d'un coup : la page propose et l'acte arrête la même chose. */
export const lireProbleme = async (base: Kysely<unknown>, appel: Appel, guichet: Guichet, reste: Montant | undefined) => {
  const parActions = guichet.arbitrage?.objet === 'actions'
  const dossiers = await lireDossiersDe(base, appel.code, guichet.code, parActions ? ['audite'] : A_EXAMINER)
  const enCours = parActions ? (await lireDossiersDe(base, appel.code, guichet.code, EN_AUDIT)).length : 0
  const lus = parActions ? await lireCandidatsDesMissions(base, dossiers) : await lireCandidatsDesProjets(base, guichet, dossiers)
  const regle = guichet.argent.plafond?.regle
  const plafond = regle === undefined ? undefined : montantDe(appel, regle, {})
  const probleme = poser(guichet, lus.candidats, reste, plafond?.ok === true ? plafond.value : undefined)
  return { dossiers, enCours, ...lus, probleme }
}

const lireCandidatsDesMissions = async (base: Kysely<unknown>, dossiers: readonly Retenable[]): Promise<Candidats> => {
  const missions = dossiers.map((d) => missionDe(d.id))
  const actions = await lireActionsDe(base, missions)
  const gravites = await lireGravitesDe(base, missions)
  return {
    candidats: dossiers.flatMap((d) => {
      const siennes = actions.get(missionDe(d.id)) ?? []
      return candidatsDesActions({ dossier: d.id, organisme: d.organisme }, siennes, gravites.get(missionDe(d.id)) ?? [])
    }),
    declinees: dossiers.flatMap((d) => declinees(d.id, actions.get(missionDe(d.id)) ?? [])),
  }
}

const missionDe = (dossier: string): string => `${dossier}-audit`

/**
 * Un projet vaut la note de son dossier, au centième, telle qu'elle est au plus bas (ou 100, sans critère pondéré : tous se valent) ;
 * sa famille dit sa priorité.
 */
const lireCandidatsDesProjets = async (base: Kysely<unknown>, guichet: Guichet, dossiers: readonly Retenable[]): Promise<Candidats> => {
  const ids = dossiers.map((d) => d.id)
  const avis = await lireAvisDe(base, ids)
  const candidats = (await lireDossiers(base, ids)).flatMap((dossier) =>
    dossier.projets.map((p) => ({
      code: `${dossier.id}/${p.rang}`,
      dossier: dossier.id,
      organisme: dossier.organisme.id,
      titre: p.titre,
      cout: compterProjets([p], guichet.argent.depenses).net,
      jours: 0,
      valeur: valeurDe(guichet, avis.get(dossier.id) ?? []),
      priorite: guichet.projets?.familles?.find((f) => f.actions.includes(p.action))?.priorite ?? 'autre',
    })),
  )
  return { candidats, declinees: [] }
}

const valeurDe = (guichet: Guichet, avis: readonly Avis[]): number => {
  const total = totalDe(criteresNotes(guichet), avis, {})
  return total === undefined ? 100 : Number((total.bas.n * 100n) / total.bas.d)
}
