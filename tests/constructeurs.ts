import { join } from 'node:path'
import { type Appel, type Guichet, guichetDe } from '../src/appel/appel.ts'
import { derniereVersion } from '../src/appel/bibliotheque.ts'
import { lireBibliotheque } from '../src/appel/bibliotheque.yaml.ts'
import { connuDe } from '../src/appel/connu.commande.ts'
import type { Dossier, LigneDepense, PieceJointe, Projet } from '../src/candidature/dossier.ts'
import type { Acteur } from '../src/journal/objet.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { direDefaut } from '../src/socle/defaut.ts'
import type { Refus } from '../src/socle/refus.ts'
import type { Result } from '../src/socle/resultat.ts'
import type { Instant, Jour } from '../src/socle/temps.ts'

/** De quoi bâtir un cas en une ligne, à partir des vrais appels : un essai ne dit que ce qui le distingue. */
const appels = await lireBibliotheque(join(racine, 'appels'), 'reels', await connuDe(join(racine, 'referentiels')))
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))

export const unAppel = (code = 'ssi-2021'): Appel => derniereVersion(appels.value, code)!
export const unGuichet = (guichet = 'investissement', appel = 'ssi-2021'): Guichet => guichetDe(unAppel(appel), guichet)!

/** Un instant à l'heure de Cayenne : « 2021-10-31 23:59:59 ». */
export const aCayenne = (t: string): Instant =>
  Temporal.PlainDateTime.from(t.replace(' ', 'T')).toZonedDateTime('America/Cayenne').toInstant()
export const unJour = (t: string): Jour => Temporal.PlainDate.from(t)

export const unContact = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }

export const uneLigne = (plus: Partial<LigneDepense> = {}): LigneDepense => ({
  libelle: 'Baie',
  nature: 'materiel',
  montant: 1_000_00n,
  mois: null,
  autreFinanceur: null,
  autreMontant: 0n,
  ...plus,
})

export const unProjet = (plus: Partial<Projet> = {}): Projet => ({
  numero: plus.rang ?? 1,
  rang: 1,
  revision: 1,
  titre: 'Sauvegarde',
  action: 'sauvegarde-deconnectee',
  objectifs: 'o',
  planning: 'p',
  ressources: 'r',
  indicateurs: 'i',
  constats: ['C1'],
  mutualise: null,
  depenses: [uneLigne()],
  devis: [],
  ...plus,
})

/** Un dossier d'investissement complet, prêt à être déposé ; `plus` dit ce qui change. */
export const unDossier = (plus: Partial<Dossier> = {}): Dossier => ({
  id: 'ssi-2021-00001',
  appel: 'ssi-2021',
  version: 1,
  guichet: 'investissement',
  organisme: {
    id: 'ehpad',
    nom: 'Résidence fictive',
    siret: '87300000000001',
    finess: null,
    nature: 'etablissement-medico-social',
    departement: '973',
    commune: 'Port-Fictif',
    statut: null,
    capacite: 80,
    effectif: 60,
    verification: 'faite',
  },
  ouvertLe: aCayenne('2021-07-10 09:00'),
  deposeLe: null,
  membres: [],
  reponses: {
    'referent-cyber-nomme': true,
    'referent-cyber': unContact,
    'referent-rgpd-nomme': true,
    'referent-rgpd': unContact,
    'commission-interne-creee': true,
    'autres-financements': false,
  },
  aDepartager: [],
  pieces: [unePiece('note-commission'), unePiece('devis.1')],
  engagements: ['realiser-projets', 'accepter-controle'],
  projets: [unProjet()],
  dernierProjet: 1,
  ...plus,
})

export const unePiece = (code: string, plus: Partial<PieceJointe> = {}): PieceJointe => ({
  ...{ id: `n-${code}`, code, nom: `${code}.pdf`, taille: 1000, empreinte: 'e'.repeat(64), signatures: [], verdict: 'saine' },
  ...plus,
})

export const unActeur = (plus: Partial<Acteur> = {}): Acteur => ({
  id: 'agent',
  nom: 'Jo Fictif',
  role: 'ars',
  organismes: [],
  droits: {},
  fonctions: [],
  ...plus,
})

/** Les motifs d'un refus, dans l'ordre ; une liste vide quand l'acte est accepté. */
export const motifsDe = (r: Result<unknown, readonly Refus[]>): readonly string[] => (r.ok ? [] : r.error.map((x) => x.motif))
export const clausesDe = (r: Result<unknown, readonly Refus[]>): readonly string[] =>
  r.ok ? [] : [...new Set(r.error.flatMap((x) => x.clause))].sort()
