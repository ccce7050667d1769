import type { Appel } from '../appel/appel.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direEcart, direInstant, type Instant } from '../socle/temps.ts'
import type { Creneau } from './creneau.ts'
import type { QuestionPosee } from './question.ts'

export type PourBureau = {
  readonly cadre: Cadre
  readonly appel: Appel
  readonly le: Instant
  readonly questions: readonly QuestionPosee[]
  readonly creneaux: readonly Creneau[]
}

/** Le travail du bureau : ce qui attend une réponse et depuis quand, ce qui peut servir à tous, les créneaux offerts. */
export const PageBureau = ({ cadre, appel, le, questions, creneaux }: PourBureau) => {
  const attend = questions.filter((q) => q.reponse === null).toReversed()
  const privees = questions.filter((q) => q.reponse !== null && q.publieeLe === null)
  const lien = (q: QuestionPosee) => <a href={`/appels/${appel.code}/questions/${q.id}`}>{q.objet}</a>
  return (
    <Page
      cadre={cadre}
      titre="Bureau des renseignements"
      fil={[
        { texte: appel.titre, href: `/appels/${appel.code}` },
        { texte: 'Questions et réponses', href: `/appels/${appel.code}/questions` },
      ]}
    >
      <Tableau
        legende={`Sans réponse (${attend.length})`}
        cle={(q) => q.id.toString()}
        vide="Toutes les questions ont leur réponse. Les prochaines paraîtront ici."
        lignes={attend}
        colonnes={[
          { titre: 'Question', cellule: lien },
          { titre: 'Posée', cellule: (q) => direEcart(le, q.poseeLe) },
          { titre: 'Confiée à', cellule: (q) => q.affectee ?? 'Personne encore' },
          { titre: 'Souhaite un appel', cellule: (q) => (q.telephone ? 'Oui' : 'Non') },
        ]}
      />
      <Tableau
        legende={`Répondues, pas publiées (${privees.length})`}
        cle={(q) => q.id.toString()}
        vide="Aucune réponse n’attend d’être publiée."
        lignes={privees}
        colonnes={[
          { titre: 'Question', cellule: lien },
          { titre: 'Posée', cellule: (q) => direEcart(le, q.poseeLe) },
        ]}
      />
      <Tableau
        legende={`Créneaux au téléphone (${creneaux.length})`}
        cle={(c) => c.id.toString()}
        vide="Aucun créneau à venir n’est offert."
        lignes={creneaux}
        colonnes={[
          { titre: 'Quand', cellule: (c) => direInstant(c.debut, appel.fuseau) },
          { titre: 'Numéro à appeler', cellule: (c) => c.telephone },
          {
            titre: 'Pris par',
            cellule: (c) =>
              c.question === null ? 'Libre' : <a href={`/appels/${appel.code}/questions/${c.question}`}>{`Question ${c.question}`}</a>,
          },
        ]}
      />
      {appel.renseignements?.telephone === true && (
        <p className="palier-boutons">
          <a className="fr-btn" href={`/actes/proposer-creneau/${appel.code}`}>
            Offrir un créneau
          </a>
          <a className="fr-btn fr-btn--secondary" href={`/actes/retirer-creneau/${appel.code}`}>
            Retirer un créneau
          </a>
        </p>
      )}
    </Page>
  )
}
