import type { Cadre } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Montant, type Ton } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { DOMAINES_DITS, direGravite, direPosition } from './constats.phrases.ts'
import { type Action, type Constat, criticite, direJours } from './mission.ts'
import { PageDeMission } from './portes.html.tsx'

export type PageConstatsProps = {
  readonly cadre: Cadre
  readonly mission: string
  readonly dossier: string
  readonly organisme: string
  readonly etat: string
  /** `fermes` : le rapport n'est pas remis, ce lecteur attend. */
  readonly lecture: 'ouverte' | 'fermee'
  readonly constats: readonly Constat[]
  readonly actions: readonly Action[]
  /** Les questions de grille que des constats citent, par code d'item. */
  readonly questions: ReadonlyMap<string, string>
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
  readonly position: 'a-prendre' | 'non'
  readonly page: number
}

export const CONSTATS_PAR_PAGE = 50

/** Les constats en clair et le plan d'actions, pour qui a le droit de les lire ; chaque lecture est gardée (docs/ce-qui-tient-toujours.md). */
export const PageConstats = (p: PageConstatsProps) => (
  <PageDeMission
    cadre={p.cadre}
    titre="Constats et actions"
    mission={p.mission}
    dossier={p.dossier}
    organisme={p.organisme}
    etat={p.etat}
    porte="constats"
  >
    {p.lecture === 'fermee' ? (
      <div className="palier-vide">
        <p className="fr-text--bold">Constats</p>
        <p>Ils apparaîtront ici quand le prestataire aura remis son rapport. Vous en serez averti par courriel.</p>
      </div>
    ) : (
      <Contenu {...p} />
    )}
  </PageDeMission>
)

const Contenu = (p: PageConstatsProps) => (
  <>
    <p>Ces constats sont confidentiels. Votre lecture est enregistrée, avec votre nom et l’heure.</p>
    {p.actes.length > 0 && (
      <ul className="palier-actes">
        {p.actes.map((a, rang) => (
          <li key={a.href}>
            <a className={rang === 0 ? 'fr-btn' : 'fr-link'} href={a.href}>
              {a.terme}
            </a>
          </li>
        ))}
      </ul>
    )}
    <h2>{p.constats.length === 0 ? 'Constats' : `Constats (${p.constats.length})`}</h2>
    {p.constats.length === 0 && <p>Aucun constat n’est relevé pour l’instant. Le premier se relève sur place, avec sa preuve.</p>}
    {p.constats.slice((p.page - 1) * CONSTATS_PAR_PAGE, p.page * CONSTATS_PAR_PAGE).map((c) => (
      <UnConstat key={c.code} constat={c} question={c.item === null ? undefined : p.questions.get(c.item)} />
    ))}
    <Pagination
      page={p.page}
      pages={Math.ceil(p.constats.length / CONSTATS_PAR_PAGE)}
      adresse={(n) => `/missions/${p.mission}/constats?page=${n}`}
    />
    <h2>Actions proposées</h2>
    <Actions {...p} />
  </>
)

const TONS: Readonly<Record<number, Ton>> = { 1: 'neutre', 2: 'information', 3: 'attention', 4: 'erreur' }

const UnConstat = ({ constat, question }: { readonly constat: Constat; readonly question: string | undefined }) => (
  <section className="palier-fiche" aria-labelledby={`constat-${constat.code}`}>
    <h3 id={`constat-${constat.code}`}>{`${constat.code} · ${constat.titre}`}</h3>
    <p>
      <Etiquette ton={TONS[constat.gravite] ?? 'neutre'}>{direGravite(constat.gravite)}</Etiquette> {DOMAINES_DITS[constat.domaine]}
    </p>
    <p>{constat.description}</p>
    {question !== undefined && <p className="fr-text--sm">{`Question de la grille : ${question}`}</p>}
  </section>
)

const Actions = ({ actions, constats, position, mission }: PageConstatsProps) => (
  <Tableau
    legende="Plan d’actions"
    lignes={actions}
    cle={(a) => a.code}
    vide="Les actions qui répondent aux constats apparaîtront ici."
    colonnes={[
      { titre: 'Action', cellule: (a) => `${a.code} · ${a.titre}` },
      { titre: 'Répond à', cellule: (a) => a.constats.join(', ') },
      { titre: 'Criticité', cellule: (a) => direGravite(criticite(a, constats)) },
      { titre: 'Coût', alignement: 'droite', cellule: (a) => <Montant valeur={a.cout} /> },
      { titre: 'Durée', alignement: 'droite', cellule: (a) => direJours(a.jours) },
      { titre: 'Délai', alignement: 'droite', cellule: (a) => `${a.delaiMois}\u00a0mois` },
      {
        titre: 'Position de l’organisme',
        cellule: (a) => (
          <span>
            {direPosition(a)}
            {position === 'a-prendre' && (
              <>
                {' '}
                <a href={`/actes/prendre-position/${mission}?action=${encodeURIComponent(a.code)}`}>
                  {a.position === null ? 'Prendre position' : 'Changer'}
                  <span className="fr-sr-only">{` sur ${a.code}`}</span>
                </a>
              </>
            )}
          </span>
        ),
      },
    ]}
  />
)
