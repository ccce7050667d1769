import { echeance } from '../appel/calendrier.ts'
import { type Seance, seanceSuivante } from '../appel/commission.ts'
import { debut, direJour, type Instant, jourAvant, jourDe } from '../socle/temps.ts'
import type { DossierLu } from './dossier-lu.ts'

/** Ce qui vient après le dépôt, dans l'ordre, avec sa date quand le texte en donne une. */
export type Suite = {
  readonly titre: string
  readonly quand: string | undefined
  readonly etat: 'faite' | 'en-cours' | 'a-venir'
}

/** @param depot l'instant du dépôt : les délais et la commission suivante en courent (G-21, G-25, G-44) */
export const suitesDe = ({ appel, guichet }: Pick<DossierLu, 'appel' | 'guichet'>, depot: Instant): readonly Suite[] => {
  const { fuseau, commission } = appel
  const seance = commission === undefined ? undefined : seanceSuivante<Seance>(commission.seances, depot, fuseau)
  const delai = commission?.decisionSous
  const decision =
    seance === undefined || delai === undefined
      ? undefined
      : `au plus tard le ${direJour(echeance(delai, debut(seance.jour, fuseau), fuseau))}`
  return [
    { titre: 'Votre dossier est déposé', quand: undefined, etat: 'faite' },
    { titre: 'L’agence vérifie qu’il est recevable', quand: 'Elle peut vous demander des précisions dans le dossier.', etat: 'en-cours' },
    ...(commission === undefined
      ? []
      : [
          {
            titre: `${commission.titre} : avis`,
            quand: seance === undefined ? 'Date à fixer par l’agence.' : `${direJour(seance.jour)}, date prévisionnelle`,
            etat: 'a-venir' as const,
          },
        ]),
    { titre: 'Décision, et notification', quand: decision, etat: 'a-venir' },
    ...(guichet.parcours.includes('audit') ? [{ titre: 'Audit', quand: undefined, etat: 'a-venir' as const }] : []),
    ...(guichet.parcours.includes('versement')
      ? [{ titre: 'Convention, puis versements', quand: undefined, etat: 'a-venir' as const }]
      : []),
  ]
}

/** Un engagement pris, et quand il est dû. */
export type EngagementDu = { readonly texte: string; readonly consequence: string; readonly quand: string }

/** @param le l'instant de la lecture : une échéance passée se dit passée */
export const engagementsDus = ({ appel, guichet, dossier }: DossierLu, depot: Instant, le: Instant): readonly EngagementDu[] =>
  guichet.engagements
    .filter((e) => dossier.engagements.includes(e.code))
    .map((e) => {
      if (e.delai === undefined) return { ...e, quand: 'Pendant toute la durée du projet.' }
      if (e.delai.depuis !== 'depot') return { ...e, quand: `Délai compté depuis la ${DEPUIS[e.delai.depuis]}.` }
      const jour = echeance(e.delai, depot, appel.fuseau)
      return { ...e, quand: `Au plus tard le ${direJour(jour)}${jourAvant(jour, jourDe(le, appel.fuseau)) ? ', échéance passée' : ''}.` }
    })

const DEPUIS = { notification: 'notification', signature: 'signature', commission: 'commission', cloture: 'clôture de l’appel' } as const

/** Une empreinte se compare par groupes de huit. */
export const enGroupes = (empreinte: string): string => (empreinte.match(/.{1,8}/g) ?? []).join(' ')
