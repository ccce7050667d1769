import { ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direAppareil, type SessionOuverte } from '../plateforme/session/ouverte.ts'
import { direInstant } from '../socle/temps.ts'
import type { Personne } from './personne.ts'

type Base = { readonly cadre: Cadre; readonly jeton: string; readonly personne: Personne }
type Role = { readonly valeur: string; readonly libelle: string }

export const PageCompte = ({
  roles,
  choisi,
  sessions,
  ...p
}: Base & { readonly roles: readonly Role[]; readonly choisi: string | undefined; readonly sessions: readonly SessionOuverte[] }) => (
  <Page cadre={p.cadre} titre="Mon compte">
    <Resume faits={faitsDe(p.personne)} />
    <p>
      <a href="/compte/nom">Corriger mon nom</a>
    </p>
    {roles.length === 0 && (
      <p>
        Vous n’avez encore aucun rôle. <a href="/appels">Choisissez un appel</a> pour ouvrir un dossier au nom de votre organisme.
      </p>
    )}
    {roles.length > 1 && (
      <Formulaire action="/compte/role" jeton={p.jeton} bouton="Prendre ce rôle" suite="Les pages montreront ce qui revient à ce rôle.">
        <ChampChoix nom="role" libelle="J’agis en tant que" obligatoire options={roles} valeur={choisi} />
      </Formulaire>
    )}
    <h2>Mes sessions ouvertes</h2>
    <Sessions jeton={p.jeton} sessions={sessions} />
    <h2>Mes données</h2>
    <ul>
      <li>
        <a href="/compte/donnees">Obtenir mes données</a>
      </li>
      <li>
        <a href="/compte/effacer">Effacer mon compte</a>
      </li>
      <li>
        <a href="/donnees-personnelles">Ce qui est gardé, pourquoi et combien de temps</a>
      </li>
    </ul>
    <h2>Me déconnecter</h2>
    <Formulaire
      action="/deconnexion"
      jeton={p.jeton}
      bouton="Me déconnecter partout"
      suite="Toutes vos sessions se ferment, sur tous vos appareils. Ce que vous avez enregistré est gardé."
    />
  </Page>
)

const faitsDe = (p: Personne) => [
  { nom: 'Nom', valeur: p.nom },
  { nom: 'Adresse électronique', valeur: p.courriel },
  ...(p.siret === null ? [] : [{ nom: 'SIRET, d’après votre fournisseur d’identité', valeur: p.siret }]),
  ...(p.rpps === null ? [] : [{ nom: 'RPPS', valeur: p.rpps }]),
]

const Sessions = ({ jeton, sessions }: { readonly jeton: string; readonly sessions: readonly SessionOuverte[] }) => (
  <>
    <Tableau
      legende="Les appareils où vous êtes connecté"
      cle={(s) => s.id}
      vide={<p>Aucune session n’est ouverte.</p>}
      lignes={sessions}
      colonnes={[
        { titre: 'Appareil', cellule: (s) => direAppareil(s.appareil) },
        { titre: 'Ouverte', cellule: (s) => direInstant(s.depuis, 'Europe/Paris') },
        { titre: 'Dernière activité', cellule: (s) => direInstant(s.activite, 'Europe/Paris') },
        { titre: 'Fermer', cellule: (s) => (s.ici ? <Etiquette ton="information">Cet appareil</Etiquette> : fermer(jeton, s)) },
      ]}
    />
    {sessions.length > 1 && (
      <Formulaire
        action="/compte/sessions/autres"
        jeton={jeton}
        bouton="Fermer toutes les autres sessions"
        suite="Vous restez connecté sur cet appareil seulement."
      />
    )}
  </>
)

const fermer = (jeton: string, s: SessionOuverte) => (
  <form method="post" action="/compte/sessions/fermer">
    <input type="hidden" name="jeton" value={jeton} />
    <input type="hidden" name="session" value={s.id} />
    <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
      Fermer<span className="fr-sr-only">{` la session de ${direAppareil(s.appareil)}`}</span>
    </button>
  </form>
)

/** Demandé à la première arrivée : c'est le nom que liront ceux qui reçoivent le dossier. */
export const PageNom = ({
  cadre,
  jeton,
  nom,
  retour,
  erreurs,
}: Omit<Base, 'personne'> & { readonly nom: string; readonly retour: string; readonly erreurs: readonly Erreur[] }) => (
  <Page cadre={cadre} titre="Votre nom" erreurs={erreurs.length}>
    <Formulaire
      action="/compte/nom"
      jeton={jeton}
      bouton="Enregistrer mon nom"
      suite="Vous pourrez le corriger depuis votre compte."
      erreurs={erreurs}
    >
      <input type="hidden" name="retour" value={retour} />
      <ChampTexte
        nom="nom"
        libelle="Prénom et nom"
        aide="Tel que le liront les personnes qui suivent votre dossier."
        obligatoire
        valeur={nom}
        autocomplete="name"
        erreur={erreurs[0]?.message}
      />
    </Formulaire>
  </Page>
)
