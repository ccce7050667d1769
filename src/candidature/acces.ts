import type { Droit } from '../vie.ts'

/** Ce qu'une personne peut sur un brouillon ; si elle ne peut pas tout, les noms de ceux à qui demander. */
export type Acces =
  | { readonly droit: 'deposer' }
  | { readonly droit: Exclude<Droit, 'deposer'>; readonly ecrivent: string; readonly deposent: string }
