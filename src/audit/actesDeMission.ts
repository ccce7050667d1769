import { actesPossibles, type Role } from '../vie.ts'

/** L'acte qui fait avancer la mission dans chaque état : c'est lui que la page met en avant. */
const AVANCENT: Readonly<Record<string, readonly string[]>> = {
  commandee: ['cadrer', 'autoevaluer'],
  cadree: ['planifier', 'autoevaluer'],
  planifiee: ['evaluer', 'autoevaluer'],
  'sur-place': ['evaluer', 'autoevaluer'],
  remise: ['restituer', 'clore-mission'],
  restituee: ['prendre-position', 'clore-mission'],
}

/** Les actes qu'un rôle peut faire maintenant sur une mission, celui qui la fait avancer d'abord. */
export const actesDeMission = (etat: string, role: Role, grilles: 'completes' | 'en-cours'): readonly string[] => {
  const possibles = actesPossibles('mission', etat, role)
  const avance = grilles === 'completes' && possibles.includes('remettre-rapport') ? ['remettre-rapport'] : (AVANCENT[etat] ?? [])
  const premier = possibles.find((a) => avance.includes(a))
  return premier === undefined ? possibles : [premier, ...possibles.filter((a) => a !== premier)]
}
