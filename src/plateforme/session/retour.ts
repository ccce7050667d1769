/** Une page d'ici, jamais une adresse d'ailleurs : la seule forme d'un `retour`, d'où qu'il vienne. */
export const estInterne = (chemin: string): boolean => /^\/(?![/\\])[\w./?=&%-]*$/.test(chemin)

export const retourSur = (chemin: string | undefined): string => (chemin !== undefined && estInterne(chemin) ? chemin : '/')

/** « /connexion?retour=… » : où se connecter pour revenir ici. */
export const connexionPour = (chemin: string): string => `/connexion?retour=${encodeURIComponent(chemin)}`
