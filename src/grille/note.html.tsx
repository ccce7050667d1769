import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direNiveau, direRaison, direRepondu, direReponse, direScore } from './dire-note.ts'
import { type Grille, itemsDe } from './grille.ts'
import { situer, type Verrou } from './niveau.ts'
import type { Contribution, Note } from './score.ts'

/** Une note : le score, ce qui a été répondu, le niveau et sa raison. */
export const UneNote = ({ titre, grille, note }: { readonly titre: string; readonly grille: Grille; readonly note: Note }) => {
  const position = situer(grille, note)
  return (
    <div>
      <h3>{titre}</h3>
      <Resume
        faits={[
          { nom: 'Score', valeur: direScore(note.score, note.echelle) },
          { nom: 'Répondu', valeur: direRepondu(note) },
          ...(position === 'sans-objet'
            ? []
            : [
                { nom: 'Niveau', valeur: <strong>{direNiveau(position.atteint)}</strong> },
                { nom: 'Raison', valeur: direRaison(grille, position) },
                ...(position.verrous.length === 0
                  ? []
                  : [
                      {
                        nom: 'Socle à atteindre',
                        valeur: <Verrous verrous={position.verrous} />,
                      },
                    ]),
              ]),
        ]}
      />
    </div>
  )
}

const Verrous = ({ verrous }: { readonly verrous: readonly Verrou[] }) => (
  <details>
    <summary>{verrous.length === 1 ? '1 point sous son minimum' : `${verrous.length} points sous leur minimum`}</summary>
    <ul>
      {verrous.map((v) => (
        <li key={v.item}>{`${v.question} Au moins : ${v.exige.libelle}.`}</li>
      ))}
    </ul>
  </details>
)

/** La formule du score, question par question : ce qu'on ne sait pas ne rapporte rien. */
export const FormuleDuScore = ({ titre, grille, note }: { readonly titre: string; readonly grille: Grille; readonly note: Note }) => {
  const items = new Map(itemsDe(grille).map((i) => [i.code, i]))
  return (
    <details className="palier-pourquoi">
      <summary>{`Comment ce score est calculé : ${titre.toLowerCase()}`}</summary>
      <div>
        <p>
          {`Chaque question rapporte ses points possibles, en proportion du niveau atteint ; leur somme est le score sur ${grille.echelle}. Ce qu’on ne sait pas ne rapporte rien. Une question qui ne s’applique pas laisse ses points aux autres.`}
        </p>
        <Tableau
          legende="Ce que chaque question apporte"
          lignes={note.contributions}
          cle={(c: Contribution) => c.item}
          vide=""
          colonnes={[
            { titre: 'Question', cellule: (c) => items.get(c.item)?.question ?? c.item },
            {
              titre: 'Réponse',
              cellule: (c) => {
                const item = items.get(c.item)
                return item === undefined ? '' : direReponse(item, c.reponse)
              },
            },
            { titre: 'Points obtenus', alignement: 'droite', cellule: (c) => direCentieme(c.points) },
            { titre: 'Points possibles', alignement: 'droite', cellule: (c) => direCentieme(c.pointsMax) },
          ]}
        />
      </div>
    </details>
  )
}

/** Au centième, tronqué : à côté d'un score sur 3, un dixième cacherait tout. */
const direCentieme = ({ n, d }: Contribution['points']): string => (Number((n * 100n) / d) / 100).toLocaleString('fr-FR')
