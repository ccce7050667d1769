import { direMontant } from '../socle/montant.ts'
import { compte, type Devis, type Dossier } from './dossier.ts'

/** Ce qui ressemble à une même somme demandée deux fois dans ce dossier : dit à la relecture, n'empêche rien (G-30, G-41). */
export const doublonsDe = ({ projets, pieces }: Pick<Dossier, 'projets' | 'pieces'>): readonly string[] => [
  ...repetes(
    projets.flatMap((p) =>
      p.devis.map((d) => ({
        cle: cleDuDevis(d),
        projet: p.rang,
        dit: `Le devis ${d.numero} de ${d.fournisseur}, ${direMontant(d.montant)},`,
      })),
    ),
  ),
  ...repetes(
    projets.flatMap((p) =>
      pieces
        .filter((j) => j.code === `devis.${p.numero}` && compte(j))
        .map((j) => ({ cle: j.empreinte, projet: p.rang, dit: `Le fichier « ${j.nom} »` })),
    ),
  ),
  ...repetes(
    projets.flatMap((p) =>
      p.depenses.flatMap((d) =>
        d.autreFinanceur === null || d.autreMontant === 0n
          ? []
          : [
              {
                cle: `${enClair(d.autreFinanceur)} ${d.autreMontant}`,
                projet: p.rang,
                dit: `Le financement de ${direMontant(d.autreMontant)} par ${d.autreFinanceur}`,
              },
            ],
      ),
    ),
  ),
]

type Vu = { readonly cle: string | undefined; readonly projet: number; readonly dit: string }

const repetes = (vus: readonly Vu[]): readonly string[] =>
  [...Map.groupBy(vus, (v) => v.cle)].flatMap(([cle, memes]) => {
    const [premier] = memes
    const projets = [...new Set(memes.map((m) => m.projet))].sort((a, b) => a - b)
    return cle === undefined || premier === undefined || projets.length < 2
      ? []
      : [`${premier.dit} paraît dans les projets ${projets.join(' et ')}. Vérifiez qu’une même dépense n’est pas demandée deux fois.`]
  })

/** Sans numéro, deux devis du même prix ne sont pas pour autant le même. */
export const cleDuDevis = (d: Devis): string | undefined =>
  d.numero === '' ? undefined : `${enClair(d.fournisseur)} ${enClair(d.numero)} ${d.montant}`

export const enClair = (t: string): string =>
  t
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
