import type { Appel } from '../appel/appel.ts'
import type { Acteur } from '../journal/objet.ts'

/**
 * Le fuseau où une personne compte ses jours : celui de son agence. Un porteur ou un prestataire, qui n'en a pas, a celui des appels d'ici
 * s'ils n'en ont qu'un, et sinon celui de Paris.
 */
export const fuseauDe = (appels: readonly Appel[], { agence }: Acteur): string => {
  const [seul, ...autres] = new Set(appels.filter((a) => agence === undefined || a.agence.code === agence).map((a) => a.fuseau))
  return seul === undefined || autres.length > 0 ? 'Europe/Paris' : seul
}
