import type { Seance } from '../instruction/seance.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direInstant, direJour, type Instant } from '../socle/temps.ts'

export type SeanceAuCalendrier = Seance & { readonly dossiers: number; readonly avis: number }

export type PageSeancesProps = {
  readonly cadre: Cadre
  readonly appel: string
  readonly titre: string
  readonly seances: readonly SeanceAuCalendrier[]
  /** Ce qui est arrivé aux porteurs dans le délai de l'appel (G-44) ; absent : rien n'est encore notifié. */
  readonly delais: { readonly aTemps: number; readonly total: number; readonly mediane: number } | undefined
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
  /** Quand la personne a déclaré ses intérêts pour cet appel (G-42). */
  readonly declares: Instant | undefined
  readonly fuseau: string
}

/** Le calendrier des séances d'un appel : passées, à venir, déplacées, ajoutées (G-20, G-22). */
export const PageSeances = (p: PageSeancesProps) => (
  <Page cadre={p.cadre} titre="Séances de la commission" fil={[{ texte: p.titre, href: `/appels/${p.appel}` }]}>
    {p.actes.length > 0 && (
      <ul className="palier-actes">
        {p.actes.map((a, rang) => (
          <li key={a.href}>
            <a className={rang === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={a.href}>
              {a.terme}
            </a>
          </li>
        ))}
      </ul>
    )}
    <p>
      {p.declares === undefined
        ? 'Vous n’avez pas encore déclaré vos intérêts pour cet appel : faites-le avant d’ouvrir les dossiers.'
        : `Vous avez déclaré vos intérêts pour cet appel le ${direInstant(p.declares, p.fuseau)}.`}
    </p>
    {p.delais !== undefined && (
      <Resume
        faits={[
          { nom: 'Décisions notifiées à temps', valeur: `${p.delais.aTemps} sur ${p.delais.total}` },
          { nom: 'Délai médian après la commission', valeur: `${p.delais.mediane} jour${p.delais.mediane > 1 ? 's' : ''}` },
        ]}
      />
    )}
    <Tableau
      legende="Calendrier"
      lignes={p.seances}
      cle={(s) => s.code}
      vide="Cet appel n’a pas de commission : la décision se prend sur le classement des dossiers."
      colonnes={[
        { titre: 'Séance', cellule: (s) => <a href={`/seances/${p.appel}/${s.code}`}>{direJour(s.jour)}</a> },
        { titre: 'Dossiers', alignement: 'droite', cellule: (s) => String(s.dossiers) },
        { titre: 'Avis rendus', alignement: 'droite', cellule: (s) => (s.ouverteLe === null ? '' : String(s.avis)) },
        { titre: 'État', cellule: (s) => <Etat {...s} /> },
        { titre: 'Origine', cellule: (s) => (s.ajoutee ? 'Ajoutée' : 'Prévue par l’appel') },
      ]}
    />
  </Page>
)

const Etat = ({ ouverteLe, tenueLe }: SeanceAuCalendrier) => {
  if (ouverteLe === null) return <Etiquette ton="information">À venir</Etiquette>
  return tenueLe === null ? <Etiquette ton="attention">En cours</Etiquette> : <Etiquette ton="succes">Tenue</Etiquette>
}
