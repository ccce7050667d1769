/** Une personne connue, qu'elle ait ou non un rôle. `siret`, `rpps` : ce que son fournisseur d'identité a dit d'elle. */
export type Personne = {
  readonly id: string
  readonly nom: string
  readonly courriel: string
  readonly siret: string | null
  readonly rpps: string | null
}
