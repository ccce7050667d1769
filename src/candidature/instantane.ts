import type { Guichet } from '../appel/appel.ts'
import { direMontant } from '../socle/montant.ts'
import { compterProjets } from './budget.ts'
import type { Demandes } from './completude.ts'
import { direReponse } from './dire-reponse.ts'
import { compte, type Dossier } from './dossier.ts'
import { placeDe } from './place.ts'

/** Ce que le porteur a lu et signé : questions et réponses en toutes lettres, indépendantes de l'appel. */
export type Instantane = {
  readonly organisme: { readonly nom: string; readonly siret: string; readonly finess: string | null }
  readonly sections: readonly {
    readonly titre: string
    readonly lignes: readonly { readonly question: string; readonly reponse: string }[]
  }[]
  readonly pieces: readonly { readonly titre: string; readonly nom: string; readonly empreinte: string }[]
  readonly engagements: readonly string[]
  readonly projets: readonly { readonly rang: number; readonly titre: string; readonly total: string }[]
  readonly eligible: string
  /** Les projets en entier ; absent des photographies anciennes, que rien ne récrit : leur sceau ne couvre que les titres et les coûts. */
  readonly dits?: ProjetsDits
}

/** Tout ce que des projets disent d'eux-mêmes (G-29, G-30, G-41), en toutes lettres : la photographie peut le garder tel quel. */
export type ProjetsDits = {
  readonly projets: readonly ProjetDit[]
  readonly eligible: string
  /** Ce que d'autres financeurs paient déjà du coût éligible ; `aide` : ce qui en reste, et que l'appel peut aider. */
  readonly autres: string
  readonly aide: string
}

export type ProjetDit = {
  readonly rang: number
  readonly titre: string
  readonly total: string
  readonly description: readonly { readonly question: string; readonly reponse: string }[]
  readonly depenses: readonly DepenseDite[]
  readonly devis: readonly { readonly fournisseur: string; readonly numero: string; readonly montant: string }[]
}

/** `aide` : ce que l'appel peut aider de cette dépense. */
export type DepenseDite = Readonly<Record<'libelle' | 'nature' | 'montant' | 'duree' | 'autre' | 'aide', string>>

/** Une question que les autres réponses dispensent n'y paraît pas, même si une réponse en reste. */
export const photographier = (
  dossier: Dossier,
  guichet: Guichet,
  lus: { readonly demandes: Demandes; readonly dits: ProjetsDits },
): Instantane => ({
  organisme: { nom: dossier.organisme.nom, siret: dossier.organisme.siret, finess: dossier.organisme.finess },
  sections: guichet.sections.map((s) => ({
    titre: s.titre,
    lignes: s.questions
      .filter((q) => lus.demandes.has(q.code))
      .map((q) => ({ question: q.libelle, reponse: direReponse(q, dossier.reponses[q.code]) })),
  })),
  pieces: dossier.pieces.filter(compte).map((j) => ({
    titre: placeDe(guichet, j.code)?.titre ?? j.code,
    nom: j.nom,
    empreinte: j.empreinte,
  })),
  engagements: guichet.engagements.filter((e) => dossier.engagements.includes(e.code)).map((e) => e.texte),
  projets: dossier.projets.map((p) => ({ rang: p.rang, titre: p.titre, total: direMontant(compterProjets([p], []).total) })),
  eligible: direMontant(compterProjets(dossier.projets, guichet.argent.depenses).eligible),
  dits: lus.dits,
})
