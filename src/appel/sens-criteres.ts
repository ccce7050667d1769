import type { Anomalie, Chemin } from '../socle/defaut.ts'
import type { Appel, Critere, Guichet } from './appel.ts'
import { bornesDe, type Niveau } from './echelle.ts'

/** Les échelles d'un appel se lisent : deux notes au moins, qui montent, chacune avec son sens ; un minimum qui s'y trouve. */
export const sensDesCriteres = (appel: Appel): readonly Anomalie[] =>
  appel.guichets.flatMap((g, rang) =>
    g.choix.criteres.flatMap((c, place) => {
      const ici = ['guichets', rang, 'choix', 'criteres', place]
      return [...duCritere(c, ici), ...desEclairages(c, g, [...ici, 'eclairages'])]
    }),
  )

/** Les quatre éclairages se lisent sur des projets. */
const desEclairages = (c: Critere, g: Guichet, chemin: Chemin): readonly Anomalie[] => {
  if (c.eclairages === undefined || c.eclairages.length === 0) return []
  if (c.regle !== undefined)
    return [
      { chemin, phrase: `Le critère « ${c.code} » se calcule : personne ne lirait ses éclairages.`, remede: 'Retirez « eclairages ».' },
    ]
  if (g.projets === undefined)
    return [
      {
        chemin,
        phrase: `Le guichet « ${g.code} » n’a pas de projets : rien n’éclaire le critère « ${c.code} ».`,
        remede: 'Retirez « eclairages », ou ajoutez « projets ».',
      },
    ]
  return new Set(c.eclairages).size === c.eclairages.length
    ? []
    : [{ chemin, phrase: `Le critère « ${c.code} » nomme deux fois le même éclairage.`, remede: 'Gardez-en un.' }]
}

const duCritere = (c: Critere, ici: Chemin): readonly Anomalie[] => [
  ...(c.regle === undefined || c.niveaux === undefined
    ? []
    : [
        {
          chemin: [...ici, 'niveaux'],
          phrase: `Le critère « ${c.code} » se calcule par une règle : personne ne le note.`,
          remede: 'Retirez « niveaux », ou retirez « regle ».',
        },
      ]),
  ...(c.niveaux === undefined ? [] : desNiveaux(c, c.niveaux, [...ici, 'niveaux'])),
  ...duMinimum(c, [...ici, 'minimum']),
]

const desNiveaux = (c: Critere, niveaux: readonly Niveau[], ici: Chemin): readonly Anomalie[] => [
  ...(niveaux.length < 2
    ? [
        {
          chemin: ici,
          phrase: `L’échelle du critère « ${c.code} » n’a pas deux notes : elle ne distingue rien.`,
          remede: 'Écrivez au moins deux niveaux, ou retirez « niveaux » : l’échelle va alors de 0 à 4.',
        },
      ]
    : []),
  ...niveaux.flatMap((n, rang): readonly Anomalie[] => {
    const avant = niveaux.slice(0, rang)
    const precedente = avant.at(-1)
    return [
      ...(precedente === undefined || precedente.note < n.note
        ? []
        : [
            {
              chemin: [...ici, rang, 'note'],
              phrase: `La note ${n.note} vient après ${precedente.note} : les niveaux du critère « ${c.code} » ne montent pas.`,
              remede: 'Rangez-les de la note la plus basse à la plus haute, chacune une fois.',
            },
          ]),
      ...(avant.some((a) => a.sens === n.sens)
        ? [
            {
              chemin: [...ici, rang, 'sens'],
              phrase: `Deux niveaux du critère « ${c.code} » disent la même chose : « ${n.sens} »`,
              remede: 'Dites ce qui distingue cette note de la précédente.',
            },
          ]
        : []),
    ]
  }),
]

/** Un critère calculé se mesure sur 100 ; les autres, sur leur échelle. */
const duMinimum = (c: Critere, chemin: Chemin): readonly Anomalie[] => {
  const { bas, haut } = c.regle === undefined ? bornesDe(c) : { bas: 0, haut: 100 }
  return c.minimum === undefined || (c.minimum >= bas && c.minimum <= haut)
    ? []
    : [
        {
          chemin,
          phrase: `Le critère « ${c.code} » se note de ${bas} à ${haut} : le minimum de ${c.minimum} n’est pas sur son échelle.`,
          remede: 'Écrivez un minimum de l’échelle, ou donnez au critère ses « niveaux ».',
        },
      ]
}
