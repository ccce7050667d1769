/** L'ordre des étapes dans la vie d'un dossier : c'est la table des matières, et le sens du temps (une étape importe son passé). */
export const PARCOURS = [
  'socle',
  'plateforme',
  'journal',
  'acteurs',
  'grille',
  'appel',
  'echanges',
  'candidature',
  'instruction',
  'decision',
  'audit',
  'financement',
  'convention',
  'versement',
  'suivi',
  'repetition',
] as const
