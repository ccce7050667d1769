import type { Guichet } from './appel.ts'

/** Une liste à cocher sur le papier : ce qu'il faut savoir, réunir et décider avant de commencer. */
export const aPreparer = (guichet: Pick<Guichet, 'sections' | 'projets' | 'pieces' | 'engagements'>): readonly string[] => [
  ...guichet.sections.flatMap((s) =>
    s.questions.map((q) => {
      const libelle = q.obligatoire ? q.libelle : `${q.libelle} (facultatif)`
      return q.genre === 'contact' ? `${libelle} Son nom, son prénom, son courriel et son téléphone.` : libelle
    }),
  ),
  ...(guichet.projets === undefined
    ? []
    : ['Vos projets, du plus au moins important : objectifs, planning, dépenses, indicateurs, et leurs devis.']),
  ...guichet.pieces.map((p) =>
    `Pièce : ${p.titre}${p.obligatoire && p.si === undefined ? '' : ' (selon votre situation)'}. ${p.aide ?? ''}`.trim(),
  ),
  ...guichet.engagements.map((e) => `Un engagement à prendre : ${e.texte}`),
]
