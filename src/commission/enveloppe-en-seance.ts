import type { EtatEnveloppe } from '../appel/enveloppe.ts'
import { type Montant, somme } from '../socle/montant.ts'
import type { AvisRendu } from './avis-rendu.ts'
import { estFavorable, type SensDAvis } from './sens-d-avis.ts'

/** Ce qu'une carte de la séance dit d'argent. */
export type DossierEnSeance = {
  readonly id: string
  readonly organisme: { readonly nom: string }
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly attendu: Montant | undefined
  readonly avisRendu: (Pick<AvisRendu, 'montant' | 'delibereLe'> & { readonly sens: SensDAvis }) | undefined
  readonly decision: object | undefined
}

/** Ce que les avis d'une séance ajoutent à une enveloppe, en centimes. */
export type EnveloppeEnSeance = {
  readonly guichet: string
  readonly titre: string
  readonly total: Montant
  readonly engage: Montant
  readonly propose: Montant
  /** Ce que la règle donnerait aux dossiers dont l'avis reste à rendre : leur aide, au plus le plafond (G-38). */
  readonly attendu: Montant
  /** Chaque avis favorable, dans l'ordre où il a été rendu, et ce qui reste après lui ; négatif, la commission propose plus qu'il n'y a. */
  readonly lignes: readonly {
    readonly id: string
    readonly organisme: string
    readonly montant: Montant
    /** La décision l'a déjà engagé, ou refusé : il ne s'ajoute pas. */
    readonly decide: 'oui' | 'non'
    readonly reste: Montant
  }[]
}

/** L'enveloppe de chaque guichet dont un dossier est à cette séance : l'engagé, ce que les avis proposent, ce qui reste. */
export const enveloppesEnSeance = (
  enveloppes: readonly EtatEnveloppe[],
  dossiers: readonly DossierEnSeance[],
): readonly EnveloppeEnSeance[] =>
  enveloppes.flatMap((e) => {
    const siens = dossiers.filter((d) => d.guichet.code === e.guichet)
    if (siens.length === 0) return []
    const favorables = siens
      .flatMap((d) => {
        const { avisRendu: avis } = d
        return avis === undefined || !estFavorable(avis.sens) ? [] : [{ d, montant: avis.montant ?? 0n, le: avis.delibereLe }]
      })
      .toSorted((a, b) => Temporal.Instant.compare(a.le, b.le) || (a.d.id < b.d.id ? -1 : 1))
    let reste = e.reste
    const lignes = favorables.map(({ d, montant }) => {
      if (d.decision === undefined) reste -= montant
      return {
        id: d.id,
        organisme: d.organisme.nom,
        montant,
        decide: d.decision === undefined ? ('non' as const) : ('oui' as const),
        reste,
      }
    })
    return [
      {
        guichet: e.guichet,
        titre: siens[0]?.guichet.titre ?? e.guichet,
        total: e.total,
        engage: e.engage,
        propose: somme(lignes.flatMap((l) => (l.decide === 'oui' ? [] : [l.montant]))),
        attendu: somme(siens.flatMap((d) => (d.avisRendu === undefined && d.decision === undefined ? [d.attendu ?? 0n] : []))),
        lignes,
      },
    ]
  })
