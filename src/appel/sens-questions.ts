import { type Anomalie, type Chemin, suggerer } from '../socle/defaut.ts'
import type { Appel } from './appel.ts'
import { type Colonne, type Question, questionsDe } from './questionnaire.ts'
import type { NomsConnus } from './sens.ts'

/** Chaque clé d'une question sert son genre, et ce qu'elle nomme existe : bornes, colonnes, grille, réponse à reprendre. */
export const sensDesQuestions = (appel: Appel, noms: Pick<NomsConnus, 'grilles'>): readonly Anomalie[] =>
  appel.guichets.flatMap((g, i) => {
    const ailleurs = appel.guichets.filter((h) => h !== g).flatMap((h) => questionsDe(h.sections))
    return g.sections.flatMap((s, j) =>
      s.questions.flatMap((q, k) => {
        const ici: Chemin = ['guichets', i, 'sections', j, 'questions', k]
        return [
          ...desCles(q, ici),
          ...desBornes(q, ici),
          ...desColonnes(q, ici),
          ...deLaGrille(q, noms.grilles, ici),
          ...deLaReprise(q, ailleurs, ici),
        ]
      }),
    )
  })

const RESERVEES = [
  { cle: 'longueur', genres: ['texte', 'texte-long'] },
  { cle: 'min', genres: ['nombre'] },
  { cle: 'max', genres: ['nombre'] },
  { cle: 'colonnes', genres: ['bloc'] },
  { cle: 'auPlus', genres: ['bloc'] },
  { cle: 'grille', genres: ['grille'] },
] as const

const desCles = (q: Question, ici: Chemin): readonly Anomalie[] =>
  RESERVEES.flatMap(({ cle, genres }) =>
    q[cle] === undefined || genres.some((g) => g === q.genre)
      ? []
      : [
          {
            chemin: [...ici, cle],
            sur: 'cle',
            phrase: `« ${cle} » ne sert pas à une question « ${q.genre} ».`,
            remede: `Retirez « ${cle} », ou écrivez « genre: ${genres[0]} ».`,
          },
        ],
  )

const desBornes = (q: Pick<Question, 'longueur' | 'min' | 'max' | 'auPlus'>, ici: Chemin): readonly Anomalie[] => [
  ...(['longueur', 'auPlus'] as const).flatMap((cle) =>
    q[cle] === 0
      ? [{ chemin: [...ici, cle], phrase: `« ${cle} » vaut zéro : rien ne pourrait être répondu.`, remede: 'Écrivez au moins 1.' }]
      : [],
  ),
  ...(q.min !== undefined && q.max !== undefined && q.max < q.min
    ? [
        {
          chemin: [...ici, 'max'],
          phrase: `De ${q.min} à ${q.max} : aucun nombre ne convient.`,
          remede: 'Corrigez « min » ou « max ».',
        },
      ]
    : []),
]

const SIX = 6

const desColonnes = (q: Question, ici: Chemin): readonly Anomalie[] => {
  if (q.genre !== 'bloc') return []
  const colonnes = q.colonnes ?? []
  if (colonnes.length === 0)
    return [
      {
        chemin: ici,
        phrase: `Le bloc « ${q.code} » n’a aucune colonne.`,
        remede: 'Ajoutez « colonnes: » : un code, un libellé, un genre.',
      },
    ]
  return [
    ...(colonnes.length > SIX
      ? [
          {
            chemin: [...ici, 'colonnes'],
            sur: 'cle' as const,
            phrase: `Le bloc « ${q.code} » a ${colonnes.length} colonnes.`,
            remede: `Gardez-en ${SIX} au plus : la page doit se lire sur un téléphone.`,
          },
        ]
      : []),
    ...colonnes.flatMap((c, rang) => deLaColonne(c, colonnes, rang, [...ici, 'colonnes', rang])),
  ]
}

const deLaColonne = (c: Colonne, toutes: readonly Colonne[], rang: number, ici: Chemin): readonly Anomalie[] => [
  ...(toutes.findIndex((d) => d.code === c.code) < rang
    ? [{ chemin: [...ici, 'code'], phrase: `Deux colonnes portent le code « ${c.code} ».`, remede: 'Donnez à chacune le sien.' }]
    : []),
  ...((c.genre === 'choix') === (c.valeurs !== undefined && c.valeurs.length > 0)
    ? []
    : [{ chemin: ici, phrase: `La colonne « ${c.code} » : « valeurs » va avec le genre « choix ».`, remede: 'Accordez les deux.' }]),
  ...(c.total && c.genre !== 'nombre' && c.genre !== 'montant'
    ? [
        {
          chemin: [...ici, 'total'],
          phrase: `La colonne « ${c.code} » n’est pas un nombre : elle n’a pas de somme.`,
          remede: 'Retirez « total ».',
        },
      ]
    : []),
  ...(c.genre !== 'nombre' && (c.min !== undefined || c.max !== undefined)
    ? [
        {
          chemin: ici,
          phrase: `La colonne « ${c.code} » n’est pas un nombre.`,
          remede: 'Retirez « min » et « max », ou écrivez « genre: nombre ».',
        },
      ]
    : []),
  ...desBornes(c, ici),
]

const deLaGrille = (q: Question, grilles: readonly string[], ici: Chemin): readonly Anomalie[] => {
  if (q.genre !== 'grille') return []
  if (q.grille === undefined)
    return [
      { chemin: ici, phrase: `La question « ${q.code} » ne dit pas sa grille.`, remede: 'Ajoutez « grille: » et le code d’une grille.' },
    ]
  return grilles.includes(q.grille)
    ? []
    : [{ chemin: [...ici, 'grille'], phrase: `On ne connaît pas la grille « ${q.grille} ».`, remede: suggerer(q.grille, grilles) }]
}

const deLaReprise = (q: Question, ailleurs: readonly Question[], ici: Chemin): readonly Anomalie[] => {
  if (q.reprise === undefined) return []
  const chemin = [...ici, 'reprise']
  const source = ailleurs.find((a) => a.code === q.reprise)
  if (source === undefined)
    return [
      {
        chemin,
        phrase: `Aucun autre guichet ne pose la question « ${q.reprise} ».`,
        remede: suggerer(
          q.reprise,
          ailleurs.map((a) => a.code),
        ),
      },
    ]
  return source.genre === q.genre
    ? []
    : [
        {
          chemin,
          phrase: `« ${q.reprise} » est une réponse « ${source.genre} », celle-ci est « ${q.genre} ».`,
          remede: 'Accordez les deux genres.',
        },
      ]
}
