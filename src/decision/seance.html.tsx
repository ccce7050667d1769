import { direTaille } from '../acteurs/organisme.ts'
import type { Siege } from '../appel/commission.ts'
import { AvisEnBref } from '../instruction/avis-en-bref.html.tsx'
import type { Seance } from '../instruction/seance.ts'
import { Jauge } from '../plateforme/dsfr/jauge.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination } from '../plateforme/dsfr/tableau.html.tsx'
import type { Montant as Somme } from '../socle/montant.ts'
import { direJour } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import type { Carte, CarteDeDossier } from './ordreDuJour.ts'
import { SENS_DITS } from './sens.ts'

export type EnveloppeDeSeance = {
  readonly guichet: string
  readonly titre: string
  readonly total: Somme
  readonly engage: Somme
  readonly demande: Somme
}

export type PageSeanceProps = {
  readonly cadre: Cadre
  readonly appel: string
  readonly seance: Seance
  readonly sieges: readonly Siege[]
  readonly quorum: { readonly atteint: boolean; readonly manquent: readonly string[] } | undefined
  readonly enveloppes: readonly EnveloppeDeSeance[]
  readonly cartes: readonly Carte[]
  readonly page: number
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
}

export const CARTES_PAR_PAGE = 50

/** Une séance : qui est là, ce que l'enveloppe porte déjà, et les dossiers un par un. */
export const PageSeance = (p: PageSeanceProps) => (
  <Page cadre={p.cadre} titre={`Séance du ${direJour(p.seance.jour)}`} fil={[{ texte: 'Séances', href: `/seances/${p.appel}` }]}>
    <Presence {...p} />
    {p.actes.length > 0 && (
      <ul className="palier-actes">
        {p.actes.map((a) => (
          <li key={a.href}>
            <a className="fr-link" href={a.href}>
              {a.terme}
            </a>
          </li>
        ))}
      </ul>
    )}
    {p.enveloppes.map((e) => (
      <Jauge
        key={e.guichet}
        id={`enveloppe-${e.guichet}`}
        titre={`Enveloppe, ${e.titre}`}
        enveloppe={e.total}
        parts={[
          { nom: 'Engagé', montant: e.engage },
          { nom: 'Demandé à cette séance', montant: e.demande },
        ]}
      />
    ))}
    <h2>{p.cartes.length === 0 ? 'Ordre du jour' : `Ordre du jour (${p.cartes.length})`}</h2>
    {p.cartes.length === 0 && (
      <div className="palier-vide">
        <p>Les dossiers apparaîtront ici quand ils seront inscrits. Un dossier déposé va à la séance qui suit son dépôt.</p>
      </div>
    )}
    <div className="palier-fiches">
      {p.cartes.slice((p.page - 1) * CARTES_PAR_PAGE, p.page * CARTES_PAR_PAGE).map((c) => (
        <UneCarte key={c.genre === 'dossier' ? c.id : `deport-${c.rang}`} carte={c} />
      ))}
    </div>
    <Pagination
      page={p.page}
      pages={Math.ceil(p.cartes.length / CARTES_PAR_PAGE)}
      adresse={(n) => `/seances/${p.appel}/${p.seance.code}?page=${n}`}
    />
  </Page>
)

const Presence = ({ seance, sieges, quorum }: PageSeanceProps) => {
  const { presents } = seance
  if (presents === null || quorum === undefined)
    return <Resume faits={[{ nom: 'Sièges attendus', valeur: <Liste lignes={sieges.map((s) => s.titre)} /> }]} />
  return (
    <>
      <p>
        <Etiquette ton={quorum.atteint ? 'succes' : 'erreur'}>{quorum.atteint ? 'Quorum atteint' : 'Quorum non atteint'}</Etiquette>
      </p>
      <Resume
        faits={[
          { nom: 'Présents', valeur: <Liste lignes={sieges.filter((s) => presents.includes(s.fonction)).map((s) => s.titre)} /> },
          ...(quorum.manquent.length === 0 ? [] : [{ nom: 'Absents', valeur: <Liste lignes={quorum.manquent} /> }]),
        ]}
      />
    </>
  )
}

const Liste = ({ lignes }: { readonly lignes: readonly string[] }) => (
  <ul>
    {lignes.map((l) => (
      <li key={l}>{l}</li>
    ))}
  </ul>
)

const UneCarte = ({ carte }: { readonly carte: Carte }) =>
  carte.genre === 'deporte' ? (
    <section className="palier-fiche">
      <p>Un dossier dont vous vous êtes déporté.</p>
    </section>
  ) : (
    <section className="palier-fiche" aria-labelledby={`dossier-${carte.id}`}>
      <h3 id={`dossier-${carte.id}`}>
        <a href={`/dossiers/${carte.id}`}>{`${carte.organisme.nom}, ${carte.id}`}</a>
      </h3>
      {carte.decision !== undefined && (
        <p>
          <Etiquette ton={SENS_DITS[carte.decision].ton}>{SENS_DITS[carte.decision].texte}</Etiquette>
        </p>
      )}
      <Resume faits={faitsDe(carte)} />
      {carte.actes.length > 0 && (
        <ul className="palier-actes">
          {carte.actes.map((a) => (
            <li key={a}>
              <a
                className="fr-btn fr-btn--secondary fr-btn--sm"
                href={a === 'donner-avis' ? `/dossiers/${carte.id}/avis` : `/actes/${a}/${carte.id}`}
              >
                {passage('dossier', a)?.terme ?? a}
                <span className="fr-sr-only">{` : ${carte.organisme.nom}`}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )

const faitsDe = (c: CarteDeDossier) => [
  { nom: 'Organisme', valeur: direTaille(c.organisme) },
  { nom: 'Guichet', valeur: c.guichet.titre },
  ...(c.demande === undefined ? [] : [{ nom: 'Demande', valeur: <Demande projets={c.projets} somme={c.demande} /> }]),
  { nom: 'Conditions', valeur: <Conditions {...c} /> },
  { nom: 'Avis', valeur: <AvisEnBref avis={c.avis} /> },
  ...(c.priorite === undefined || c.priorite.facteurs.length === 0
    ? []
    : [
        {
          nom: 'Priorité',
          valeur: `${c.priorite.points} points${c.priorite.inconnus > 0 ? `, ${c.priorite.inconnus} facteurs inconnus` : ''}`,
        },
      ]),
  ...(c.deports.length === 0 ? [] : [{ nom: 'Se sont déportés', valeur: c.deports.join(', ') }]),
]

const Demande = ({ projets, somme }: { readonly projets: number; readonly somme: Somme }) => (
  <>
    {`${projets} projet${projets > 1 ? 's' : ''}, coût éligible `}
    <Montant valeur={somme} />
  </>
)

const Conditions = ({ conditions, reserves }: CarteDeDossier) => {
  if (conditions === 0) return 'À examiner'
  if (reserves.length === 0) return 'Toutes remplies'
  return <Liste lignes={reserves.map((r) => `${r.reponse === 'non' ? 'Non' : 'À vérifier'} : ${r.titre}`)} />
}
