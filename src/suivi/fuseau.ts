import type { Appel } from '../appel/appel.ts'
import type { Acteur } from '../journal/objet.ts'

/** Le fuseau où une personne compte ses jours : celui de son agence ; un porteur ou un prestataire, qui n'en a pas, les compte à Paris. */
export const fuseauDe = (appels: readonly Appel[], { agence }: Acteur): string =>
  appels.find((a) => a.agence.code === agence)?.fuseau ?? 'Europe/Paris'
