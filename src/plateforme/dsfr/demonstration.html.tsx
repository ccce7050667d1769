import { euros } from '../../socle/montant.ts'
import {
  ChampCourriel,
  ChampFichier,
  ChampInstant,
  ChampJour,
  ChampMontant,
  ChampNombre,
  ChampTexte,
  ChampTexteLong,
} from './champs.html.tsx'
import { CaseACocher, ChampChoix, ChampChoixMultiple, ChampListe } from './choix.html.tsx'
import { Formulaire } from './formulaire.html.tsx'
import { Frise } from './frise.html.tsx'
import { Jauge } from './jauge.html.tsx'
import { type Cadre, Page } from './page.html.tsx'
import { Avis, Etiquette, Montant, Pourquoi, Resume } from './reperes.html.tsx'
import { Pagination, Tableau } from './tableau.html.tsx'

const CADRE: Cadre = {
  agence: 'Agence régionale de santé de Guyane',
  personne: { nom: 'Camille Exemple', role: 'porteuse du dossier' },
  menu: [
    { texte: 'Ma journée', href: '/', ici: false },
    { texte: 'Mon dossier', href: '/dossier', ici: true },
    { texte: 'Questions et réponses', href: '/questions', ici: false },
  ],
  bandeau: { titre: 'Bac à sable.', texte: 'Les organismes sont inventés, rien n’est envoyé.' },
  conformite: 'partielle',
}

/** Tous les composants dans une page : ce que le navigateur éprouve, et ce que l'œil relit. */
export const Demonstration = () => (
  <Page cadre={CADRE} titre="Dossier GUY-2021-007" fil={[{ texte: 'Mes dossiers', href: '/dossiers' }]} erreurs={2}>
    <p>
      <Etiquette ton="information">En cours d’examen</Etiquette> <Etiquette ton="succes">Complet</Etiquette>{' '}
      <Etiquette ton="attention">À vérifier</Etiquette> <Etiquette ton="erreur">Hors délai</Etiquette>{' '}
      <Etiquette ton="neutre">Brouillon</Etiquette>
    </p>
    <Avis ton="attention" titre="Il manque une pièce">
      Le relevé d’identité bancaire est attendu avant le dimanche 31 octobre 2021.
    </Avis>
    <Avis ton="succes" titre="Votre réponse est enregistrée" />
    <h2>Résumé</h2>
    <Resume
      faits={[
        { nom: 'Organisme', valeur: 'Clinique fictive des Palétuviers' },
        { nom: 'Demande', valeur: <Montant valeur={euros(150_000)} /> },
      ]}
    />
    <Pourquoi
      clause="article 4.2 du cahier des charges"
      texte="L’aide couvre au plus 80 % de la dépense retenue."
      faits={[{ nom: 'Dépense retenue', valeur: <Montant valeur={euros(187_500)} /> }]}
      changerait="Une dépense retenue plus forte relèverait l’aide, jusqu’à 150 000 €."
    />
    <h2>Enveloppes</h2>
    <Jauge
      id="enveloppe"
      titre="Enveloppe de l’appel"
      enveloppe={euros(800_000)}
      parts={[
        { nom: 'Engagé', montant: euros(310_000) },
        { nom: 'Retenu', montant: euros(150_000) },
        { nom: 'Demandé', montant: euros(220_000.5) },
      ]}
    />
    <Jauge id="depassee" titre="Enveloppe dépassée" enveloppe={euros(100)} parts={[{ nom: 'Engagé', montant: euros(130) }]} />
    <h2>Vie du dossier</h2>
    <Frise
      etapes={[
        { titre: 'Dépôt', etat: 'faite', quand: 'mardi 12 octobre 2021 à 22 h 05, heure de Cayenne' },
        { titre: 'Examen', etat: 'en-cours', quand: 'avant le vendredi 12 novembre 2021' },
        { titre: 'Décision', etat: 'a-venir' },
      ]}
    />
    <h2>Tableaux</h2>
    <Tableau legende="Actions demandées" colonnes={COLONNES} lignes={LIGNES} cle={({ nom }) => nom} vide="" />
    <Tableau
      legende="Versements"
      colonnes={COLONNES}
      lignes={[]}
      cle={({ nom }) => nom}
      vide={<p>Les versements apparaîtront ici après la signature de la convention.</p>}
    />
    <Pagination page={3} pages={9} adresse={(n) => `?page=${n}`} />
    <h2>Formulaire</h2>
    <Reponses />
  </Page>
)

