import { type Action, type Domaine, GRAVITES } from './mission.ts'

export const DOMAINES_DITS: Readonly<Record<Domaine, string>> = {
  infrastructure: 'Infrastructure',
  organisation: 'Organisation',
  technique: 'Technique',
  rgpd: 'Données personnelles',
}

export const direGravite = (gravite: number): string => new Map(Object.entries(GRAVITES)).get(String(gravite)) ?? 'Non évaluée'

const POSITIONS = { peut: 'Peut la mener', 'avec-aide': 'Peut la mener avec de l’aide', refuse: 'Ne la mènera pas' } as const

/** Ce que l'organisme dit pouvoir faire, avec sa raison. */
export const direPosition = ({ position, positionMotif }: Pick<Action, 'position' | 'positionMotif'>): string => {
  if (position === null) return 'Pas encore prise'
  return positionMotif === null ? POSITIONS[position] : `${POSITIONS[position]} : ${positionMotif}`
}
