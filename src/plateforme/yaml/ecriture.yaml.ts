import { stringify } from 'yaml'

/** Écrit une valeur en YAML lisible, chaque texte sur sa ligne. */
export const ecrireYaml = (valeur: unknown): string => stringify(valeur, { lineWidth: 0 })
