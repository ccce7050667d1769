import { estConnu, type Priorite } from '../instruction/priorite.ts'
import { MARGE, type Tenue } from '../instruction/robustesse.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette, Pourquoi, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { DecisionLue } from './decision.ts'
import { PROPOSITIONS_DITES, type Proposition } from './proposition.ts'
import { LIGNES_PAR_PAGE, Rangs } from './rangs.html.tsx'
import type { NotesDuGuichet } from './rangs.ts'
import { SENS_DITS } from './sens.ts'

export type LigneDeClassement = {
  readonly rang: number
  readonly id: string
  readonly organisme: string
  readonly priorite: Priorite
  readonly decision: Pick<DecisionLue, 'sens' | 'ecart' | 'rendueLe'> | undefined
  /** Ce que le rang propose, tant que ce n'est pas fait. */
  readonly proposition: Proposition | undefined
  /** La place dans la liste d'attente. */
  readonly place: number | undefined
  /** Où il se tient quand les poids bougent ; absente quand l'appel n'a pas de places, ou que les dossiers sont trop nombreux. */
  readonly tenue: Tenue | undefined
}

export type PageClassementProps = {
  readonly cadre: Cadre
  readonly appel: { readonly code: string; readonly titre: string }
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly places: number | undefined
  /** Les places déjà prises. */
  readonly tenues: number
  readonly listeAttente: 'oui' | 'non'
  readonly decide: 'oui' | 'non'
  readonly publie: 'oui' | 'non'
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
        { nom: 'Places', valeur: p.places === undefined ? 'Sans limite' : `${p.tenues} prise${p.tenues > 1 ? 's' : ''} sur ${p.places}` },
        { nom: 'Liste d’attente', valeur: p.listeAttente === 'oui' ? 'Oui' : 'Non' },
      ]}
    />
    <PlaceLibre {...p} />
    {p.notes !== undefined && <Rangs notes={p.notes} page={p.page} />}
    <Pourquoi
      clause={p.clause.codes.join(', ')}
      texte={p.clause.texte}
      faits={[
        {
          nom: 'Ordre',
          valeur: 'Le plus de points de risque d’abord, puis le premier déposé. Le classement prépare la décision, il ne la prend pas.',
        },
        {
          nom: 'Si les poids bougent',
          valeur: `Chaque poids varie de ${MARGE}\u00a0% en plus ou en moins, et chaque fait inconnu prend toutes ses valeurs : un dossier « au bord » est de ceux dont il faut débattre.`,
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
        { titre: 'Points', alignement: 'droite', cellule: (l) => direPoints(l.priorite) },
        { titre: 'Facteurs', cellule: (l) => <Facteurs priorite={l.priorite} /> },
        { titre: 'Faits inconnus', alignement: 'droite', cellule: (l) => String(l.priorite.facteurs.filter(estInconnu).length) },
        ...(p.lignes.some((l) => l.tenue !== undefined)
          ? [{ titre: 'Si les poids bougent', cellule: (l: LigneDeClassement) => (l.tenue === undefined ? '' : TENUES[l.tenue]) }]
          : []),
        { titre: 'Son rang propose', cellule: (l) => (l.proposition === undefined ? '' : PROPOSITIONS_DITES[l.proposition]) },
        { titre: 'Décision', cellule: (l) => <Decision ligne={l} /> },
      ]}
    />
    {p.publie === 'oui' && (
      <p>
        <a href={`/actes/publier-resultats/${p.appel.code}?guichet=${p.guichet.code}`}>Publier les résultats</a>
      </p>
    )}
    {p.decide === 'oui' && (
      <ul className="palier-actes">
        <li>
          <a className="fr-btn" href={`/appels/${p.appel.code}/classement/${p.guichet.code}/decider`}>
            Décider de plusieurs dossiers
          </a>
        </li>
        <li>
          <a className="fr-link" href={`/appels/${p.appel.code}/signatures`}>
            Délégations de signature
          </a>
        </li>
      </ul>
    )}
    <Pagination
      page={p.page}
      pages={Math.ceil(p.lignes.length / LIGNES_PAR_PAGE)}
      adresse={(n) => `/appels/${p.appel.code}/classement/${p.guichet.code}?page=${n}`}
    />
  </Page>
)

type UnFacteur = Priorite['facteurs'][number]
const estInconnu = (f: UnFacteur): boolean => !estConnu(f)

/** Les points, et entre quoi ils tomberaient si l'on savait tout. */
const direPoints = ({ points, bas, haut }: Priorite): string => (bas === haut ? String(points) : `${points} (de ${bas} à ${haut})`)

const TENUES: Readonly<Record<Tenue, string>> = { dedans: 'Toujours dans les places', bord: 'Au bord', dehors: 'Toujours hors des places' }

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

/** Une place s'est libérée pendant que des dossiers attendent : le premier de la liste est proposé, la direction décide. */
const PlaceLibre = ({ lignes, decide }: PageClassementProps) => {
  const propose = lignes.find((l) => l.place !== undefined && l.proposition === 'retenir')
  if (propose === undefined) return null
  return (
    <Avis ton="information" titre="Une place est libre">
      {`Le premier de la liste d’attente est ${propose.organisme}. `}
      {decide === 'oui' && <a href={`/actes/decider/${propose.id}`}>Décider de son dossier</a>}
    </Avis>
  )
}

const Decision = ({ ligne: { decision, place } }: { readonly ligne: LigneDeClassement }) => {
  if (decision === undefined) return 'À prendre'
  const { ton, texte } = SENS_DITS[decision.sens]
  return (
    <>
      <Etiquette ton={decision.rendueLe === null ? ton : 'neutre'}>{place === undefined ? texte : `${texte}, n° ${place}`}</Etiquette>
      {decision.rendueLe !== null && ' Place rendue.'}
      {decision.ecart !== null && ` Écart motivé : ${decision.ecart}`}
    </>
  )
}
