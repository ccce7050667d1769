import type { ReactNode } from 'react'
import { direNonLus } from '../echanges/message.ts'
import { ChampChoix, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { EnTableur } from '../plateforme/dsfr/en-tableur.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Montant } from '../plateforme/dsfr/reperes.html.tsx'
import { type Colonne, Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { direJour, type Instant, jourAvant, jourDe } from '../socle/temps.ts'
import { passage, type Role } from '../vie.ts'
import { estDeLAgence } from './choix.ts'
import type { Dire } from './export.ts'
import { adresseDe, type Choix, demandeDe, type Filtre, type Tri } from './filtre.ts'
import { Filtres, FiltresActifs, Ignores } from './filtres.html.tsx'
import { Etat } from './journee.html.tsx'
import type { Ligne } from './liste.ts'
import { AU_PLUS, actesEnNombre } from './lot.ts'
import type { Vue } from './vue.ts'
import { Vues } from './vues.html.tsx'

export type PageDossiersProps = {
  readonly cadre: Cadre
  readonly role: Role
  readonly filtre: Filtre
  readonly choix: Choix
  /** Ce que l'adresse disait et que personne ne connaît. */
  readonly ignores: readonly string[]
  readonly lignes: readonly Ligne[]
  readonly total: number
  readonly pages: number
  readonly le: Instant
  readonly dire: Dire
  readonly vues: readonly Vue[]
  readonly jeton: string
  /** Ce qui s'oppose à garder la vue. */
  readonly refus: readonly Refus[]
  /** Le nom de la vue qui vient d'être gardée. */
  readonly gardee: string | undefined
}

/** La liste des dossiers : le tri et les filtres sont dans l'adresse, on peut l'envoyer à un collègue, qui n'y lira que ce qui lui est ouvert. */
export const PageDossiers = (p: PageDossiersProps) => (
  <Page cadre={p.cadre} titre="Dossiers">
    <Ignores phrases={p.ignores} />
    <Filtres filtre={p.filtre} choix={p.choix} />
    <FiltresActifs filtre={p.filtre} choix={p.choix} />
    <Vues {...p} />
    <Tableau
      legende={direCombien(p.total)}
      cle={(l) => l.dossier}
      vide={<Rien {...p} />}
      lignes={p.lignes}
      colonnes={estDeLAgence(p.role) ? colonnesDeLAgence(p) : colonnesCourtes(p)}
    />
    <Pagination page={p.filtre.page} pages={p.pages} adresse={(page) => adresseDe({ ...p.filtre, page })} />
    {p.total > 0 && <Ensemble {...p} />}
    {p.total > 0 && <Emporter filtre={p.filtre} total={p.total} />}
  </Page>
)

/** Agir sur les dossiers cochés, ou sur tous ceux que les filtres trouvent. */
const Ensemble = ({ role, filtre, total }: PageDossiersProps) => {
  const actes = actesEnNombre(role)
  if (actes.length === 0) return null
  return (
    <form method="get" action="/lots" id="lot" className="palier-formulaire">
      <h2>Agir sur plusieurs dossiers</h2>
      <input type="hidden" name="demande" value={demandeDe({ ...filtre, page: 1 })} />
      <ChampListe
        nom="acte"
        libelle="Ce qu’il faut faire"
        obligatoire
        options={actes.map((a) => ({ valeur: a, libelle: passage('dossier', a)?.terme ?? a }))}
      />
      <ChampChoix
        nom="qui"
        libelle="Sur quels dossiers"
        obligatoire
        valeur="coches"
        options={[
          { valeur: 'coches', libelle: 'Ceux que je coche dans cette page' },
          {
            valeur: 'tous',
            libelle: total === 1 ? 'Le seul que la liste trouve' : `Les ${total.toLocaleString('fr-FR')} que la liste trouve`,
            ...(total > AU_PLUS ? { aide: `Un acte se fait sur ${AU_PLUS} dossiers au plus : filtrez davantage.` } : {}),
          },
        ]}
      />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Continuer
      </button>
    </form>
  )
}

/** Le fichier a tous les dossiers qui répondent, dans l'ordre de la liste ; pas seulement cette page. */
const Emporter = ({ filtre, total }: Pick<PageDossiersProps, 'filtre' | 'total'>) => {
  const demande = demandeDe({ ...filtre, page: 1 })
  return (
    <p>
      {total === 1 ? 'Emporter ce dossier' : `Emporter ces ${total.toLocaleString('fr-FR')} dossiers`}
      {' dans un tableur : '}
      <EnTableur adresse={(format) => `/dossiers.${format}${demande === '' ? '' : `?${demande}`}`} />
    </p>
  )
}

const direCombien = (n: number): string => (n < 2 ? `${n} dossier` : `${n.toLocaleString('fr-FR')} dossiers`)

/** Une liste vide dit pourquoi, et le premier geste utile. */
const Rien = ({ filtre, role }: PageDossiersProps) => {
  if (adresseDe({ ...filtre, tri: 'echeance', sens: 'croissant', page: 1 }) !== '/dossiers')
    return (
      <p>
        Aucun dossier ne répond à tous ces filtres. Retirez-en un ci-dessus, ou <a href="/dossiers">voyez tous les dossiers</a>.
      </p>
    )
  return role === 'porteur' ? (
    <p>
      Vos dossiers se liront ici dès que vous en ouvrirez un. <a href="/appels">Choisissez un appel</a>.
    </p>
  ) : (
    <p>Les dossiers se liront ici dès leur dépôt, du plus pressé au moins pressé.</p>
  )
}

type Colonnes = readonly Colonne<Ligne>[]
const colonnesDeLAgence = (p: PageDossiersProps): Colonnes => [
  {
    titre: 'Organisme',
    cellule: (l) => <EnDeux haut={l.organisme} bas={`Département ${l.departement}`} />,
    tri: tri(p.filtre, 'organisme'),
  },
  { titre: 'Dossier', cellule: (l) => <EnDeux haut={<Choisir l={l} role={p.role} />} bas={p.dire.guichet(l)} /> },
  { titre: 'État', cellule: (l) => <Avancement l={l} {...p} />, tri: tri(p.filtre, 'etat') },
  { titre: 'Échéance', cellule: (l) => <Echeance l={l} {...p} />, tri: tri(p.filtre, 'echeance') },
  { titre: 'Accordé', cellule: (l) => (l.montant === null ? '' : <Montant valeur={l.montant} />), alignement: 'droite' },
  { titre: 'En charge', cellule: (l) => l.charge ?? 'Personne' },
  { titre: 'Messages', cellule: (l) => <Messages l={l} /> },
]

const colonnesCourtes = (p: PageDossiersProps): Colonnes => [
  { titre: 'Organisme', cellule: (l) => l.organisme, tri: tri(p.filtre, 'organisme') },
  { titre: 'Dossier', cellule: (l) => <EnDeux haut={<Numero l={l} />} bas={p.dire.guichet(l)} /> },
  { titre: 'État', cellule: (l) => <Avancement l={l} {...p} />, tri: tri(p.filtre, 'etat') },
  { titre: 'Échéance', cellule: (l) => <Echeance l={l} {...p} />, tri: tri(p.filtre, 'echeance') },
  { titre: 'Messages', cellule: (l) => <Messages l={l} /> },
]

const EnDeux = ({ haut, bas }: { readonly haut: ReactNode; readonly bas: ReactNode }) => (
  <div>
    {haut}
    <span className="fr-hint-text">{bas}</span>
  </div>
)
/** Le numéro, et de quoi cocher le dossier pour agir sur plusieurs. */
const Choisir = ({ l, role }: { readonly l: Ligne; readonly role: Role }) => (
  <>
    {actesEnNombre(role).length > 0 && (
      <input
        type="checkbox"
        form="lot"
        name="dossier"
        value={l.dossier}
        className="palier-coche"
        aria-label={`Choisir le dossier ${l.dossier}`}
      />
    )}
    <Numero l={l} />
  </>
)
const Numero = ({ l }: { readonly l: Ligne }) => <a href={`/dossiers/${l.dossier}`}>{l.dossier}</a>
const Messages = ({ l }: { readonly l: Ligne }) =>
  l.nonLus === 0 ? '' : <a href={`/dossiers/${l.dossier}/messages`}>{direNonLus(l.nonLus)}</a>

type Situe = { readonly l: Ligne } & Pick<PageDossiersProps, 'role' | 'le' | 'dire'>
const Avancement = ({ l, role, dire }: Situe) => (
  <EnDeux
    haut={<Etat affaire={{ genre: 'dossier', etat: l.etat }} role={role} />}
    bas={
      <>
        {`Depuis le ${direJour(jourDe(l.depuis, dire.fuseau))}`}
        {l.aVerifier && estDeLAgence(role) && (
          <>
            <br />
            <Etiquette ton="attention">À vérifier</Etiquette>
          </>
        )}
      </>
    }
  />
)
const Echeance = ({ l, le, dire }: Situe) => {
  if (l.echeance === null) return ''
  return jourAvant(l.echeance, jourDe(le, dire.fuseau)) ? (
    <EnDeux haut={direJour(l.echeance)} bas={<Etiquette ton="erreur">Dépassée</Etiquette>} />
  ) : (
    direJour(l.echeance)
  )
}

/** Trier par la colonne qui trie déjà renverse l'ordre. */
const tri = (f: Filtre, par: Tri): Colonne<Ligne>['tri'] => {
  const actuel = f.tri === par
  const sens = actuel && f.sens === 'croissant' ? 'decroissant' : 'croissant'
  return { href: adresseDe({ ...f, tri: par, sens, page: 1 }), sens: actuel ? f.sens : 'aucun' }
}
