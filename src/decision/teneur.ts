import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { Bloc } from '../plateforme/pdf/lettre.ts'
import { direMontant } from '../socle/montant.ts'
import { direJour } from '../socle/temps.ts'
import type { DecisionLue } from './decision.ts'

/** Ce qu'une décision accorde ou refuse, dans sa lettre. */
export const teneur = ({ dossier, guichet }: DossierLu, d: DecisionLue, place: number | undefined): readonly Bloc[] => {
  switch (d.sens) {
    case 'retenu':
    case 'sous-condition':
      return [
        ...(d.montant > 0n
          ? [{ genre: 'grand', texte: direMontant(d.montant) } as const]
          : [
              {
                genre: 'paragraphe',
                texte: 'Votre dossier est retenu. L’aide sera arrêtée ensuite, selon les règles de l’appel.',
              } as const,
            ]),
        ...projetsRetenus(dossier.projets, d),
        ...(d.condition === null
          ? []
          : [
              { genre: 'titre', texte: 'La condition' } as const,
              {
                genre: 'faits',
                faits: [
                  { nom: 'Ce qui reste à montrer', valeur: d.condition.texte },
                  { nom: 'Au plus tard', valeur: `${direJour(d.condition.avant)}. Passé ce jour, la décision ne vaut plus.` },
                ],
              } as const,
            ]),
      ]
    case 'en-attente':
      return [
        ...(place === undefined ? [] : [{ genre: 'grand', texte: `Place n° ${place}` } as const]),
        {
          genre: 'paragraphe',
          texte: `Si ${guichet.choix.places === undefined ? 'des moyens se libèrent' : 'une place se libère'}, l’agence décide de nouveau et vous l’écrit.`,
        },
      ]
    case 'ecarte':
    case 'sans-suite':
      return [{ genre: 'paragraphe', texte: 'Aucune aide n’est accordée. Votre dossier reste lisible dans votre espace.' }]
  }
}

const projetsRetenus = (projets: DossierLu['dossier']['projets'], d: DecisionLue): readonly Bloc[] => {
  const retenus = projets.filter((p) => d.projets?.includes(p.rang) === true)
  if (retenus.length === 0) return []
  const ecartes = projets.filter((p) => !retenus.includes(p))
  return [
    { genre: 'paragraphe', texte: ecartes.length === 0 ? 'Tous vos projets sont retenus :' : 'Sont retenus :' },
    { genre: 'liste', items: retenus.map((p) => `${p.rang}. ${p.titre}`) },
    ...(ecartes.length === 0
      ? []
      : [
          { genre: 'paragraphe', texte: 'Ne le sont pas :' } as const,
          { genre: 'liste', items: ecartes.map((p) => `${p.rang}. ${p.titre}`) } as const,
        ]),
  ]
}
