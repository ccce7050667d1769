/** Une page d'ici, jamais une adresse d'ailleurs : la seule forme d'un `retour`, d'où qu'il vienne. */
export const estInterne = (chemin: string): boolean => /^\/(?![/\\])[\w./?=&%-]*$/.test(chemin)

export const retourSur = (chemin: string | undefined): string => (chemin !== undefined && estInterne(chemin) ? chemin : '/')

/** Où revenir après un envoi refusé : la page de son formulaire, que le navigateur nomme ; l'adresse d'un bouton ne s'ouvre pas. */
export const pageDuFormulaire = (chemin: string, venueDe: string | undefined): string => {
  const page = venueDe === undefined || !URL.canParse(venueDe) ? chemin : new URL(venueDe).pathname
  return estInterne(page) ? page : chemin
}

/** « /connexion?retour=… » : où se connecter pour revenir ici. */
export const connexionPour = (chemin: string): string => `/connexion?retour=${encodeURIComponent(chemin)}`
