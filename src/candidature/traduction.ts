import type { Guichet } from '../appel/appel.ts'
import type { Valeur } from '../appel/questionnaire.ts'
import type { Option } from '../plateforme/saisie/presentation.ts'
import type { ProjetDecrit } from './decrire.ts'
import type { FichierDAilleurs } from './demarche.ts'

/** Ce qui n'a pas pu être gardé d'un dossier reçu, et que faire. */
export type Remarque = { readonly phrase: string; readonly remede: string }
/** Un fichier et la place où il va. */
export type FichierAttendu = FichierDAilleurs & { readonly piece: string }

/**
 * Un dossier d'ailleurs, dit dans les mots du guichet. Une réponse vidée vaut `null` ; une question que la plateforme n'a pas posée
 * n'y est pas. Ce qui ne se lit pas est remarqué, et n'empêche rien : le dossier a été reçu.
 */
export type Traduction = {
  readonly reponses: Readonly<Record<string, Valeur | null>>
  readonly projets: readonly ProjetDecrit[]
  readonly engagements: readonly string[]
  readonly fichiers: readonly FichierAttendu[]
  readonly remarques: readonly Remarque[]
}

/** Le guichet où l'on traduit, et comment les genres d'action et les natures de dépense s'y disent. */
export type Ici = {
  readonly guichet: Guichet
  readonly actions: readonly Option[]
  readonly natures: readonly Option[]
  readonly fuseau: string
}