type Ligne = { readonly nom: string; readonly etat: string; readonly demande: number; readonly retenu: number }

const LIGNES: readonly Ligne[] = [
  { nom: 'Sauvegarde hors ligne', etat: 'Retenue', demande: 42_000, retenu: 33_600 },
  { nom: 'Annuaire et double authentification des accès distants', etat: 'À vérifier', demande: 118_250.5, retenu: 0 },
]

const COLONNES = [
  { titre: 'Action', cellule: (l: Ligne) => <a href="#contenu">{l.nom}</a>, tri: { href: '?tri=nom', sens: 'croissant' } },
  { titre: 'État', cellule: (l: Ligne) => l.etat },
  { titre: 'Demandé', alignement: 'droite', cellule: (l: Ligne) => <Montant valeur={euros(l.demande)} /> },
  { titre: 'Retenu', alignement: 'droite', cellule: (l: Ligne) => <Montant valeur={euros(l.retenu)} /> },
] as const

const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
  { valeur: 'inconnu', libelle: 'Je ne sais pas', aide: 'Cette réponse est toujours admise.' },
]

const Reponses = () => (
  <Formulaire
    action="/dossier"
    jeton="jeton"
    bouton="Déposer le dossier"
    suite="Vous recevrez un reçu ; vous pourrez encore retirer votre dossier jusqu’à la clôture."
    fichiers
    autre={
      <a className="fr-link" href="/plus-tard">
        Continuer plus tard
      </a>
    }
    erreurs={[
      { champ: 'montant', message: 'Écrivez le montant en chiffres, par exemple 150 000.' },
      { champ: 'sauvegarde', message: 'Dites si les sauvegardes sont hors ligne.' },
    ]}
  >
    <ChampTexte nom="organisme" libelle="Nom de l’organisme" obligatoire autocomplete="organization" valeur="Clinique fictive" />
    <ChampCourriel nom="courriel" libelle="Adresse électronique" obligatoire autocomplete="email" aide="Exemple : nom@etablissement.fr" />
    <ChampTexteLong nom="projet" libelle="Le projet" obligatoire={false} aide="Quelques phrases suffisent." />
    <ChampMontant
      nom="montant"
      libelle="Montant demandé"
      obligatoire
      valeur="cent mille"
      erreur="Écrivez le montant en chiffres, par exemple 150 000."
    />
    <ChampNombre nom="postes" libelle="Nombre de postes de travail" obligatoire />
    <ChampJour nom="debut" libelle="Début des travaux" obligatoire valeur="2021-12-01" />
    <ChampInstant nom="incident" libelle="Dernier incident" obligatoire={false} />
    <ChampChoix
      nom="sauvegarde"
      libelle="Les sauvegardes sont-elles hors ligne ?"
      obligatoire
      options={OUI_NON}
      erreur="Dites si les sauvegardes sont hors ligne."
    />
    <ChampChoixMultiple nom="themes" libelle="Thèmes du projet" obligatoire valeurs={['oui']} options={OUI_NON} />
    <ChampListe
      nom="commune"
      libelle="Commune"
      obligatoire
      options={[
        { valeur: '97302', libelle: 'Cayenne' },
        { valeur: '97311', libelle: 'Saint-Laurent-du-Maroni' },
      ]}
    />
    <ChampFichier
      nom="rib"
      libelle="Relevé d’identité bancaire"
      obligatoire
      formats={['.pdf']}
      aide="PDF de 10 Mo au plus."
      recu="rib-2021.pdf"
    />
    <CaseACocher
      nom="engagement"
      libelle="Je m’engage à mener un exercice de crise avant le 30 juin 2022"
      obligatoire
      cochee={false}
      aide="Sans exercice, le solde n’est pas versé."
    />
    <CaseACocher nom="exact" libelle="Les réponses sont exactes" obligatoire cochee={false} erreur="Cochez cette case pour déposer." />
  </Formulaire>
)
