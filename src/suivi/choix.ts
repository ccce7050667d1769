import { NATURES } from '../acteurs/organisme.ts'
import type { Appel } from '../appel/appel.ts'
import type { Option } from '../plateforme/saisie/presentation.ts'
import type { Role } from '../vie.ts'
import { direEtat, ETATS_DU_DOSSIER } from './etats.ts'
import type { Choix } from './filtre.ts'

/** Qui travaille sur les dossiers d'une agence, et en filtre la liste de toutes les façons. */
export const estDeLAgence = (role: Role): boolean => role !== 'porteur' && role !== 'prestataire'

/** Ce qu'une personne peut choisir pour filtrer : un porteur et un prestataire ont peu de dossiers, l'état et l'appel leur suffisent. */
export const choixDe = (
  role: Role,
  appels: readonly Appel[],
  trouves: { readonly departements: readonly string[]; readonly agents: readonly { readonly id: string; readonly nom: string }[] },
): Choix => {
  const etats = ETATS_DU_DOSSIER.filter((e) => role === 'porteur' || e !== 'brouillon')
  const communs = {
    etat: etats.map((e) => ({ code: e, libelle: direEtat('dossier', e, role).texte })),
    appel: appels.map((a) => ({ code: a.code, libelle: a.titre })),
  }
  if (!estDeLAgence(role)) return { ...communs, guichet: [], departement: [], nature: [], echeance: [], charge: [], verifier: [] }
  return {
    ...communs,
    guichet: guichetsDe(appels),
    departement: trouves.departements.map((d) => ({ code: d, libelle: d })),
    nature: Object.entries(NATURES).map(([code, libelle]) => ({ code, libelle })),
    echeance: ECHEANCES,
    charge: [
      ...(role === 'ars' || role === 'grades' ? [{ code: 'moi', libelle: 'Moi' }] : []),
      { code: 'personne', libelle: 'Personne' },
      ...trouves.agents.map((a) => ({ code: a.id, libelle: a.nom })),
    ],
    verifier: VERIFIER,
  }
}

/** Deux appels peuvent donner le même code à leurs guichets : un seul choix les trouve tous, et dit les deux titres. */
const guichetsDe = (appels: readonly Appel[]): readonly Option[] =>
  [
    ...Map.groupBy(
      appels.flatMap((a) => a.guichets),
      (g) => g.code,
    ),
  ].map(([code, guichets]) => ({ code, libelle: [...new Set(guichets.map((g) => g.titre))].join(', ') }))

const ECHEANCES: readonly Option[] = [
  { code: 'passee', libelle: 'Dépassée' },
  { code: 'semaine', libelle: 'Dans les sept jours' },
  { code: 'plus-tard', libelle: 'Plus tard' },
  { code: 'sans', libelle: 'Sans date' },
]
const VERIFIER: readonly Option[] = [
  { code: 'oui', libelle: 'Un point à vérifier' },
  { code: 'non', libelle: 'Rien à vérifier' },
]
