/**
 * L'adresse d'une feuille de style, d'un script ou d'une police, d'après son chemin dans le projet.
 * En développement Vite sert le fichier lui-même ; ailleurs, la construction a nommé chaque fichier par son contenu.
 */
type Construit = Readonly<Record<string, { readonly file: string }>>

const construits =
  import.meta.env.MODE === 'production'
    ? Object.values(import.meta.glob<Construit>('/dist/public/.vite/manifest.json', { eager: true, import: 'default' }))
    : []

export const enDeveloppement = import.meta.env.MODE === 'development'

/** @param chemin depuis la racine du projet : `src/plateforme/dsfr/page.css` */
export const ressource = (chemin: string): string => {
  const fichier = construits[0]?.[chemin]?.file
  return `/${fichier ?? chemin}`
}
