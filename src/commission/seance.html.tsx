import type { Siege } from '../appel/commission.ts'
import type { Seance } from '../instruction/seance.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Liens, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination } from '../plateforme/dsfr/tableau.html.tsx'
import { direJour } from '../socle/temps.ts'
import { Liste, UneCarte } from './carte.html.tsx'
import { direQuorum, type Quorum } from './deliberation.ts'
import { Enveloppe } from './enveloppe-en-seance.html.tsx'
import type { EnveloppeEnSeance } from './enveloppe-en-seance.ts'
import type { Carte } from './ordreDuJour.ts'
import { direPresence, direTenue } from './presence.phrases.ts'
import type { Presence } from './presence.ts'
import type { Tenant } from './tenant.ts'

export type PageSeanceProps = {
  readonly cadre: Cadre
  readonly appel: string
  readonly fuseau: string
  readonly seance: Seance
  readonly sieges: readonly Siege[]
  readonly tenants: readonly Tenant[]
  readonly presences: readonly (Presence & { readonly nom: string })[]
  readonly preside: string | undefined
  /** Le quorum de la séance, tous dossiers confondus ; chaque dossier a le sien. */
  readonly quorum: Quorum | undefined
  readonly enveloppes: readonly EnveloppeEnSeance[]
  readonly cartes: readonly Carte[]
  readonly page: number
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
  readonly documents: readonly { readonly texte: string; readonly href: string }[]
  /** La personne note les avis : elle peut en noter plusieurs d'un coup. */
  readonly note: 'oui' | 'non'
}

export const CARTES_PAR_PAGE = 50

/** Une séance : qui est là, ce que l'enveloppe porte déjà et ce que les avis y ajoutent, et les dossiers un par un. */
export const PageSeance = (p: PageSeanceProps) => (
  <Page
    cadre={p.cadre}
    titre={`Séance du ${direJour(p.seance.jour)}`}
    fil={[{ texte: 'Séances', href: `/seances/${p.appel}` }]}
    ilots={enCours(p.seance) ? ['src/commission/suivre.ilot.ts'] : []}
  >
    <div id="etat-de-la-seance" data-suivie>
      <EtatDeLaSeance {...p} />
    </div>
    <Liens liens={p.actes.map((a) => ({ texte: a.terme, href: a.href }))} />
    <Liens liens={p.documents} />
    <div id="enveloppes" data-suivie>
      {p.enveloppes.map((e) => (
        <Enveloppe key={e.guichet} {...e} />
      ))}
    </div>
    <h2>{p.cartes.length === 0 ? 'Ordre du jour' : `Ordre du jour (${p.cartes.length})`}</h2>
    {p.cartes.length === 0 && (
      <div className="palier-vide">
        <p>Les dossiers apparaîtront ici quand ils seront inscrits. Un dossier déposé va à la séance qui suit son dépôt.</p>
      </div>
    )}
    <div className="palier-fiches">
      {p.cartes.slice((p.page - 1) * CARTES_PAR_PAGE, p.page * CARTES_PAR_PAGE).map((c) => (
        <UneCarte
          key={c.genre === 'dossier' ? c.id : `deport-${c.rang}`}
          carte={c}
          lieu={`/seances/${p.appel}/${p.seance.code}`}
          seance={p.seance}
          note={p.note}
        />
      ))}
    </div>
    <Pagination
      page={p.page}
      pages={Math.ceil(p.cartes.length / CARTES_PAR_PAGE)}
      adresse={(n) => `/seances/${p.appel}/${p.seance.code}?page=${n}`}
    />
    {p.note === 'oui' && <PlusieursALaFois cartes={p.cartes} />}
  </Page>
)

/** Ouverte et pas encore levée : ce qui s'y passe se suit. */
const enCours = ({ ouverteLe, tenueLe }: Seance): boolean => ouverteLe !== null && tenueLe === null

const EtatDeLaSeance = ({ seance, sieges, tenants, presences, preside, quorum, fuseau }: PageSeanceProps) => (
  <>
    {quorum !== undefined && (
      <p>
        <Etiquette ton={quorum.atteint ? 'succes' : 'erreur'}>{quorum.atteint ? 'Quorum réuni' : 'Quorum non réuni'}</Etiquette>
      </p>
    )}
    <Resume
      faits={[
        { nom: 'État', valeur: direTenue(seance, fuseau) },
        ...(quorum === undefined ? [] : [{ nom: seance.tenueLe === null ? 'Quorum' : 'Quorum à la levée', valeur: direQuorum(quorum) }]),
        ...(preside === undefined ? [] : [{ nom: 'Préside', valeur: preside }]),
        presences.length === 0
          ? { nom: 'Sièges', valeur: <Liste lignes={sieges.map((s) => direSiege(s, tenants))} /> }
          : { nom: 'Présents', valeur: <Liste lignes={presences.map((x) => direPresence(x, sieges, fuseau))} /> },
      ]}
    />
  </>
)

/** « Responsable sécurité : Camille Fictive ; suppléant, Jo Essai ». */
const direSiege = (s: Siege, tenants: readonly Tenant[]): string => {
  const siens = tenants.filter((t) => t.siege === s.fonction)
  const noms = siens.map((t) => (t.qualite === 'titulaire' ? t.nom : `suppléant, ${t.nom}`))
  return `${s.titre} : ${noms.length === 0 ? 'personne ne tient ce siège' : noms.join(' ; ')}${s.voix === 'consultative' ? ' (voix consultative)' : ''}`
}

/**
 * Le consensus sur plusieurs dossiers : on les choisit, on voit ce que chacun deviendrait, puis on confirme. Un dossier dont une
 * proposition a été rejetée se note seul : un lot ne dit pas quels avis on a lus.
 */
const PlusieursALaFois = ({ cartes }: { readonly cartes: readonly Carte[] }) => {
  const aRendre = cartes.flatMap((c) => (c.genre === 'dossier' && c.rendus.length === 0 ? [c] : []))
  if (aRendre.length < 2) return null
  return (
    <>
      <h2>Un même avis sur plusieurs dossiers</h2>
      <form method="get" action="/lots" className="palier-formulaire">
        <input type="hidden" name="acte" value="adopter-avis" />
        <fieldset className="fr-fieldset" aria-labelledby="lot-legende">
          <legend className="fr-fieldset__legend" id="lot-legende">
            Dossiers
          </legend>
          {aRendre.map((c) => (
            <div className="fr-fieldset__element" key={c.id}>
              <div className="fr-checkbox-group">
                <input type="checkbox" id={`lot-${c.id}`} name="dossier" value={c.id} />
                <label className="fr-label" htmlFor={`lot-${c.id}`}>{`${c.organisme.nom}, ${c.id}`}</label>
              </div>
            </div>
          ))}
        </fieldset>
        <div className="palier-acte">
          <p>Vous direz l’avis une fois ; avant d’être noté, il vous sera montré dossier par dossier, avec ce qui s’y oppose.</p>
          <button type="submit" className="fr-btn fr-btn--secondary">
            Dire l’avis sur ces dossiers
          </button>
        </div>
      </form>
    </>
  )
}
