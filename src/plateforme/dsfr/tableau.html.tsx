// biome-ignore-all lint/a11y/noRedundantRoles: en fiches, l'affichage en blocs ferait oublier les rôles ; ils sont redits
import { Pagination as PaginationDsfr } from '@codegouvfr/react-dsfr/Pagination'
import type { ReactNode } from 'react'

export type Colonne<L> = {
  readonly titre: string
  readonly cellule: (ligne: L) => ReactNode
  /** Les montants et les nombres s'alignent à droite. */
  readonly alignement?: 'droite' | undefined
  /** L'adresse de la même liste, triée autrement par cette colonne. */
  readonly tri?: { readonly href: string; readonly sens: 'croissant' | 'decroissant' | 'aucun' } | undefined
}

export type TableauProps<L> = {
  readonly legende: string
  /** Sept au plus ; la première nomme la ligne. */
  readonly colonnes: readonly Colonne<L>[]
  readonly lignes: readonly L[]
  readonly cle: (ligne: L) => string
  /** Ce qui apparaîtra ici, quand, et par quel acte utile. */
  readonly vide: ReactNode
}

/** Un tableau qui reste lisible : sur un téléphone chaque ligne devient une fiche, et reste une ligne pour un lecteur d'écran. */
export const Tableau = <L,>({ legende, colonnes, lignes, cle, vide }: TableauProps<L>) => {
  if (colonnes.length > 7)
    throw new Error(`Le tableau « ${legende} » a ${colonnes.length} colonnes : sept au plus, le reste dans la page de la ligne`)
  if (lignes.length === 0) return <Vide legende={legende}>{vide}</Vide>
  return (
    <div className="palier-tableau">
      <table role="table">
        <caption>{legende}</caption>
        <thead role="rowgroup">
          <tr role="row">{colonnes.map(Titre)}</tr>
        </thead>
        <tbody role="rowgroup">
          {lignes.map((ligne) => (
            <tr key={cle(ligne)} role="row">
              {colonnes.map((colonne, rang) => (
                <Cellule key={colonne.titre} colonne={colonne} ligne={ligne} rang={rang} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Titre = <L,>({ titre, alignement, tri }: Colonne<L>) => (
  <th key={titre} role="columnheader" scope="col" className={classe(alignement)} aria-sort={tri && SENS[tri.sens]}>
    {tri ? <a href={tri.href}>{titre}</a> : titre}
  </th>
)

const SENS = { croissant: 'ascending', decroissant: 'descending', aucun: 'none' } as const

const Cellule = <L,>({ colonne, ligne, rang }: { readonly colonne: Colonne<L>; readonly ligne: L; readonly rang: number }) =>
  rang === 0 ? (
    <th role="rowheader" scope="row" data-titre={colonne.titre} className={classe(colonne.alignement)}>
      {colonne.cellule(ligne)}
    </th>
  ) : (
    <td role="cell" data-titre={colonne.titre} className={classe(colonne.alignement)}>
      {colonne.cellule(ligne)}
    </td>
  )

const classe = (alignement: 'droite' | undefined) => (alignement === 'droite' ? 'palier-droite palier-chiffres' : undefined)

/** Rien n'est vide : un titre, et ce qui viendra. */
const Vide = ({ legende, children }: { readonly legende: string; readonly children: ReactNode }) => (
  <div className="palier-vide">
    <p className="fr-text--bold">{legende}</p>
    <div>{children}</div>
  </div>
)

/** Des liens vers les pages d'une liste, numérotées de 1 ; rien s'il n'y en a qu'une. */
export const Pagination = ({
  page,
  pages,
  adresse,
}: {
  readonly page: number
  readonly pages: number
  readonly adresse: (page: number) => string
}) =>
  pages <= 1 ? null : <PaginationDsfr count={pages} defaultPage={page} getPageLinkProps={(n) => ({ href: adresse(n) })} showFirstLast />
