import type { Guichet } from '../appel/appel.ts'
import { direNature } from '../appel/depense.phrases.ts'
import type { Question, Section } from '../appel/questionnaire.ts'
import { direMontant } from '../socle/montant.ts'
import { compter, compterProjets } from './budget.ts'
import { codeDuChamp, questionsDuProjet } from './champs-projet.ts'
import { direReponse } from './dire-reponse.ts'
import type { Dossier, LigneDepense, Projet } from './dossier.ts'
import type { DepenseDite, ProjetDit, ProjetsDits } from './instantane.ts'

/** Les projets d'un dossier, en toutes lettres. */
export const direProjets = (
  { projets }: Pick<Dossier, 'projets'>,
  guichet: Pick<Guichet, 'argent'>,
  questionnaire: readonly Section[],
): ProjetsDits => {
  const { depenses } = guichet.argent
  const compte = compterProjets(projets, depenses)
  return {
    projets: projets.map((p) => ({
      rang: p.rang,
      titre: p.titre,
      total: direCouts(p).total,
      description: decrire(p, questionsDuProjet(questionnaire, p.numero)),
      depenses: p.depenses.map((l) => ({ ...direLigne(l), aide: direMontant(compter([l], depenses).net) })),
      devis: p.devis.map((d) => ({ fournisseur: d.fournisseur, numero: d.numero || 'Sans numéro', montant: direMontant(d.montant) })),
    })),
    eligible: direMontant(compte.eligible),
    autres: direMontant(compte.eligible - compte.net),
    aide: direMontant(compte.net),
  }
}

/** Ce que coûte un projet, et chacune de ses dépenses. */
export const direCouts = ({ depenses }: Pick<Projet, 'depenses'>) => ({
  total: direMontant(compter(depenses, []).total),
  depenses: depenses.map(direLigne),
})

/** Une dépense en mots courts : ce qu'elle coûte, combien de temps, et qui d'autre en paie une part. */
const direLigne = (l: LigneDepense): Omit<DepenseDite, 'aide'> => ({
  libelle: l.libelle,
  nature: direNature(l.nature),
  montant: direMontant(l.montant),
  duree: l.mois === null ? 'Sans durée' : `${l.mois}\u00a0mois`,
  autre:
    l.autreFinanceur === null && l.autreMontant === 0n
      ? 'Aucun'
      : `${l.autreFinanceur ?? 'Financeur non dit'} : ${direMontant(l.autreMontant)}`,
})

/** Son titre est déjà dit au-dessus. */
const CHAMPS_DITS = ['action', 'objectifs', 'planning', 'ressources', 'indicateurs', 'constats', 'mutualise'] as const

const decrire = (p: Projet, questions: readonly Question[]): ProjetDit['description'] =>
  CHAMPS_DITS.flatMap((champ) => {
    const question = questions.find((q) => q.code === codeDuChamp(p.numero, champ))
    const dit = champ === 'constats' ? p.constats.join(', ') : (p[champ] ?? undefined)
    return question === undefined ? [] : [{ question: question.libelle, reponse: direReponse(question, dit) }]
  })
