import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { ProjetDit, ProjetsDits } from './instantane.ts'

/** Les projets en entier, tels que l'agence les examine : ce qu'ils disent, chaque dépense, chaque devis, puis le compte. */
export const ProjetsEnEntier = ({ dits }: { readonly dits: ProjetsDits }) => (
  <>
    {dits.projets.map((p) => (
      <UnProjet key={p.rang} projet={p} />
    ))}
    <h4>Le compte de tous les projets</h4>
    <Resume
      faits={[
        { nom: 'Coût éligible', valeur: dits.eligible },
        { nom: 'Moins ce que d’autres financeurs en paient', valeur: dits.autres },
        { nom: 'Part que l’appel peut aider', valeur: dits.aide },
      ]}
    />
  </>
)

const UnProjet = ({ projet: p }: { readonly projet: ProjetDit }) => (
  <section aria-labelledby={`projet-${p.rang}`}>
    <h4 id={`projet-${p.rang}`}>{`${p.rang}. ${p.titre}`}</h4>
    <Resume
      faits={[
        { nom: 'Coût du projet', valeur: p.total },
        ...p.description.map((l) => ({ nom: l.question, valeur: <span className="palier-texte">{l.reponse}</span> })),
      ]}
    />
    <Tableau
      legende={`Dépenses du projet ${p.rang}`}
      cle={([rang]) => String(rang)}
      lignes={[...p.depenses.entries()]}
      colonnes={[
        { titre: 'Dépense', cellule: ([, d]) => d.libelle },
        { titre: 'Nature', cellule: ([, d]) => d.nature },
        { titre: 'Durée', cellule: ([, d]) => d.duree },
        { titre: 'Coût', alignement: 'droite', cellule: ([, d]) => d.montant },
        { titre: 'Autre financeur', cellule: ([, d]) => d.autre },
        { titre: 'Part que l’appel peut aider', alignement: 'droite', cellule: ([, d]) => d.aide },
      ]}
      vide={<p>Ce projet ne dit aucune dépense.</p>}
    />
    <Tableau
      legende={`Devis du projet ${p.rang}`}
      cle={([rang]) => String(rang)}
      lignes={[...p.devis.entries()]}
      colonnes={[
        { titre: 'Fournisseur', cellule: ([, d]) => d.fournisseur },
        { titre: 'Numéro', cellule: ([, d]) => d.numero },
        { titre: 'Montant', alignement: 'droite', cellule: ([, d]) => d.montant },
      ]}
      vide={<p>Ce projet ne détaille aucun devis ; leurs fichiers, s’il y en a, sont avec les pièces.</p>}
    />
  </section>
)
