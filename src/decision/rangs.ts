import type { Classe } from '../instruction/rang.ts'

/** Le rang des dossiers d'un guichet selon leurs notes, ou pourquoi cette personne ne le lit pas encore. */
export type NotesDuGuichet = { readonly raison: string } | { readonly lignes: readonly (Classe & { readonly organisme: string })[] }
