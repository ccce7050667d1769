import type { Priorite } from '../instruction/priorite.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Pourquoi, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Sens } from './decider.ts'
import { LIGNES_PAR_PAGE, type NotesDuGuichet, Rangs } from './rangs.html.tsx'

export type LigneDeClassement = {
  readonly rang: number
  readonly id: string
  readonly organisme: string
  readonly priorite: Priorite
  readonly decision: Sens | undefined
}

export type PageClassementProps = {
  readonly cadre: Cadre
  readonly appel: { readonly code: string; readonly titre: string }
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly places: number | undefined
  readonly listeAttente: 'oui' | 'non'
  readonly lignes: readonly LigneDeClassement[]
  /** Absent : les critères ne pèsent pas, les notes ne classent personne. */
  readonly notes: NotesDuGuichet | undefined
  readonly page: number
  readonly clause: { readonly codes: readonly string[]; readonly texte: string }
}

/** Le classement d'un guichet par facteurs de risque : les points de chacun, ce qu'on ignore, les places. */
export const PageClassement = (p: PageClassementProps) => (
  <Page cadre={p.cadre} titre="Classement des dossiers" fil={[{ texte: p.appel.titre, href: `/appels/${p.appel.code}` }]}>
    <p className="fr-text--lead">{p.guichet.titre}</p>
    <Resume
      faits={[
        { nom: 'Dossiers classés', valeur: String(p.lignes.length) },
        { nom: 'Places', valeur: p.places === undefined ? 'Sans limite' : String(p.places) },
        { nom: 'Liste d’attente', valeur: p.listeAttente === 'oui' ? 'Oui' : 'Non' },
      ]}
    />
    {p.notes !== undefined && <Rangs notes={p.notes} page={p.page} />}
    <Pourquoi
      clause={p.clause.codes.join(', ')}
      texte={p.clause.texte}
      faits={[
        {
          nom: 'Ordre',
          valeur: 'Le plus de points de risque d’abord, puis le premier déposé. Le classement prépare la décision, il ne la prend pas.',
        },
      ]}
    />
    <Tableau
      legende="Du plus au moins exposé"
      lignes={p.lignes.slice((p.page - 1) * LIGNES_PAR_PAGE, p.page * LIGNES_PAR_PAGE)}
      cle={(l) => l.id}
      vide="Les dossiers apparaîtront ici dès leur dépôt, classés selon les facteurs de risque de l’appel."
      colonnes={[
        { titre: 'Organisme', cellule: (l) => <a href={`/dossiers/${l.id}`}>{`${l.rang}. ${l.organisme}`}</a> },
        { titre: 'Points', alignement: 'droite', cellule: (l) => String(l.priorite.points) },
        { titre: 'Facteurs', cellule: (l) => <Facteurs priorite={l.priorite} /> },
        { titre: 'Faits inconnus', alignement: 'droite', cellule: (l) => String(l.priorite.facteurs.filter(estInconnu).length) },
        { titre: 'À ce rang', cellule: (l) => direPlace(l.rang, p) },
        { titre: 'Décision', cellule: (l) => <Decision decision={l.decision} /> },
      ]}
    />
    <Pagination
      page={p.page}
      pages={Math.ceil(p.lignes.length / LIGNES_PAR_PAGE)}
      adresse={(n) => `/appels/${p.appel.code}/classement/${p.guichet.code}?page=${n}`}
    />
  </Page>
)

type UnFacteur = Priorite['facteurs'][number]
const estInconnu = (f: UnFacteur): boolean => f.points === undefined || f.manquants.length > 0

const Facteurs = ({ priorite }: { readonly priorite: Priorite }) => (
  <details>
    <summary>{`${priorite.facteurs.length} facteurs`}</summary>
    <ul>
      {priorite.facteurs.map((f) => (
        <li key={f.code}>{direFacteur(f)}</li>
      ))}
    </ul>
  </details>
)

/** Un facteur inconnu se dit toujours, avec ce que la règle publiée lui fait compter. */
const direFacteur = (f: UnFacteur): string => {
  if (f.points === undefined) return `${f.titre} : inconnu, ne compte pas`
  return `${f.titre} : ${f.points}${estInconnu(f) ? ' (fait inconnu)' : ''}`
}

const direPlace = (rang: number, { places, listeAttente }: PageClassementProps): string => {
  if (places === undefined || rang <= places) return 'Dans les places'
  return listeAttente === 'oui' ? `Liste d’attente, n° ${rang - places}` : 'Au-delà des places'
}

const SENS = { retenu: ['succes', 'Retenu'], 'en-attente': ['attention', 'Liste d’attente'], ecarte: ['neutre', 'Écarté'] } as const
const Decision = ({ decision }: Pick<LigneDeClassement, 'decision'>) =>
  decision === undefined ? 'À prendre' : <Etiquette ton={SENS[decision][0]}>{SENS[decision][1]}</Etiquette>
