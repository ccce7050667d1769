import type { Guichet } from '../appel/appel.ts'
import type { NatureDepense } from '../appel/argent.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { CHAMPS_DU_PROJET, codeDuChamp } from './champs-projet.ts'
import type { Dossier, Projet } from './dossier.ts'

/** Un projet décrit : ce qui change de ses réponses, et son budget entier. */
export type Description = {
  readonly reponses: Readonly<Record<string, string>>
  readonly budget: Pick<Projet, 'numero' | 'depenses' | 'devis'>
  readonly retire: boolean
}
/** Un projet qui reste au dossier. */
export type ProjetDecrit = Omit<Description, 'retire'>
/** Un projet tel qu'on le donne : ce qui n'est pas dit de lui reste tel quel, son budget est remplacé. `vue` : la révision montrée de celui-ci. */
export type SaisieProjet = {
  readonly numero: number
  readonly vue?: number | undefined
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

/**
 * Décrit un projet (G-29) : son genre d'action doit être de ceux que l'appel finance (G-16 à G-19).
 * Un budget qui n'a pas vu le dernier n'est pas gardé à sa place : la saisie reste dans la page, et l'on choisit.
 * @param auteur qui a changé ce budget en dernier, si quelqu'un d'autre l'a fait
 */
export const decrire = (
  guichet: Guichet,
  { projets, dernierProjet }: Pick<Dossier, 'projets' | 'dernierProjet'>,
  s: SaisieProjet,
  auteur: string | undefined,
): Result<Description, readonly Refus[]> => {
  const regle = guichet.projets
  if (regle === undefined)
    return err([refus('sans-projets', 'Ce guichet ne finance pas de projets.', 'Retournez au dossier.', guichet.clause)])
  const connu = projets.find((p) => p.numero === s.numero)
  const tous = [
    ...si(
      connu === undefined && s.numero <= dernierProjet,
      'projet-retire',
      'Ce projet a été retiré du dossier.',
      'Décrivez-en un autre à la page des projets.',
      [],
      'numero',
    ),
    ...si(
      connu !== undefined && s.vue !== undefined && s.vue !== connu.revision,
      'projet-change',
      `${auteur ?? 'Quelqu’un'} a changé le budget de ce projet pendant que vous l’écriviez.`,
      'Relisez-le. Votre saisie est dans les champs : enregistrez à nouveau pour la garder.',
      [],
      'vue',
    ),
    ...si(
      s.action !== undefined && !regle.actions.includes(s.action),
      'action-hors-appel',
      'Ce genre d’action n’est pas financé par cet appel.',
      'Choisissez un genre d’action de la liste.',
      regle.clause,
      'action',
    ),
    ...si(
      connu === undefined && projets.length >= regle.auPlus,
      'trop-de-projets',
      `Un dossier porte au plus ${regle.auPlus} projets.`,
      'Complétez un projet déjà décrit, ou retirez-en un.',
      regle.clause,
      'numero',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ reponses: nouvelles(s, connu), budget: budgetDe(s), retire: s.retirer })
}

/** Ce qui est dit du projet et ne l'était pas déjà : une réponse redite n'est pas une autre réponse. */
const nouvelles = (s: SaisieProjet, connu: Projet | undefined): Description['reponses'] =>
  Object.fromEntries(
    CHAMPS_DU_PROJET.flatMap((champ) => {
      const dit = s[champ]
      const tenu = champ === 'constats' ? connu?.constats.join(', ') : connu?.[champ]
      return dit === undefined || dit === tenu ? [] : [[codeDuChamp(s.numero, champ), dit]]
    }),
  )

const budgetDe = (s: SaisieProjet): Description['budget'] => ({
  numero: s.numero,
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
