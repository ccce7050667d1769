import type { ReactNode } from 'react'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import type { Cadre } from '../plateforme/dsfr/page.html.tsx'
import type { Instant } from '../socle/temps.ts'
import { DROITS } from '../vie.ts'
import { DROITS_DITS } from './droits.ts'
import type { Equipier } from './equipe.ts'
import type { Organisme } from './organisme.ts'

/** Ce que toutes les pages d'une équipe partagent. */
export type DansLEquipe = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly organisme: Organisme
  readonly moi: Equipier
  readonly le: Instant
  readonly erreurs: readonly Erreur[]
}

/** Un acte de l'équipe, dans son propre formulaire ; ses erreurs sont en haut de la page. */
export const ActeDEquipe = (p: {
  readonly organisme: Organisme
  readonly jeton: string
  readonly acte: string
  readonly bouton: string
  readonly suite: string
  readonly children?: ReactNode
}) => (
  <Formulaire action={`/organismes/${p.organisme.id}/equipe/actes/${p.acte}`} jeton={p.jeton} bouton={p.bouton} suite={p.suite}>
    {p.children}
  </Formulaire>
)

export const Cache = ({ nom, valeur }: { readonly nom: string; readonly valeur: string }) => (
  <input type="hidden" name={nom} value={valeur} />
)

export const CHOIX_DU_DROIT = DROITS.map((d) => ({ valeur: d, libelle: DROITS_DITS[d] }))
