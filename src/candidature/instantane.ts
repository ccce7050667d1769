import type { Guichet } from '../appel/appel.ts'
import type { Question, Valeur } from '../appel/questionnaire.ts'
import { direMontant } from '../socle/montant.ts'
import { direJour, lireJour } from '../socle/temps.ts'
import { compterProjets } from './budget.ts'
import type { Demandes } from './completude.ts'
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
}

/** Une question que les autres réponses dispensent n'y paraît pas, même si une réponse en reste. */
export const photographier = (dossier: Dossier, guichet: Guichet, demandes: Demandes): Instantane => ({
  organisme: { nom: dossier.organisme.nom, siret: dossier.organisme.siret, finess: dossier.organisme.finess },
  sections: guichet.sections.map((s) => ({
    titre: s.titre,
    lignes: s.questions
      .filter((q) => demandes.has(q.code))
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
})

/** Une réponse comme la page l'affiche. */
export const direReponse = (q: Question, v: Valeur | undefined): string => {
  if (v === undefined || v === '') return 'Sans réponse'
  if (v === 'je-ne-sais-pas') return 'Je ne sais pas'
  if (typeof v === 'boolean') return v ? 'Oui' : 'Non'
  if (typeof v === 'object')
    return 'nom' in v ? `${v.prenom} ${v.nom}, ${v.courriel}, ${v.telephone}` : v.map((c) => libelleDe(q, c)).join(', ')
  if (q.genre === 'montant') return direMontant(BigInt(v))
  if (q.genre === 'jour') {
    const jour = lireJour(String(v))
    return jour === undefined ? String(v) : direJour(jour)
  }
  const dit = typeof v === 'number' ? v.toLocaleString('fr-FR') : libelleDe(q, v)
  return q.unite === undefined ? dit : `${dit}\u00a0${q.unite}`
}

const libelleDe = (q: Question, code: string): string => q.valeurs?.find((o) => o.code === code)?.libelle ?? code
