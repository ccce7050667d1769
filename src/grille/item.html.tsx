import type { ReactNode } from 'react'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import type { Item } from './grille.ts'

/** Un item de grille : chaque niveau en toutes lettres, « je ne sais pas » toujours là. */
export const ChampItem = ({
  item,
  ...champ
}: {
  readonly item: Item
  readonly nom: string
  readonly valeur: string | undefined
  readonly erreur: string | undefined
}) => <ChampChoix {...champ} libelle={item.question} obligatoire aide={<Aide item={item} />} options={optionsDe(item)} />

const Aide = ({ item }: { readonly item: Item }): ReactNode => (
  <>
    {item.aide}
    {item.aide !== undefined && item.preuve !== undefined && <br />}
    {item.preuve !== undefined && `Preuve attendue : ${item.preuve}`}
    {item.socle !== undefined && (
      <>
        <br />
        {`Point du socle : au moins « ${item.niveaux.find((n) => n.niveau === item.socle)?.libelle ?? ''} ».`}
      </>
    )}
  </>
)

/** « Non applicable » n'est proposé que si la grille l'admet pour cette question, avec le cas où il vaut. */
const optionsDe = (item: Item) => [
  ...item.niveaux.map((n) => ({ valeur: String(n.niveau), libelle: n.libelle })),
  { valeur: 'je-ne-sais-pas', libelle: 'Je ne sais pas' },
  ...(item.nonApplicable === undefined ? [] : [{ valeur: 'non-applicable', libelle: 'Non applicable', aide: item.nonApplicable }]),
]
