import type { Ecarts } from '../grille/ecart.ts'
import { direPart } from '../grille/fraction.ts'
import { type Grille, itemsDe } from '../grille/grille.ts'
import { situer, type Verrou } from '../grille/niveau.ts'
import type { Contribution, Note } from '../grille/score.ts'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direAccord, direNiveau, direRaison, direRepondu, direReponse, direScore } from './note.phrases.ts'

/** Une note et de qui elle vient. */
export type Mesure = { readonly de: 'declare' | 'audite'; readonly note: Note }

const TITRES = { declare: 'Ce que l’organisme déclare', audite: 'Ce que l’auditeur constate' } as const

/** Les scores d'une grille avec leur formule, et l'accord des deux côtés quand ils se comparent. */
export const Mesures = ({
  grille,
  mesures,
  ecarts,
}: {
  readonly grille: Grille
  readonly mesures: readonly Mesure[]
  readonly ecarts: Ecarts | undefined
}) => (
  <>
    <h2>Score et niveau</h2>
    <div className="palier-colonnes">
      {mesures.map(({ de, note }) => (
        <UneNote key={de} titre={TITRES[de]} grille={grille} note={note} />
      ))}
    </div>
    {ecarts !== undefined && <Accords grille={grille} ecarts={ecarts} />}
    {mesures.map(({ de, note }) => (
      <Formule key={de} titre={TITRES[de]} grille={grille} note={note} />
    ))}
  </>
)

const UneNote = ({ titre, grille, note }: { readonly titre: string; readonly grille: Grille; readonly note: Note }) => {
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

const Formule = ({ titre, grille, note }: { readonly titre: string; readonly grille: Grille; readonly note: Note }) => {
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

const Accords = ({ grille, ecarts }: { readonly grille: Grille; readonly ecarts: Ecarts }) => {
  const items = new Map(itemsDe(grille).map((i) => [i.code, i]))
  const part = (f: Ecarts['partAccord']) => (f === 'sans-objet' ? 'Sans objet' : direPart(f))
  return (
    <>
      <h3>Déclaré et constaté</h3>
      <Resume
        faits={[
          { nom: 'Les deux disent la même chose', valeur: part(ecarts.partAccord) },
          { nom: 'L’organisme a su répondre', valeur: part(ecarts.partRenseignee) },
        ]}
      />
      <Tableau
        legende="Question par question"
        lignes={ecarts.items}
        cle={(e) => e.item}
        vide=""
        colonnes={[
          { titre: 'Question', cellule: (e) => items.get(e.item)?.question ?? e.item },
          { titre: 'Déclaré', cellule: (e) => dire(items.get(e.item), e.declaree) },
          { titre: 'Constaté', cellule: (e) => dire(items.get(e.item), e.auditee) },
          { titre: 'Accord', cellule: (e) => direAccord(e.accord) },
        ]}
      />
    </>
  )
}

const dire = (item: Parameters<typeof direReponse>[0] | undefined, reponse: Parameters<typeof direReponse>[1]): string =>
  item === undefined ? '' : direReponse(item, reponse)
