import type { Appel } from '../appel/appel.ts'
import { dernieresVersions } from '../appel/bibliotheque.ts'
import { ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direJour } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { direEtat, ETATS_DU_DOSSIER } from './etats.ts'
import { direNonLus, Etat } from './journee.html.tsx'
import type { AvecMessages, Filtre } from './journee.ts'

/** La liste des dossiers : le tri et les filtres sont dans l'adresse, on peut l'envoyer à un collègue. */
export const PageDossiers = (p: {
  readonly cadre: Cadre
  readonly role: Role
  readonly filtre: Filtre
  readonly lignes: readonly AvecMessages[]
  readonly total: number
  readonly pages: number
  readonly appels: readonly Appel[]
}) => (
  <Page cadre={p.cadre} titre="Dossiers">
    <form method="get" action="/dossiers" className="palier-filtres">
      <ChampTexte nom="texte" libelle="Organisme ou numéro" obligatoire={false} valeur={p.filtre.texte} />
      <ChampListe
        nom="etat"
        libelle="État"
        obligatoire={false}
        valeur={p.filtre.etat}
        options={ETATS_DU_DOSSIER.map((e) => ({ valeur: e, libelle: direEtat('dossier', e, p.role).texte }))}
      />
      <ChampListe
        nom="appel"
        libelle="Appel"
        obligatoire={false}
        valeur={p.filtre.appel}
        options={dernieresVersions(p.appels).map((a) => ({ valeur: a.code, libelle: a.titre }))}
      />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Filtrer
      </button>
    </form>
    <Tableau
      legende={`${p.total} dossier${p.total > 1 ? 's' : ''}`}
      cle={(a) => a.id}
      vide="Aucun dossier ne répond à ces filtres. Retirez-en un, ou revenez quand des dossiers auront été déposés."
      lignes={p.lignes}
      colonnes={[
        { titre: 'Organisme', cellule: (a) => a.organisme, tri: tri(p.filtre, 'organisme') },
        { titre: 'Dossier', cellule: (a) => <a href={`/dossiers/${a.id}`}>{a.id}</a> },
        { titre: 'État', cellule: (a) => <Etat affaire={a} role={p.role} />, tri: tri(p.filtre, 'etat') },
        {
          titre: 'Messages',
          cellule: (a) => (a.nonLus === 0 ? '' : <a href={`/dossiers/${a.id}/messages`}>{direNonLus(a.nonLus)}</a>),
        },
        { titre: 'Échéance', cellule: (a) => (a.echeance === null ? '' : direJour(a.echeance)) },
      ]}
    />
    <Pagination page={p.filtre.page} pages={p.pages} adresse={(n) => adresseDe({ ...p.filtre, page: n })} />
  </Page>
)

const tri = (f: Filtre, par: Filtre['tri']) => ({
  href: adresseDe({ ...f, tri: par, page: 1 }),
  sens: f.tri === par ? ('croissant' as const) : ('aucun' as const),
})

const adresseDe = (f: Filtre): string => {
  const q = new URLSearchParams(Object.entries({ ...f, page: String(f.page) }).filter((e): e is [string, string] => e[1] !== undefined))
  return `/dossiers?${q.toString()}`
}
