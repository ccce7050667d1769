import { direAccord, direReponse } from '../grille/dire-note.ts'
import type { Ecarts } from '../grille/ecart.ts'
import { direPart } from '../grille/fraction.ts'
import { type Grille, itemsDe } from '../grille/grille.ts'
import { FormuleDuScore, UneNote } from '../grille/note.html.tsx'
import type { Note } from '../grille/score.ts'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'

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
      <FormuleDuScore key={de} titre={TITRES[de]} grille={grille} note={note} />
    ))}
  </>
)

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
