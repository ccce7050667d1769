import type { Guichet } from '../appel/appel.ts'
import { type Genre, type Question, questionsDe, type Section, type Valeur } from '../appel/questionnaire.ts'
import { itemsDe, reponseA } from '../grille/grille.ts'
import { direMontant } from '../socle/montant.ts'
import { type Refus, si } from '../socle/refus.ts'
import { horsBornes } from './bornes.ts'
import { ecartDesDevis, refusDeLigne } from './budget.ts'
import { sectionsDesProjets } from './champs-projet.ts'
import { compte, type Dossier, type Projet } from './dossier.ts'

/** Les règles `si` de l'appel déjà lues : le code de la question ou de la pièce → faut-il la demander. */
export type Demandes = ReadonlySet<string>

/** Tout ce qui manque au dossier pour être déposé, dans l'ordre où on le remplit. */
export const manques = (dossier: Dossier, guichet: Guichet, demandes: Demandes): readonly Refus[] => [
  ...questionsDe(guichet.sections).flatMap((q) => [
    ...manqueDeReponse(q, dossier, demandes),
    ...(demandes.has(q.code) ? horsBornes(q, dossier.reponses) : []),
  ]),
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
      `L’engagement n’est pas pris : « ${e.texte.replace(/\.$/, '')} ».`,
      'Cochez-le au récapitulatif si vous vous y engagez.',
      e.clause,
      `engagement.${e.code}`,
    ),
  ),
]

const manqueDeReponse = (q: Question, dossier: Dossier, demandes: Demandes): readonly Refus[] =>
  si(
    q.obligatoire && demandes.has(q.code) && !estRepondue(q, dossier.reponses[q.code]),
    'reponse-manquante',
    `La question « ${q.libelle} » attend une réponse.`,
    REMEDES[q.genre] ?? 'Répondez à cette question.',
    q.clause,
    q.code,
  )

/** Déposer ne choisit à la place de personne : une réponse écrite en même temps qu'une autre se lit avant de s'effacer. */
export const choixAFaire = (dossier: Dossier, guichet: Guichet, demandes: Demandes): readonly Refus[] =>
  questionsDe([...guichet.sections, ...sectionsDesProjets(guichet.projets, dossier, (code) => code)]).flatMap((q) =>
    si(
      estADepartager(q, dossier, demandes),
      'reponse-a-choisir',
      `La question « ${q.libelle} » a plusieurs réponses, écrites en même temps : aucune n’est perdue, mais une seule se dépose.`,
      'Choisissez la réponse à garder.',
      q.clause,
      q.code,
    ),
  )

const estADepartager = (q: Question, dossier: Dossier, demandes: Demandes): boolean =>
  demandes.has(q.code) && dossier.aDepartager.includes(q.code)

const REMEDES: Readonly<Partial<Record<Genre, string>>> = {
  'oui-non': 'Répondez ; « je ne sais pas » est une réponse.',
  contact: 'Donnez le nom, le prénom, le courriel et le téléphone.',
  adresse: 'Donnez la voie, le code postal et la commune.',
  bloc: 'Remplissez au moins une ligne, et ses cases attendues.',
  grille: 'Répondez à chaque point de la grille ; « je ne sais pas » est une réponse.',
}

/** Une réponse entière : un contact ou une adresse sans blanc, un bloc sans case attendue vide, une grille sans item oublié. */
const estRepondue = (q: Question, v: Valeur | undefined): boolean => {
  if (v === undefined || v === '') return false
  if (typeof v !== 'object') return true
  if ('nom' in v) return [v.nom, v.prenom, v.courriel, v.telephone].every((x) => x !== '')
  if ('voie' in v) return [v.voie, v.codePostal, v.commune].every((x) => x !== '')
  if ('sites' in v) return v.sites.length > 0 || v.manquants !== ''
  if ('lignes' in v) return v.lignes.every((l) => (q.colonnes ?? []).every((c) => !c.obligatoire || l[c.code] !== undefined))
  if ('version' in v)
    return q.evaluation === undefined || itemsDe(q.evaluation.grille).every((i) => reponseA(v.reponses, i.code) !== 'sans-reponse')
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
    `projet.${p.numero}.budget`,
  ),
  ...(guichet.projets?.rapprochement === true
    ? si(
        ecartDesDevis(p) !== 0n,
        'devis-inegaux',
        `Le projet « ${p.titre} » : vos dépenses et vos devis diffèrent de ${direMontant(ecartDesDevis(p) < 0n ? -ecartDesDevis(p) : ecartDesDevis(p))}.`,
        'Ajoutez le devis qui manque, ou corrigez la dépense.',
        guichet.projets.clause,
        `projet.${p.numero}.budget`,
      )
    : []),
  ...p.depenses.flatMap((d, i) => refusDeLigne(d, guichet.argent.depenses, `projet.${p.numero}.depenses.${i + 1}`)),
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

/** Où en est une section : complète, ou le nombre de réponses attendues, celles à choisir comprises. */
export const attendues = (section: Section, dossier: Dossier, demandes: Demandes): number =>
  section.questions.filter((q) => manqueDeReponse(q, dossier, demandes).length > 0 || estADepartager(q, dossier, demandes)).length
