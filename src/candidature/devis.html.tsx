import { ChampMontant, ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { CaseACocher } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Montant } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direMontant } from '../socle/montant.ts'
import { ecartDesDevis } from './budget.ts'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import type { Projet } from './dossier.ts'
import { Retenue } from './retenue.html.tsx'

/** Les devis d'un projet, et leur écart avec son budget (G-30). */
export const TableauDesDevis = ({ projet, base }: { readonly projet: Projet; readonly base: string }) => (
  <>
    <Tableau
      legende="Vos devis"
      cle={(d) => String(d.rang)}
      lignes={projet.devis.map((devis, i) => ({ devis, rang: i + 1 }))}
      colonnes={[
        { titre: 'Devis', cellule: (d) => <a href={`${base}/devis/${d.rang}`}>{`${d.rang}. ${d.devis.fournisseur}`}</a> },
        { titre: 'Numéro', cellule: (d) => d.devis.numero || 'Sans numéro' },
        { titre: 'Montant', alignement: 'droite', cellule: (d) => <Montant valeur={d.devis.montant} /> },
      ]}
      vide={<p>Les devis de ce projet paraîtront ici, avec leur écart au budget. Leurs fichiers se joignent à la page des pièces.</p>}
    />
    {projet.devis.length > 0 && <p>{direEcart(ecartDesDevis(projet))}</p>}
    <p>
      <a className="fr-btn fr-btn--secondary" href={`${base}/devis/${projet.devis.length + 1}`}>
        Ajouter un devis
      </a>
    </p>
  </>
)

const direEcart = (ecart: bigint): string => {
  if (ecart === 0n) return 'Vos devis et vos dépenses font la même somme.'
  return ecart > 0n
    ? `${direMontant(ecart)} de dépenses n’ont pas de devis.`
    : `Vos devis dépassent vos dépenses de ${direMontant(-ecart)}.`
}

export type PourDevis = DansLeDossier & {
  /** Qui tape. */
  readonly moi: string
  readonly projet: Projet
  readonly rang: number
  readonly valeurs: Readonly<Record<string, string>>
  readonly erreurs: readonly Erreur[]
}

/** Un devis : qui, quel numéro, combien. */
export const PageDevis = (p: PourDevis) => {
  const base = `/dossiers/${p.lu.dossier.id}/projets/${p.projet.numero}`
  const champ = (nom: string) => ({ nom, valeur: p.valeurs[nom], erreur: p.erreurs.find((e) => e.champ === nom)?.message })
  return (
    <PageDuBrouillon
      {...p}
      titre={`Devis ${p.rang} du projet ${p.projet.rang}`}
      ici="projets"
      erreurs={p.erreurs.length}
      ilots={['src/candidature/retenir.ilot.ts']}
    >
      <Formulaire
        action={`${base}/devis/${p.rang}`}
        jeton={p.jeton}
        bouton="Enregistrer le devis"
        suite="La somme des devis est comparée au budget du projet."
        erreurs={p.erreurs}
        autre={<a href={`${base}/budget`}>Revenir au budget</a>}
      >
        <Retenue {...p} />
        <input type="hidden" name="vue" value={p.projet.revision} />
        <ChampTexte {...champ('fournisseur')} libelle="Fournisseur" obligatoire />
        <ChampTexte {...champ('numero')} libelle="Numéro du devis" obligatoire={false} />
        <ChampMontant
          {...champ('montant')}
          libelle="Montant"
          obligatoire
          aide="Comme vous comptez vos dépenses : toutes taxes ou hors taxes, de la même façon partout."
        />
        {p.rang <= p.projet.devis.length && <CaseACocher nom="retirer" libelle="Retirer ce devis" obligatoire={false} cochee={false} />}
      </Formulaire>
    </PageDuBrouillon>
  )
}
