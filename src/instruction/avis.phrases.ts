import type { Critere } from '../appel/appel.ts'
import { bornesDe } from '../appel/echelle.ts'
import type { Avis, Conclusion, Jugement } from './avis.ts'

export const CONCLUSIONS_DITES: Readonly<Record<Conclusion, string>> = {
  favorable: 'favorable',
  reserve: 'favorable avec réserve',
  defavorable: 'défavorable',
}

/** « 3 sur 4 », « sans objet », « ne peut pas juger ». */
export const direJugement = (c: Critere, j: Jugement | undefined): string => {
  if (j === undefined) return 'sans réponse'
  return typeof j === 'number' ? `${j} sur ${bornesDe(c).haut}` : SANS_NOTE_DITS[j]
}
const SANS_NOTE_DITS = { 'sans-objet': 'sans objet', 'ne-peut-juger': 'ne peut pas juger' } as const

/** « 2 favorables, 1 favorable avec réserve ». */
export const compterEnMots = (conclusions: readonly { readonly conclusion: Conclusion; readonly nombre: number }[]): string =>
  conclusions.map((k) => `${k.nombre} ${k.nombre > 1 ? PLURIELS[k.conclusion] : CONCLUSIONS_DITES[k.conclusion]}`).join(', ')
const PLURIELS: Readonly<Record<Conclusion, string>> = {
  favorable: 'favorables',
  reserve: 'favorables avec réserve',
  defavorable: 'défavorables',
}

/** Ce qu'un avis revu change au précédent : « « Budget » : 2 → 3 ». */
export const direChangements = (criteres: readonly Critere[], avant: Avis, apres: Avis): readonly string[] => [
  ...criteres.flatMap((c) => {
    const [de, a] = [avant.notes[c.code], apres.notes[c.code]]
    const note = de === a ? [] : [`« ${c.titre} » : ${direSeul(c, de)} → ${direSeul(c, a)}`]
    return avant.commentaires[c.code] === apres.commentaires[c.code] ? note : [...note, `« ${c.titre} » : commentaire récrit`]
  }),
  ...(avant.conclusion === apres.conclusion
    ? []
    : [`conclusion : ${CONCLUSIONS_DITES[avant.conclusion]} → ${CONCLUSIONS_DITES[apres.conclusion]}`]),
  ...(avant.motif === apres.motif ? [] : ['raison récrite']),
]

const direSeul = (c: Critere, j: Jugement | undefined): string => (typeof j === 'number' ? String(j) : direJugement(c, j))
