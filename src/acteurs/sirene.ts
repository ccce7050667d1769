import { lireJour } from '../socle/temps.ts'
import { departementDe, type Lecture } from './fiche.ts'
import type { Natures } from './natures.ts'

/** La fiche d'une ligne du fichier « StockEtablissement » de Sirene. La casse des colonnes n'y fait rien. */
export const ficheDeSirene = (ligne: Readonly<Record<string, string>>, place: string, natures: Natures): Lecture => {
  const lire = (colonne: string): string | undefined => {
    const lu = (ligne[colonne.toLowerCase()] ?? '').trim()
    // « [ND] » : la personne s'est opposée à la diffusion.
    return lu === '' || lu === '[ND]' ? undefined : lu
  }
  const siret = lire('siret') ?? `${lire('siren') ?? ''}${lire('nic') ?? ''}`
  const commune = lire('libelleCommuneEtablissement')
  const departement = departementDe(lire('codeCommuneEtablissement'), lire('codePostalEtablissement'))
  const code = lire('etatAdministratifEtablissement')
  const etat = code === 'A' ? 'ouvert' : code === 'F' ? 'ferme' : undefined
  const phrases = [
    ...(/^\d{14}$/.test(siret) ? [] : [siret === '' ? 'Il manque le SIRET.' : `« ${siret} » n’est pas un SIRET.`]),
    ...(commune === undefined || departement === '' ? ['Il manque la commune, ou de quoi en savoir le département.'] : []),
    ...(etat === undefined ? ['L’état administratif n’est ni A (actif) ni F (fermé).'] : []),
  ]
  if (phrases.length > 0 || commune === undefined || etat === undefined)
    return { fiches: [], remarques: [{ place, sort: 'rejetee', phrase: phrases.join(' '), remede: REMEDE }] }
  const nom = ['denominationUniteLegale', 'enseigne1Etablissement', 'denominationUsuelleEtablissement']
    .map(lire)
    .find((n) => n !== undefined)
  const activite = lire('activitePrincipaleEtablissement') ?? null
  return {
    remarques: [],
    fiches: [
      {
        id: `sirene-${siret}`,
        source: 'sirene',
        genre: 'etablissement',
        siren: siret.slice(0, 9),
        siret,
        finess: null,
        entite: null,
        siege: lire('etablissementSiege') === 'true',
        nom: nom ?? `Établissement ${siret}`,
        commune,
        departement,
        categorie: activite,
        statut: null,
        nature: natures.activites[activite ?? ''] ?? null,
        etat,
        ouvertLe: lireJour(lire('dateCreationEtablissement') ?? '') ?? null,
        // `dateDebut` est le début de l'état que dit la ligne : pour un établissement fermé, sa fermeture.
        fermeLe: etat === 'ferme' ? (lireJour(lire('dateDebut') ?? '') ?? null) : null,
      },
    ],
  }
}

const REMEDE = 'Téléchargez de nouveau le fichier de l’Insee ; si la ligne y est ainsi, elle est laissée de côté.'
