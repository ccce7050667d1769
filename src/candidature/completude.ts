import type { Guichet } from '../appel/appel.ts'
import { type Question, questionsDe, type Section } from '../appel/questionnaire.ts'
import { type Refus, si } from '../socle/refus.ts'
import { refusDeLigne } from './budget.ts'
import { compte, type Dossier, type Projet } from './dossier.ts'

/** Les règles `si` de l'appel déjà lues : le code de la question ou de la pièce → faut-il la demander. */
export type Demandes = ReadonlySet<string>

/** Tout ce qui manque au dossier pour être déposé, dans l'ordre où on le remplit. */
export const manques = (dossier: Dossier, guichet: Guichet, demandes: Demandes): readonly Refus[] => [
  ...questionsDe(guichet.sections).flatMap((q) => manqueDeReponse(q, dossier, demandes)),
  ...guichet.pieces.flatMap((p) =>
    si(
      p.obligatoire && demandes.has(p.code) && !dossier.pieces.some((j) => j.code === p.code && compte(j)),
      'piece-manquante',
      `Il manque la pièce « ${p.titre} ».`,
      'Joignez-la à la page des pièces.',
      p.clause,
      `piece.${p.code}`,
    ),
  ),
  ...manquesDesProjets(dossier, guichet),
  ...guichet.engagements.flatMap((e) =>
    si(
      !dossier.engagements.includes(e.code),
      'engagement-manquant',
      `L’engagement n’est pas pris : « ${e.texte} ».`,
      'Cochez-le au récapitulatif si vous vous y engagez.',
      e.clause,
      `engagement.${e.code}`,
    ),
  ),
]

const manqueDeReponse = (q: Question, dossier: Dossier, demandes: Demandes): readonly Refus[] =>
  si(
    q.obligatoire && demandes.has(q.code) && !aUneReponse(dossier.reponses[q.code]),
    'reponse-manquante',
    `La question « ${q.libelle} » attend une réponse.`,
    q.genre === 'oui-non' ? 'Répondez ; « je ne sais pas » est une réponse.' : 'Répondez à cette question.',
    q.clause,
    q.code,
  )

const aUneReponse = (v: Dossier['reponses'][string]): boolean => {
  if (v === undefined || v === '') return false
  if (typeof v !== 'object') return true
  if ('nom' in v) return [v.nom, v.prenom, v.courriel, v.telephone].every((x) => x !== '')
  return v.length > 0
}

const manquesDesProjets = (dossier: Dossier, guichet: Guichet): readonly Refus[] => {
  const regle = guichet.projets
  if (regle === undefined) return []
  const { projets } = dossier
  return [
    ...si(
      projets.length < regle.auMoins,
      'projet-manquant',
      `Décrivez au moins ${regle.auMoins === 1 ? 'un projet' : `${regle.auMoins} projets`}.`,
      'Ajoutez un projet à la page des projets.',
      regle.clause,
      'projets',
    ),
    ...si(
      projets.length > regle.auPlus,
      'trop-de-projets',
      `Un dossier porte au plus ${regle.auPlus} projets.`,
      'Retirez les moins prioritaires.',
      regle.clause,
      'projets',
    ),
    ...projets.flatMap((p) => refusDeProjet(p, guichet)),
  ]
}

const A_DECRIRE = {
  action: 'le genre d’action',
  objectifs: 'les objectifs',
  planning: 'le planning',
  ressources: 'les ressources',
  indicateurs: 'les indicateurs',
} as const
const CHAMPS_A_DECRIRE = ['action', 'objectifs', 'planning', 'ressources', 'indicateurs'] as const

const refusDeProjet = (p: Projet, guichet: Guichet): readonly Refus[] => [
  ...si(
    vides(p).length > 0,
    'projet-incomplet',
    `Le projet « ${p.titre} » ne dit pas encore : ${vides(p).join(', ')}.`,
    'Complétez sa description.',
    ['G-29'],
    `projet.${p.numero}`,
  ),
  ...(guichet.projets?.lienAudit === true
    ? si(
        p.constats.length === 0,
        'lien-audit-manquant',
        `Le projet « ${p.titre} » ne dit pas à quel résultat de l’audit il répond.`,
        'Indiquez la référence du constat, telle que le rapport d’audit la donne.',
        ['G-29', 'G-49'],
        `projet.${p.numero}`,
      )
    : []),
  ...si(
    p.depenses.length === 0,
    'budget-manquant',
    `Le projet « ${p.titre} » n’a pas de budget.`,
    'Ajoutez ses dépenses.',
    ['G-29'],
    `projet.${p.numero}`,
  ),
  ...p.depenses.flatMap((d) => refusDeLigne(d, guichet.argent.depenses, `projet.${p.numero}`)),
]

const vides = (p: Projet): readonly string[] => CHAMPS_A_DECRIRE.filter((champ) => p[champ] === '').map((champ) => A_DECRIRE[champ])

/** Les devis de chaque projet : au moins le nombre que la règle de l'appel donne (G-30). */
export const manquesDeDevis = (dossier: Dossier, exiges: number): readonly Refus[] =>
  dossier.projets.flatMap((p) => {
    const joints = dossier.pieces.filter((j) => j.code === `devis.${p.numero}` && compte(j)).length
    return si(
      joints < exiges,
      'devis-manquant',
      `Le projet « ${p.titre} » demande ${exiges === 1 ? 'un devis détaillé' : `${exiges} devis détaillés`} ; ${joints === 0 ? 'aucun n’est joint' : `${joints} joint${joints > 1 ? 's' : ''}`}.`,
      'Joignez le devis à la page des pièces.',
      ['G-30'],
      `piece.devis.${p.numero}`,
    )
  })

/** La part du dossier renseignée, en pour cent entiers : le critère de complétude (G-47). */
export const partComplete = (dossier: Dossier, guichet: Guichet, demandes: Demandes): number => {
  const exiges =
    questionsDe(guichet.sections).filter((q) => q.obligatoire && demandes.has(q.code)).length +
    guichet.pieces.filter((p) => p.obligatoire && demandes.has(p.code)).length +
    guichet.engagements.length +
    (guichet.projets?.auMoins ?? 0)
  if (exiges === 0) return 100
  return Math.max(0, Math.floor(((exiges - Math.min(exiges, manques(dossier, guichet, demandes).length)) * 100) / exiges))
}

/** Où en est une section : complète, ou le nombre de réponses attendues. */
export const attendues = (section: Section, dossier: Dossier, demandes: Demandes): number =>
  section.questions.filter((q) => manqueDeReponse(q, dossier, demandes).length > 0).length
