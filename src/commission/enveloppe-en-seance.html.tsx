import { Jauge } from '../plateforme/dsfr/jauge.html.tsx'
import { Montant } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { EnveloppeEnSeance } from './enveloppe-en-seance.ts'

/** Ce qui tient dans l'enveloppe d'un guichet : la jauge, et sa table. */
export const Enveloppe = (e: EnveloppeEnSeance) => (
  <>
    <Jauge
      id={`enveloppe-${e.guichet}`}
      titre={`Enveloppe, ${e.titre}`}
      enveloppe={e.total}
      parts={[
        { nom: 'Engagé', montant: e.engage },
        { nom: 'Proposé par les avis de cette séance', montant: e.propose },
        { nom: 'Aide de la règle, avis à rendre', montant: e.attendu },
      ]}
    />
    {e.lignes.length > 0 && (
      <Tableau
        legende={`Ce qui tient dans l’enveloppe, ${e.titre}`}
        lignes={e.lignes}
        cle={(l) => l.id}
        vide=""
        colonnes={[
          { titre: 'Dossier', cellule: (l) => `${l.organisme}, ${l.id}` },
          { titre: 'Proposé', alignement: 'droite', cellule: (l) => <Montant valeur={l.montant} /> },
          {
            titre: 'Reste ensuite',
            alignement: 'droite',
            cellule: (l) =>
              l.decide === 'oui' ? (
                'Déjà décidé'
              ) : l.reste < 0n ? (
                <>
                  Il manque <Montant valeur={-l.reste} />
                </>
              ) : (
                <Montant valeur={l.reste} />
              ),
          },
        ]}
      />
    )}
  </>
)
