/** Ce que la commission peut dire d'un dossier ; `ajourne` : à la séance suivante. */
export type SensDAvis = 'favorable' | 'favorable-avec-reserve' | 'favorable-sous-condition' | 'defavorable' | 'ajourne'

export const estFavorable = (s: SensDAvis): boolean => s !== 'defavorable' && s !== 'ajourne'

/** Un avis, dit à qui le lit, et le ton de son étiquette. */
export const SENS_DITS = {
  favorable: { texte: 'Avis favorable', ton: 'succes' },
  'favorable-avec-reserve': { texte: 'Avis favorable avec réserve', ton: 'succes' },
  'favorable-sous-condition': { texte: 'Avis favorable sous condition', ton: 'succes' },
  defavorable: { texte: 'Avis défavorable', ton: 'neutre' },
  ajourne: { texte: 'Ajourné', ton: 'attention' },
} as const satisfies Readonly<Record<SensDAvis, { readonly texte: string; readonly ton: string }>>
