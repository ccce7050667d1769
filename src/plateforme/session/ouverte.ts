import type { Instant } from '../../socle/temps.ts'

/** Une session ouverte. `appareil` : ce que son navigateur dit de lui-même ; `ici` : celle de la page qui la montre. */
export type SessionOuverte = {
  readonly id: string
  readonly appareil: string
  readonly depuis: Instant
  readonly activite: Instant
  readonly ici: boolean
}

/** L'appareil d'une session, en mots : « Firefox sur Windows ». Ce qu'un navigateur dit de lui-même est approximatif, et suffit à le reconnaître. */
export const direAppareil = (agent: string): string => {
  const navigateur = NAVIGATEURS.find(([marque]) => agent.includes(marque))?.[1]
  const systeme = SYSTEMES.find(([marque]) => agent.includes(marque))?.[1]
  if (navigateur === undefined) return systeme === undefined ? 'Appareil non reconnu' : `Navigateur sur ${systeme}`
  return systeme === undefined ? navigateur : `${navigateur} sur ${systeme}`
}

/** L'ordre compte : Edge se dit aussi Chrome, et Chrome se dit aussi Safari. */
const NAVIGATEURS = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMES = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['CrOS', 'Chromebook'],
  ['Linux', 'Linux'],
] as const
