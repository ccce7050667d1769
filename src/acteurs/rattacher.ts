import { estSiret } from '../socle/cles.ts'
import { direCleFausse, nettoyerCle } from '../socle/fautes.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Instant } from '../socle/temps.ts'
import type { Source } from './fiche.ts'
import type { Organisme } from './organisme.ts'
import type { Trouvee } from './recherche.ts'

/** Ce qu'une personne dit de son organisme quand aucun registre ne le connaît. */
export type Declare = {
  readonly nom: string
  readonly nature: string
  readonly commune: string
  readonly departement: string
  readonly siret: string
}

/** L'organisme qu'une personne dit sien : une fiche du registre, ou sa propre déclaration. */
export type Demande =
  | { readonly origine: 'fiche'; readonly fiche: Trouvee | undefined; readonly siret: string | undefined }
  /** `connue` : la fiche que le registre a sous ce SIRET, s'il en a une. */
  | { readonly origine: 'saisie'; readonly declare: Declare; readonly connue: Trouvee | undefined }

/** L'organisme tel qu'il entrera dans Palier, et d'où on le sait. */
export type Reconnu = { readonly organisme: Organisme; readonly origine: Source | 'saisie'; readonly entite: string | null }

/** Une personne qui s'est déclarée d'un organisme : sous quelle fonction, quand, et d'où on savait l'organisme. */
export type Declaration = { readonly nom: string; readonly fonction: string; readonly origine: Reconnu['origine']; readonly le: Instant }

/**
 * Reconnaît l'organisme d'une personne. Une fiche donne tout ; une déclaration, ou une nature que le registre ne range pas,
 * laisse l'organisme à vérifier : il dépose, et rien n'est décidé avant qu'un agent l'ait vérifié.
 */
export const reconnaitre = (d: Demande): Result<Reconnu, readonly Refus[]> =>
  d.origine === 'fiche' ? deLaFiche(d.fiche, d.siret) : deLaSaisie(d.declare, d.connue)

/** Ce qui empêche une personne de se dire de cet organisme : ne pas pouvoir l'engager, ou venir après quelqu'un. */
export const refusDeRattachement = (nom: string, engage: 'oui' | 'non', represente: 'oui' | 'non'): readonly Refus[] => [
  ...si(
    engage === 'non',
    'non-engage',
    'Il faut pouvoir engager l’organisme pour ouvrir son dossier.',
    'Cochez la case si vous êtes de la direction ou en avez reçu la délégation ; sinon, demandez à votre direction d’ouvrir le dossier.',
    [],
    'engage',
  ),
  ...si(
    represente === 'oui',
    'deja-represente',
    `Quelqu’un représente déjà ${nom} dans Palier.`,
    'Demandez à rejoindre son équipe.',
    [],
    'fiche',
  ),
]

const deLaFiche = (fiche: Trouvee | undefined, saisi: string | undefined): Result<Reconnu, readonly Refus[]> => {
  if (fiche === undefined)
    return err([
      refus('fiche-inconnue', 'Votre organisme n’est pas choisi.', 'Choisissez-le parmi les résultats, ou déclarez-le.', [], 'fiche'),
    ])
  const siret = fiche.siret ?? nettoyerCle(saisi ?? '')
  const tous = [
    ...si(
      fiche.etat === 'ferme',
      'organisme-ferme',
      `${fiche.nom} est fermé${fiche.fermeLe === null ? '' : ` depuis le ${direJour(fiche.fermeLe)}`}.`,
      'Choisissez l’établissement qui lui a succédé.',
      [],
      'fiche',
    ),
    ...(fiche.siret === null ? refusDeSiret(siret, fiche.siren) : []),
  ]
  if (tous.length > 0) return err(tous)
  const { nom, finess, nature, departement, commune, statut, entite } = fiche
  return ok({
    origine: fiche.source,
    entite: fiche.genre === 'entite' ? finess : entite,
    organisme: {
      id: siret,
      nom,
      siret,
      finess,
      nature: nature ?? 'autre',
      departement,
      commune,
      statut,
      capacite: null,
      effectif: null,
      verification: nature === null ? 'a-faire' : 'faite',
    },
  })
}

const refusDeSiret = (siret: string, siren: string | null): readonly Refus[] => {
  if (siret === '')
    return [refus('siret-manquant', 'Le registre ne connaît pas le SIRET de cet organisme.', 'Écrivez celui de son siège.', [], 'siret')]
  if (!estSiret(siret))
    return [refus('siret-faux', direCleFausse(siret, 'siret'), 'Vérifiez-le sur une facture ou un avis de situation.', [], 'siret')]
  return si(
    siren !== null && !siret.startsWith(siren),
    'siret-d-un-autre',
    'Ce SIRET est celui d’une autre personne morale.',
    `Écrivez un SIRET qui commence par ${siren ?? ''}.`,
    [],
    'siret',
  )
}

const deLaSaisie = (d: Declare, connue: Trouvee | undefined): Result<Reconnu, readonly Refus[]> => {
  const siret = nettoyerCle(d.siret)
  const departement = d.departement.trim().toUpperCase()
  const tous = [
    ...si(
      !estSiret(siret),
      'siret-faux',
      direCleFausse(d.siret, 'siret'),
      'Vérifiez-le sur une facture ou un avis de situation.',
      [],
      'declare.siret',
    ),
    ...si(
      connue !== undefined,
      'deja-au-registre',
      `Le registre connaît ce numéro : ${connue?.nom ?? ''}, ${connue?.commune ?? ''}.`,
      'Cherchez ce numéro et choisissez la fiche : vous n’aurez rien à écrire.',
      [],
      'declare.siret',
    ),
    ...si(
      !/^(\d[\dAB]|9[78]\d)$/.test(departement),
      'departement-inconnu',
      `« ${d.departement} » n’est pas un numéro de département.`,
      'Écrivez son numéro : 01, 2A, 973…',
      [],
      'declare.departement',
    ),
  ]
  if (tous.length > 0) return err(tous)
  const { nom, nature, commune } = d
  const inconnus = { finess: null, statut: null, capacite: null, effectif: null } as const
  return ok({
    origine: 'saisie',
    entite: null,
    organisme: { id: siret, nom, siret, nature, departement, commune, ...inconnus, verification: 'a-faire' },
  })
}
