import type { Acteur } from '../journal/objet.ts'
import type { Role } from '../vie.ts'

/** Comment un rôle se dit à la personne qui le tient. */
export const ROLES_DITS: Readonly<Record<Role, string>> = {
  porteur: 'Porteur de projet',
  ars: 'Agence régionale de santé',
  grades: 'Opérateur régional',
  commission: 'Membre de la commission',
  prestataire: 'Prestataire d’audit',
  direction: 'Direction générale',
  delegataire: 'Délégation de signature',
  comptable: 'Agence comptable',
}

/** Le menu d'un rôle : ce qui l'attend, puis ce qu'il peut parcourir. */
export const menuDe = (acteur: Acteur | undefined): readonly { readonly texte: string; readonly href: string }[] => {
  if (acteur === undefined) return [{ texte: 'Appels', href: '/' }]
  return [
    { texte: 'Ma journée', href: '/' },
    { texte: acteur.role === 'prestataire' ? 'Missions' : 'Dossiers', href: '/dossiers' },
    { texte: 'Appels', href: '/appels' },
    ...(acteur.role === 'porteur' ? [{ texte: 'Mon équipe', href: '/equipes' }] : []),
  ]
}

/** Le cadre des pages : qui parle, à qui, où l'on est. */
export const cadreDe = <B>(acteur: Acteur | undefined, bandeau: B, chemin: string) => ({
  agence: 'Agences régionales de santé',
  personne: acteur === undefined ? undefined : { nom: acteur.nom, role: ROLES_DITS[acteur.role] },
  menu: menuDe(acteur).map((m) => ({ ...m, ici: m.href === '/' ? chemin === '/' : chemin.startsWith(m.href) })),
  bandeau,
  conformite: 'partielle' as const,
})
