/** Une personne connue, qu'elle ait ou non un rôle. */
export type Personne = { readonly id: string; readonly nom: string; readonly courriel: string }
