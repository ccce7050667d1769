import type { Appel, SansReponse } from './appel.ts'

/** Ce que l'appel prévoit d'un silence ; un dossier déjà déclaré recevable s'examine, quoi que dise l'appel. */
export const suiteDuSilence = (appel: Pick<Appel, 'complements'>, etat: string): SansReponse =>
  etat === 'depose' ? (appel.complements?.sansReponse ?? 'examiner-en-l-etat') : 'examiner-en-l-etat'

/** Ce qui suivra, dit au porteur avant la date. */
export const direSuite = (suite: SansReponse): string =>
  suite === 'irrecevable'
    ? 'Sans réponse à cette date, l’agence peut déclarer votre dossier irrecevable.'
    : 'Sans réponse à cette date, votre dossier sera examiné tel qu’il est.'

/** Ce qui suit, dit au porteur après la date. */
export const direSuitePassee = (suite: SansReponse): string =>
  suite === 'irrecevable'
    ? 'L’agence peut maintenant déclarer votre dossier irrecevable.'
    : 'L’agence examine maintenant votre dossier tel qu’il est.'

/** Ce que l'appel prévoit alors, dit à l'agence : rien ne se fait de soi-même. */
export const direSuiteALAgence = (suite: SansReponse, clause: readonly string[]): string =>
  suite === 'irrecevable'
    ? `L’appel prévoit alors l’irrecevabilité (${clause.length > 1 ? 'clauses' : 'clause'} ${clause.join(', ')}) : à un agent de l’agence d’en décider.`
    : 'Le dossier est à examiner tel qu’il est.'
