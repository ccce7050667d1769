import { cleDuDevis, enClair } from '../candidature/avertissements.ts'
import { compte } from '../candidature/dossier.ts'
import { direMontant } from '../socle/montant.ts'
import type { Voisin } from './voisin.ts'

/** Quelque chose de ce dossier qui se retrouve dans un autre. */
export type Double = { readonly dit: string; readonly dossier: string }

/** Les devis de ce dossier que l'on retrouve ailleurs : même fournisseur, même numéro et même somme, ou même fichier (G-30, G-51). */
export const devisIdentiques = (dossier: Voisin, autres: readonly Voisin[]): readonly Double[] => communs(dossier, autres, traitsDesDevis)

/** Ce que le même organisme, ou un membre du groupement, demande déjà ailleurs : un projet, un devis, un financement (G-41). */
export const doublesFinancements = (dossier: Voisin, autres: readonly Voisin[]): readonly Double[] => {
  const organismes = [dossier, ...dossier.membres.map((m) => ({ organisme: { id: m.organisme } }))].map((d) => d.organisme.id)
  const siens = autres.filter((a) => organismes.includes(a.organisme.id))
  return communs(dossier, siens, (d) => [...traitsDesProjets(d), ...traitsDesDevis(d), ...traitsDesFinancements(d)])
}

type Trait = { readonly cle: string; readonly dit: string }

const communs = (dossier: Voisin, autres: readonly Voisin[], traitsDe: (d: Voisin) => readonly Trait[]): readonly Double[] => {
  const uniques = [...new Map(traitsDe(dossier).map((t) => [t.cle, t])).values()]
  return autres
    .filter((a) => a.id !== dossier.id)
    .flatMap((a) => {
      const cles = new Set(traitsDe(a).map((t) => t.cle))
      return uniques.filter((t) => cles.has(t.cle)).map((t) => ({ dit: t.dit, dossier: a.id }))
    })
}

const traitsDesDevis = ({ projets, pieces }: Voisin): readonly Trait[] => [
  ...projets.flatMap((p) =>
    p.devis.flatMap((d) => {
      const cle = cleDuDevis(d)
      return cle === undefined ? [] : [{ cle: `devis ${cle}`, dit: `Le devis ${d.numero} de ${d.fournisseur}, ${direMontant(d.montant)}` }]
    }),
  ),
  ...pieces
    .filter((j) => j.code.startsWith('devis') && compte(j))
    .map((j) => ({ cle: `fichier ${j.empreinte}`, dit: `Le fichier « ${j.nom} »` })),
]

const traitsDesProjets = ({ projets }: Voisin): readonly Trait[] =>
  projets.map((p) => ({ cle: `projet ${p.action} ${enClair(p.titre)}`, dit: `Le projet « ${p.titre} »` }))

const traitsDesFinancements = ({ projets }: Voisin): readonly Trait[] =>
  projets.flatMap((p) =>
    p.depenses.flatMap((d) =>
      d.autreFinanceur === null || d.autreMontant === 0n
        ? []
        : [
            {
              cle: `financement ${enClair(d.autreFinanceur)} ${d.autreMontant}`,
              dit: `Le financement de ${direMontant(d.autreMontant)} par ${d.autreFinanceur}`,
            },
          ],
    ),
  )
