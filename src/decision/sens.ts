/** Ce qu'une décision dit d'un dossier. `sans-suite` : ni retenu ni refusé sur son examen, la demande s'arrête. */
export const SENS = ['retenu', 'sous-condition', 'en-attente', 'ecarte', 'sans-suite'] as const
export type Sens = (typeof SENS)[number]

/** Les décisions, telles qu'elles se choisissent. */
export const SENS_A_CHOISIR = [
  { code: 'retenu', libelle: 'Retenir' },
  { code: 'sous-condition', libelle: 'Retenir sous condition' },
  { code: 'en-attente', libelle: 'Placer en liste d’attente' },
  { code: 'ecarte', libelle: 'Écarter' },
  { code: 'sans-suite', libelle: 'Ne pas donner suite' },
] as const satisfies readonly { readonly code: Sens; readonly libelle: string }[]

/** Retenir prend une place et engage l'aide, d'emblée ou sous une condition à lever. */
export const retient = (sens: Sens): boolean => sens === 'retenu' || sens === 'sous-condition'

/** Un refus se tire de l'examen. */
export const refuse = (sens: Sens): boolean => sens === 'ecarte' || sens === 'sans-suite'

/** L'état où la notification mène le dossier. */
export const ISSUES = {
  retenu: 'laureat',
  'sous-condition': 'sous-condition',
  'en-attente': 'en-attente',
  ecarte: 'ecarte',
  'sans-suite': 'sans-suite',
} as const satisfies Readonly<Record<Sens, string>>

/** Une décision, dite à qui la lit, et le ton de son étiquette. */
export const SENS_DITS = {
  retenu: { texte: 'Retenu', ton: 'succes' },
  'sous-condition': { texte: 'Retenu sous condition', ton: 'succes' },
  'en-attente': { texte: 'Liste d’attente', ton: 'attention' },
  ecarte: { texte: 'Non retenu', ton: 'neutre' },
  'sans-suite': { texte: 'Sans suite', ton: 'neutre' },
} as const satisfies Readonly<Record<Sens, { readonly texte: string; readonly ton: string }>>
