import { type Refus, si } from './refus.ts'

/** Une adresse électronique : un seul arobase, un domaine d'au moins deux mots, rien d'autre que ce qu'un serveur accepte en longueur. */
export const estCourriel = (texte: string): boolean => texte.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(texte)

/** Le refus d'une adresse mal écrite, sous son champ. */
export const refusDAdresse = (courriel: string, champ: string): readonly Refus[] =>
  si(
    !estCourriel(courriel),
    'courriel-illisible',
    'L’adresse électronique ne se lit pas.',
    'Écrivez une adresse comme prenom.nom@exemple.fr.',
    [],
    champ,
  )
