import { CaseACocher } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direInstant, type Instant } from '../socle/temps.ts'
import type { Donnees } from './donnees.ts'
import { CONSERVATIONS, VERSION_DES_DUREES } from './durees.ts'

const MON_COMPTE = [{ texte: 'Mon compte', href: '/compte' }]
const dire = (le: Instant): string => direInstant(le, 'Europe/Paris')

/** Publique : ce qui est gardé, pourquoi, combien de temps, et comment s'en servir. */
export const PageDonnees = ({ cadre }: { readonly cadre: Cadre }) => (
  <Page cadre={cadre} titre="Données personnelles">
    <p>
      Palier sert à répondre à un appel public et à en suivre les suites. Il ne garde que ce qu’il lui faut, et le dit ici : cette page et
      la tâche qui efface lisent la même liste.
    </p>
    {CONSERVATIONS.map((c) => (
      <section key={c.titre}>
        <h2>{c.titre}</h2>
        <Resume
          faits={[
            { nom: 'Ce qui est gardé', valeur: c.quoi },
            { nom: 'Pourquoi', valeur: c.pourquoi },
            { nom: 'Combien de temps', valeur: c.combien },
            { nom: 'Ensuite', valeur: c.fin },
          ]}
        />
      </section>
    ))}
    <h2>Vos droits</h2>
    <ul>
      <li>
        <a href="/compte">Corriger votre nom</a>, voir et fermer vos sessions.
      </li>
      <li>
        <a href="/compte/donnees">Obtenir vos données</a>, à l’écran, en PDF ou en JSON.
      </li>
      <li>
        <a href="/compte/effacer">Effacer votre compte</a>.
      </li>
      <li>
        Pour le reste, écrivez au délégué à la protection des données de l’agence ; vous pouvez aussi saisir la{' '}
        <abbr title="Commission nationale de l’informatique et des libertés">CNIL</abbr>.
      </li>
    </ul>
    <p className="fr-text--sm">{`Durées en vigueur : version du ${VERSION_DES_DUREES}.`}</p>
  </Page>
)

export const PageMesDonnees = ({ cadre, donnees }: { readonly cadre: Cadre; readonly donnees: Donnees }) => (
  <Page cadre={cadre} titre="Mes données" fil={MON_COMPTE}>
    <p>
      <a className="fr-btn" href="/compte/donnees.pdf">
        Télécharger en PDF
      </a>{' '}
      <a className="fr-btn fr-btn--secondary" href="/compte/donnees.json">
        Télécharger en JSON
      </a>
    </p>
    <Resume
      faits={[
        { nom: 'Nom', valeur: donnees.personne.nom },
        { nom: 'Adresse électronique', valeur: donnees.personne.courriel },
        { nom: 'Identifiant', valeur: donnees.personne.id },
        { nom: 'SIRET', valeur: donnees.personne.siret ?? 'inconnu' },
        { nom: 'RPPS', valeur: donnees.personne.rpps ?? 'inconnu' },
        { nom: 'Rôles', valeur: donnees.roles.map((r) => `${r.role}, pour ${r.perimetre}`).join(' ; ') || 'aucun' },
      ]}
    />
    <p>Les réponses et les pièces d’un dossier sont celles de votre organisme : elles se lisent dans le dossier.</p>
    <Tableau
      legende="Ce que j’ai fait"
      cle={(a) => `${a.le.toString()} ${a.acte} ${a.objet}`}
      vide={<p>Vos actes apparaîtront ici dès le premier dossier ouvert.</p>}
      lignes={donnees.actes.slice(0, A_L_ECRAN)}
      colonnes={[
        { titre: 'Quand', cellule: (a) => dire(a.le) },
        { titre: 'Acte', cellule: (a) => a.acte },
        { titre: 'Sur', cellule: (a) => a.objet },
        { titre: 'Rôle', cellule: (a) => a.role },
      ]}
    />
    <Tableau
      legende="Les courriels que j’ai reçus"
      cle={(c) => `${c.le.toString()} ${c.objet}`}
      vide={<p>Les courriels envoyés à votre adresse apparaîtront ici.</p>}
      lignes={donnees.courriels.slice(0, A_L_ECRAN)}
      colonnes={[
        { titre: 'Quand', cellule: (c) => dire(c.le) },
        { titre: 'Objet', cellule: (c) => c.objet },
      ]}
    />
    {(donnees.actes.length > A_L_ECRAN || donnees.courriels.length > A_L_ECRAN) && (
      <p>{`Seules les ${A_L_ECRAN} lignes les plus récentes sont à l’écran ; les fichiers ont tout.`}</p>
    )}
  </Page>
)
const A_L_ECRAN = 50

export const PageEffacer = ({
  cadre,
  jeton,
  erreurs,
}: {
  readonly cadre: Cadre
  readonly jeton: string
  readonly erreurs: readonly Erreur[]
}) => (
  <Page cadre={cadre} titre="Effacer mon compte" fil={MON_COMPTE} erreurs={erreurs.length}>
    <h2>Ce qui disparaît tout de suite</h2>
    <p>Votre nom, votre adresse, votre SIRET et votre RPPS, vos rôles, vos sessions, et les courriels que nous vous avons écrits.</p>
    <h2>Ce qui reste, et pourquoi</h2>
    <ul>
      <li>
        {`Le journal et les dossiers citent un identifiant qui ne mènera plus à personne : les pages diront «\u00a0Personne effacée\u00a0». Retirer une ligne romprait la preuve de toutes les autres.`}
      </li>
      <li>
        Ce qui a été déposé ou signé au nom de votre organisme, contacts et signataires compris, reste tel qu’il a été signé : c’est la
        pièce justificative d’une dépense publique, contrôlable dix ans après la fin de la convention.
      </li>
      <li>Un brouillon reste à votre organisme, et suit sa propre durée.</li>
    </ul>
    <p>
      <a href="/compte/donnees">Gardez d’abord une copie de vos données</a> : il ne sera plus possible de revenir en arrière.
    </p>
    <Formulaire
      action="/compte/effacer"
      jeton={jeton}
      bouton="Effacer mon compte"
      suite="Vous serez déconnecté partout. La même adresse pourra rouvrir un compte, qui ne saura rien de celui-ci."
      erreurs={erreurs}
    >
      <CaseACocher
        nom="compris"
        libelle="J’ai compris que cet effacement est définitif"
        obligatoire
        cochee={false}
        erreur={erreurs.find((e) => e.champ === 'compris')?.message}
      />
    </Formulaire>
  </Page>
)

export const PageEffacee = ({ cadre }: { readonly cadre: Cadre }) => (
  <Page cadre={cadre} titre="Votre compte est effacé">
    <p>Votre nom et votre adresse ne sont plus ici. Vous êtes déconnecté sur tous vos appareils.</p>
    <p>
      <a className="fr-btn" href="/">
        Revenir à l’accueil
      </a>
    </p>
  </Page>
)
