export type Champs = Readonly<Record<string, string | readonly string[]>>

/** Ce qui lit les pages et envoie les formulaires, sans script : un navigateur entier, ou l'essentiel d'un navigateur. */
export type Moteur = {
  /** L'adresse de la page ouverte. */
  readonly adresse: () => string
  /** Ouvre une page et rend son statut. */
  readonly aller: (adresse: string) => Promise<number>
  /** Remplit le formulaire qui porte ces champs et ce bouton, et l'envoie ; mène à la page qui répond. */
  readonly envoyer: (champs: Champs, bouton: string | undefined) => Promise<void>
  /** Le texte de chaque élément choisi. */
  readonly textes: (selecteur: string) => Promise<readonly string[]>
  /** Un attribut de chaque élément choisi, vide s'il manque. */
  readonly attributs: (selecteur: string, nom: string) => Promise<readonly string[]>
  readonly temoins: () => Promise<readonly { readonly name: string; readonly value: string }[]>
  readonly fermer: () => Promise<void>
}

/** Un petit PDF qui dit son nom : ce que les parcours joignent. */
export const unPdf = (nom: string): string => `%PDF-1.4\n% ${nom}\n%%EOF\n`
