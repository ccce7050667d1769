import type { Anomalie, Chemin } from '../socle/defaut.ts'
import { suggerer } from '../socle/defaut.ts'
import { type Grille, type Item, itemsDe } from './grille.ts'

/** Tous les défauts de sens d'une grille à la fois, situés par leur chemin. `actions` : les codes du catalogue. */
export const anomaliesDe = (grille: Grille, actions: ReadonlySet<string>): readonly Anomalie[] => {
  const items = grille.domaines.flatMap((d, i) => d.items.map((item, j) => ({ item, chemin: ['domaines', i, 'items', j] })))
  return [
    ...vides(grille),
    ...doublons(
      'Le domaine',
      grille.domaines.map((d, i) => ({ code: d.code, chemin: ['domaines', i, 'code'] })),
    ),
    ...doublons(
      'L’item',
      items.map(({ item, chemin }) => ({ code: item.code, chemin: [...chemin, 'code'] })),
    ),
    ...items.flatMap(({ item, chemin }) => [...niveauxDe(item, chemin), ...actionsDe(item, chemin, actions)]),
    ...seuilsDe(grille),
    ...grille.seuils.flatMap((s, rang) => s.actions.flatMap((code, i) => actionInconnue(code, ['seuils', rang, 'actions', i], actions))),
    ...socleDe(grille),
  ]
}

const anomalie = (chemin: Chemin, phrase: string, remede: string): Anomalie => ({ chemin, phrase, remede })

const vides = ({ domaines, seuils }: Grille): readonly Anomalie[] => [
  ...(seuils.length === 0 ? [anomalie(['seuils'], 'La grille n’a aucun seuil.', 'Ajoutez au moins un seuil, qui commence à 0.')] : []),
  ...(domaines.length === 0 ? [anomalie(['domaines'], 'La grille n’a aucun domaine.', 'Ajoutez au moins un domaine et ses items.')] : []),
  ...domaines.flatMap((d, i) =>
    d.items.length === 0 ? [anomalie(['domaines', i, 'items'], `Le domaine « ${d.titre} » est vide.`, 'Ajoutez-lui un item.')] : [],
  ),
]

const doublons = (quoi: string, codes: readonly { readonly code: string; readonly chemin: Chemin }[]): readonly Anomalie[] =>
  codes
    .filter(({ code }, rang) => code !== '' && codes.findIndex((c) => c.code === code) < rang)
    .map(({ code, chemin }) => anomalie(chemin, `${quoi} « ${code} » existe déjà plus haut.`, 'Donnez à chacun un code différent.'))

const niveauxDe = (item: Item, chemin: Chemin): readonly Anomalie[] => {
  const niveaux = item.niveaux.map((n) => n.niveau)
  return [
    ...(niveaux.length < 2
      ? [anomalie([...chemin, 'niveaux'], `L’item « ${item.code} » a moins de deux niveaux.`, 'Décrivez au moins deux niveaux.')]
      : []),
    ...nonCroissants(niveaux).map((rang) =>
      anomalie(
        [...chemin, 'niveaux', rang, 'niveau'],
        `Le niveau ${niveaux[rang]} vient après le niveau ${niveaux[rang - 1]}.`,
        'Rangez les niveaux du plus bas au plus haut, sans répéter un nombre.',
      ),
    ),
    ...(item.socle !== undefined && horsDAtteinte(item, item.socle)
      ? [
          anomalie(
            [...chemin, 'socle'],
            `Le minimum du socle, ${item.socle}, n’est pas un niveau au-dessus du plus bas.`,
            niveauxAdmis(item),
          ),
        ]
      : []),
  ]
}

const actionsDe = (item: Item, chemin: Chemin, connues: ReadonlySet<string>): readonly Anomalie[] => [
  ...item.actions.flatMap((action, rang) => [
    ...actionInconnue(action.code, [...chemin, 'actions', rang, 'code'], connues),
    ...(horsDAtteinte(item, action.sous)
      ? [
          anomalie(
            [...chemin, 'actions', rang, 'sous'],
            `L’action « ${action.code} » vise le niveau ${action.sous}, qui n’est pas au-dessus du plus bas.`,
            niveauxAdmis(item),
          ),
        ]
      : []),
  ]),
  ...doublons(
    'L’action',
    item.actions.map((a, rang) => ({ code: a.code, chemin: [...chemin, 'actions', rang, 'code'] })),
  ),
]

