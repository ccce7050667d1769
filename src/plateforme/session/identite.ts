import { estCourriel } from '../../socle/adresse.ts'
import { estSiret } from '../../socle/cles.ts'

/**
 * Ce qu'un fournisseur d'identité dit d'une personne. `courriel` n'y est que s'il le dit vérifié ; sinon un lien le prouvera.
 * `rpps` : onze chiffres, pour un professionnel de santé ; `siret` : l'organisme où elle travaille, d'après ProConnect.
 */
export type Identite = {
  readonly nom: string | undefined
  readonly courriel: string | undefined
  readonly siret: string | undefined
  readonly rpps: string | undefined
}

/** Lit les attributs de ProConnect (`usual_name`, `siret`), de Pro Santé Connect (`family_name`, `SubjectNameID`) ou du standard. */
export const lireIdentite = (attributs: Readonly<Record<string, unknown>>): Identite => {
  const dire = (nom: string): string => (typeof attributs[nom] === 'string' ? attributs[nom].trim() : '')
  const courriel = dire('email').toLowerCase()
  const siret = dire('siret').replace(/\s/g, '')
  const verifie = attributs['email_verified'] === true || attributs['email_verified'] === 'true'
  return {
    nom: premierDit(`${dire('given_name')} ${dire('usual_name') || dire('family_name')}`, dire('name')),
    courriel: verifie && estCourriel(courriel) ? courriel : undefined,
    siret: estSiret(siret) ? siret : undefined,
    rpps: lireRpps(dire('SubjectNameID') || dire('preferred_username')),
  }
}

const premierDit = (...noms: readonly string[]): string | undefined => noms.map((n) => n.trim()).find((n) => n !== '')

/** L'identifiant national d'un professionnel est son RPPS précédé de 8 ; les autres genres (ADELI, établissement) ne sont pas des RPPS. */
const lireRpps = (identifiant: string): string | undefined => /^8(\d{11})$/.exec(identifiant)?.[1] ?? /^\d{11}$/.exec(identifiant)?.[0]

const SANS_ADRESSE = '@identite.invalid'

/** L'adresse d'attente d'une identité dont aucun courriel n'est prouvé : elle ne reçoit rien, et n'est celle de personne. */
export const adresseProvisoire = (sujet: string): string => `${sujet}${SANS_ADRESSE}`
export const estProvisoire = (courriel: string): boolean => courriel.endsWith(SANS_ADRESSE)
