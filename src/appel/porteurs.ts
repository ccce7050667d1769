import type { Chemin } from '../socle/defaut.ts'
import type { Appel } from './appel.ts'

/** Ce qui, dans un appel, met une clause en œuvre : où, et comment le dire (« guichet investissement › tranche avance »). */
export type Porteur = { readonly clause: string; readonly chemin: Chemin; readonly libelle: string }

/** Tous les éléments qui citent une clause, dans l'ordre de l'appel. */
export const porteurs = (appel: Appel): readonly Porteur[] => {
  const { clauses: _, regles: __, ...reste } = appel
  return parcourir(reste, [], [])
}

const parcourir = (valeur: unknown, chemin: Chemin, noms: readonly string[]): readonly Porteur[] => {
  if (Array.isArray(valeur))
    return valeur.flatMap((v: unknown, rang) => parcourir(v, [...chemin, rang], [...noms.slice(0, -1), nommer(noms.at(-1) ?? '', v)]))
  if (!estBloc(valeur)) return []
  return Object.entries(valeur).flatMap(([cle, v]) => {
    if (cle === 'clause' && Array.isArray(v))
      return v.map((id) => ({
        clause: String(id),
        chemin: [...chemin, 'clause'],
        libelle: noms.length === 0 ? 'l’appel' : noms.filter((n) => n !== '').join(' › '),
      }))
    return parcourir(v, [...chemin, cle], [...noms, NOMS[cle] ?? cle])
  })
}

const nommer = (genre: string, v: unknown): string => {
  if (!estBloc(v)) return genre
  const nom = v['code'] ?? v['fonction'] ?? v['nature'] ?? v['par'] ?? v['titre']
  return nom === undefined ? genre : `${genre} ${String(nom)}`.trim()
}

const estBloc = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !(v instanceof Temporal.PlainDate)

/** Comment une clé du document se dit au singulier ; vide quand la nommer n'apprend rien. */
const NOMS: Readonly<Record<string, string>> = {
  guichets: 'guichet',
  periodes: 'période',
  conditions: 'condition',
  sections: 'section',
  questions: 'question',
  pieces: 'pièce',
  engagements: 'engagement',
  livrables: 'livrable',
  projets: 'projets',
  choix: 'choix',
  criteres: 'critère',
  priorite: 'facteur',
  audit: 'audit',
  arbitrage: 'arbitrage',
  argent: '',
  enveloppe: 'enveloppe',
  aide: 'aide',
  plafond: 'plafond',
  depenses: 'dépense',
  cofinancement: 'cofinancement',
  convention: 'convention',
  versements: 'tranche',
  controles: 'contrôle par',
  forclusion: 'forclusion',
  cibles: 'cible',
  familles: 'famille',
  commission: 'commission',
  seances: 'séance',
  evenements: 'événement',
  references: 'référence',
  contacts: 'contact',
  renseignements: 'renseignements',
  complements: 'compléments',
}