const seuilsDe = ({ seuils, echelle }: Grille): readonly Anomalie[] => {
  const premier = seuils[0]?.des ?? 0
  return [
    ...(premier === 0
      ? []
      : [
          anomalie(
            ['seuils', 0, 'des'],
            `Le premier seuil commence à ${premier} : les scores plus bas n’ont pas de niveau.`,
            'Faites-le commencer à 0.',
          ),
        ]),
    ...nonCroissants(seuils.map((s) => s.des)).map((rang) =>
      anomalie(
        ['seuils', rang, 'des'],
        `Le seuil ${seuils[rang]?.des} ne dépasse pas le précédent, ${seuils[rang - 1]?.des}.`,
        'Rangez les seuils du plus bas au plus haut.',
      ),
    ),
    ...nonCroissants(seuils.map((s) => s.niveau)).map((rang) =>
      anomalie(
        ['seuils', rang, 'niveau'],
        `Le niveau ${seuils[rang]?.niveau} ne dépasse pas celui du seuil précédent, ${seuils[rang - 1]?.niveau}.`,
        'Un seuil plus haut donne un niveau plus haut.',
      ),
    ),
    ...seuils.flatMap((s, rang) =>
      s.des > echelle
        ? [
            anomalie(
              ['seuils', rang, 'des'],
              `Le seuil ${s.des} dépasse l’échelle, ${echelle} : personne ne peut l’atteindre.`,
              `Écrivez un seuil d’au plus ${echelle}.`,
            ),
          ]
        : [],
    ),
  ]
}

const socleDe = (grille: Grille): readonly Anomalie[] => {
  const plafond = grille.plafondSocle
  const aUnSocle = itemsDe(grille).some((i) => i.socle !== undefined)
  const sousLeSommet = grille.seuils.slice(0, -1).map((s) => s.niveau)
  const remede = sousLeSommet.length === 0 ? 'Ajoutez d’abord des seuils.' : `Écrivez l’un de ces niveaux : ${sousLeSommet.join(', ')}.`
  const ici = (phrase: string, mieux: string): readonly Anomalie[] => [anomalie(['plafondSocle'], phrase, mieux)]
  if (plafond === undefined)
    return aUnSocle ? ici('Des items sont du socle, mais « plafondSocle » manque : ils ne retiendraient rien.', remede) : []
  if (!aUnSocle)
    return ici(
      '« plafondSocle » est donné, mais aucun item n’est du socle.',
      'Marquez des items par « socle », ou retirez « plafondSocle ».',
    )
  return sousLeSommet.includes(plafond) ? [] : ici(`Le plafond ${plafond} n’est pas un niveau de la grille sous le plus haut.`, remede)
}

const actionInconnue = (code: string, chemin: Chemin, connues: ReadonlySet<string>): readonly Anomalie[] =>
  connues.has(code) ? [] : [anomalie(chemin, `L’action « ${code} » n’est pas au catalogue.`, suggerer(code, [...connues]))]

/** Un niveau qu'on ne peut pas exiger ni viser ; sans deux niveaux, le défaut est déjà dit. */
const horsDAtteinte = (item: Item, niveau: number): boolean =>
  item.niveaux.length >= 2 && !item.niveaux.slice(1).some((n) => n.niveau === niveau)

const niveauxAdmis = (item: Item): string =>
  `Écrivez l’un de ces niveaux : ${item.niveaux
    .slice(1)
    .map((n) => n.niveau)
    .join(', ')}.`

const nonCroissants = (nombres: readonly number[]): readonly number[] =>
  nombres.flatMap((n, rang) => (rang > 0 && n <= (nombres[rang - 1] ?? n) ? [rang] : []))
