import type { Aide } from '../appel/aide.ts'
import { NATURES_DEPENSE } from '../appel/argent.ts'
import { direNature } from '../appel/depense.phrases.ts'
import { ChampMontant, ChampNombre, ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { CaseACocher, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Montant } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direCoupes } from './budget.phrases.ts'
import { compter } from './budget.ts'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import { TableauDesDevis } from './devis.html.tsx'
import type { Projet } from './dossier.ts'
import { Totaux } from './projets.html.tsx'
import { type PourQuestionPosee, QuestionPosee } from './question-posee.html.tsx'
import { Retenue } from './retenue.html.tsx'
import { DebutDeSaisie } from './section.html.tsx'

export type PourBudget = DansLeDossier & {
  readonly projet: Projet
  readonly aide: Aide
  /** Qui lit la page. */
  readonly moi: string
  /** Avec qui l'achat est partagé : une question du projet, posée ici. */
  readonly partage: readonly PourQuestionPosee[]
  readonly erreurs: readonly Erreur[]
}

/** Le budget d'un projet : chaque dépense, ce que l'appel en retient, et pourquoi. */
export const PageBudget = (p: PourBudget) => {
  const { projet, lu } = p
  const { depenses } = lu.guichet.argent
  const base = `/dossiers/${lu.dossier.id}/projets`
  const lignes = projet.depenses.map((ligne, i) => ({ ligne, rang: i + 1 }))
  return (
    <PageDuBrouillon
      {...p}
      titre={`Budget du projet ${projet.rang} : ${projet.titre}`}
      ici="projets"
      erreurs={p.erreurs.length}
      ilots={['src/candidature/garder.ilot.ts', 'src/candidature/retenir.ilot.ts']}
    >
      <p role="status" className="palier-reprise" data-commencees={p.moi} />
      <Tableau
        legende="Dépenses prévues"
        cle={(l) => String(l.rang)}
        lignes={lignes}
        colonnes={[
          { titre: 'Dépense', cellule: (l) => <a href={`${base}/${projet.numero}/depenses/${l.rang}`}>{l.ligne.libelle}</a> },
          { titre: 'Nature', cellule: (l) => direNature(l.ligne.nature) },
          { titre: 'Coût', alignement: 'droite', cellule: (l) => <Montant valeur={l.ligne.montant} /> },
          {
            titre: 'Part que l’appel peut aider',
            alignement: 'droite',
            cellule: (l) => <Montant valeur={compter([l.ligne], depenses).net} />,
          },
          { titre: 'Pourquoi', cellule: (l) => direCoupes(l.ligne, depenses).join(' ') || 'Retenu en entier.' },
        ]}
        vide={<p>Les dépenses de ce projet paraîtront ici, avec la part que l’appel peut aider. Ajoutez la première.</p>}
      />
      <p className="palier-boutons">
        <a className="fr-btn" href={`${base}/${projet.numero}/depenses/${projet.depenses.length + 1}`}>
          Ajouter une dépense
        </a>
        <a className="fr-btn fr-btn--secondary" href={base}>
          Revenir aux projets
        </a>
      </p>
      <h2>Les devis de ce projet</h2>
      <TableauDesDevis projet={projet} base={`${base}/${projet.numero}`} />
      <h2>Tous vos projets</h2>
      <Totaux lu={lu} aide={p.aide} />
      <h2>Un achat partagé ?</h2>
      <Formulaire
        action={`${base}/${projet.numero}/budget`}
        jeton={p.jeton}
        bouton="Enregistrer"
        suite="Un achat ou un accompagnement commun compte en votre faveur."
        erreurs={p.erreurs}
      >
        <DebutDeSaisie dossier={lu.dossier.id} moi={p.moi} />
        {p.partage.map((q) => (
          <QuestionPosee key={q.question.code} {...q} />
        ))}
      </Formulaire>
    </PageDuBrouillon>
  )
}

export type PourDepense = DansLeDossier & {
  /** Qui tape. */
  readonly moi: string
  readonly projet: Projet
  readonly rang: number
  readonly valeurs: Readonly<Record<string, string>>
  readonly erreurs: readonly Erreur[]
}

/** Une dépense : six questions, dont trois seulement pour qui n'a ni abonnement ni autre financeur. */
export const PageDepense = (p: PourDepense) => {
  const champ = (nom: string, libelle: string, obligatoire: boolean, aide?: string) => ({
    nom,
    libelle,
    obligatoire,
    aide,
    valeur: p.valeurs[nom],
    erreur: p.erreurs.find((e) => e.champ === nom)?.message,
  })
  const budget = `/dossiers/${p.lu.dossier.id}/projets/${p.projet.numero}/budget`
  return (
    <PageDuBrouillon
      {...p}
      titre={`Dépense ${p.rang} du projet ${p.projet.rang}`}
      ici="projets"
      erreurs={p.erreurs.length}
      ilots={['src/candidature/retenir.ilot.ts']}
    >
      <Formulaire
        action={`/dossiers/${p.lu.dossier.id}/projets/${p.projet.numero}/depenses/${p.rang}`}
        jeton={p.jeton}
        bouton="Enregistrer la dépense"
        suite="La part que l’appel peut aider est recalculée aussitôt."
        erreurs={p.erreurs}
        autre={<a href={budget}>Revenir au budget</a>}
      >
        <Retenue {...p} />
        <input type="hidden" name="vue" value={p.projet.revision} />
        <ChampTexte {...champ('libelle', 'Dépense', true, 'Telle que le devis la nomme.')} />
        <ChampListe {...champ('nature', 'Nature', true)} options={NATURES_DEPENSE.map((n) => ({ valeur: n, libelle: direNature(n) }))} />
        <ChampMontant {...champ('montant', 'Montant', true)} />
        <ChampNombre {...champ('mois', 'Mois d’utilisation', false, 'Pour un abonnement : la durée que le devis couvre.')} />
        <ChampTexte {...champ('autreFinanceur', 'Autre financeur', false, 'Qui d’autre paie une part de cette dépense.')} />
        <ChampMontant {...champ('autreMontant', 'Ce que cet autre financeur apporte', false)} />
        {p.rang <= p.projet.depenses.length && (
          <CaseACocher nom="retirer" libelle="Retirer cette dépense" obligatoire={false} cochee={false} />
        )}
      </Formulaire>
    </PageDuBrouillon>
  )
}
