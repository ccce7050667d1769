import type { Classe } from '../instruction/rang.ts'
import { direTotal } from '../instruction/total.ts'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { NotesDuGuichet } from './rangs.ts'

export const LIGNES_PAR_PAGE = 50

/** Le rang des dossiers d'un concours selon leurs notes, avec la règle qui le donne ; ou pourquoi on ne le lit pas encore. */
export const Rangs = ({ notes, page }: { readonly notes: NotesDuGuichet; readonly page: number }) => (
  <>
    <h2>Selon les notes</h2>
    {'raison' in notes ? (
      <p>{notes.raison}</p>
    ) : (
      <>
        <p>
          La meilleure note d’abord ; à note égale, le plus de points de priorité ; à points égaux, le même rang. Un dossier dont une note
          manque n’a pas de rang : il attend.
        </p>
        <Tableau
          legende="De la meilleure note à la moins bonne"
          lignes={notes.lignes.slice((page - 1) * LIGNES_PAR_PAGE, page * LIGNES_PAR_PAGE)}
          cle={(l) => l.dossier}
          vide=""
          colonnes={[
            {
              titre: 'Organisme',
              cellule: (l) => <a href={`/dossiers/${l.dossier}/avis`}>{`${l.rang === undefined ? '' : `${l.rang}. `}${l.organisme}`}</a>,
            },
            { titre: 'Note', cellule: (l) => direTotal(l.total) },
            { titre: 'Sans note', cellule: (l) => titres(l.total.inconnus) },
            { titre: 'Sous le minimum', cellule: (l) => titres(l.total.sousMinimum) },
            { titre: 'Priorité', alignement: 'droite', cellule: (l) => String(l.priorite) },
            { titre: 'À ce rang', cellule: (l) => ISSUES[l.issue] },
          ]}
        />
      </>
    )}
  </>
)

const titres = (criteres: readonly { readonly titre: string }[]): string =>
  criteres.length === 0 ? '—' : criteres.map((c) => c.titre).join(', ')

const ISSUES: Readonly<Record<Classe['issue'], string>> = {
  retenu: 'Dans les places',
  'liste-attente': 'Liste d’attente',
  'non-retenu': 'Au-delà des places',
  'sous-le-minimum': 'Sous la note exigée',
  'a-noter': 'Attend des notes',
}
