import type { Guichet } from '../appel/appel.ts'
import type { NatureDepense } from '../appel/argent.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Projet } from './dossier.ts'

export type Description = { readonly projet: Projet; readonly retire: boolean }
/** Un projet tel qu'on le tape : tout peut y manquer sauf son rang. */
export type SaisieProjet = {
  readonly rang: number
  readonly retirer: boolean
  readonly titre?: string | undefined
  readonly action?: string | undefined
  readonly objectifs?: string | undefined
  readonly planning?: string | undefined
  readonly ressources?: string | undefined
  readonly indicateurs?: string | undefined
  readonly constats?: string | undefined
  readonly mutualise?: string | undefined
  readonly depenses: readonly {
    readonly libelle: string
    readonly nature: NatureDepense
    readonly montant: Montant
    readonly mois?: number | undefined
    readonly autreFinanceur?: string | undefined
    readonly autreMontant?: Montant | undefined
  }[]
  readonly devis: readonly { readonly fournisseur: string; readonly numero?: string | undefined; readonly montant: Montant }[]
}

/** Décrit un projet (G-29) : son genre d'action doit être de ceux que l'appel finance (G-16 à G-19). */
export const decrire = (guichet: Guichet, s: SaisieProjet): Result<Description, readonly Refus[]> => {
  const regle = guichet.projets
  if (regle === undefined)
    return err([refus('sans-projets', 'Ce guichet ne finance pas de projets.', 'Retournez au dossier.', guichet.clause)])
  const tous = [
    ...si(
      s.action !== undefined && !regle.actions.includes(s.action),
      'action-hors-appel',
      'Ce genre d’action n’est pas financé par cet appel.',
      'Choisissez un genre d’action de la liste.',
      regle.clause,
      'action',
    ),
    ...si(
      s.rang > regle.auPlus,
      'trop-de-projets',
      `Un dossier porte au plus ${regle.auPlus} projets.`,
      'Donnez un rang plus petit.',
      regle.clause,
      'rang',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ projet: projetDe(s), retire: s.retirer })
}

const projetDe = (s: SaisieProjet): Projet => ({
  rang: s.rang,
  titre: s.titre ?? `Projet ${s.rang}`,
  action: s.action ?? '',
  objectifs: s.objectifs ?? '',
  planning: s.planning ?? '',
  ressources: s.ressources ?? '',
  indicateurs: s.indicateurs ?? '',
  constats: (s.constats ?? '')
    .split(/[,;\n]/)
    .map((c) => c.trim())
    .filter((c) => c !== ''),
  mutualise: s.mutualise ?? null,
  depenses: s.depenses.map((d) => ({
    libelle: d.libelle,
    nature: d.nature,
    montant: d.montant,
    mois: d.mois ?? null,
    autreFinanceur: d.autreFinanceur ?? null,
    autreMontant: d.autreMontant ?? 0n,
  })),
  devis: s.devis.map((d) => ({ ...d, numero: d.numero ?? '' })),
})
