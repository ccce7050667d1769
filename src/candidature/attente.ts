/**
 * Une réponse tapée que le serveur n'a pas encore accusée. `champs` : ce que la page enverrait, marque comprise ;
 * `frappe` : l'instant de la frappe à l'heure du navigateur, en millisecondes, toujours plus grand que celui d'avant.
 */
export type Attente = {
  readonly question: string
  readonly champs: readonly (readonly [string, string])[]
  readonly frappe: number
  readonly sort: 'a-partir' | 'illisible'
}

/** Les réponses qui attendent dans ce navigateur : une par question, une seule en route à la fois. */
export type File = {
  readonly attentes: readonly Attente[]
  readonly enRoute: Attente | undefined
  /** Les demandes restées sans réponse depuis la dernière qui en a eu une. */
  readonly echecs: number
  readonly ligne: 'ouverte' | 'session-terminee' | 'fini'
}

export const FILE_VIDE: File = { attentes: [], enRoute: undefined, echecs: 0, ligne: 'ouverte' }

/** Une frappe remplace celle qui attendait pour la même question, et garde son rang. */
export const taper = (f: File, a: Attente): File => ({
  ...f,
  attentes: f.attentes.some((x) => x.question === a.question)
    ? f.attentes.map((x) => (x.question === a.question ? a : x))
    : [...f.attentes, a],
})

/** Met en route la première réponse prête : tapée à cet instant au plus tard, si rien n'est déjà en route. */
export const partir = (f: File, auPlusTard: number): File =>
  f.enRoute !== undefined || f.ligne !== 'ouverte'
    ? f
    : { ...f, enRoute: f.attentes.find((a) => a.sort === 'a-partir' && a.frappe <= auPlusTard) }

/** Le serveur a la réponse en route ; ce qui a été tapé depuis pour la même question attend encore. */
export const acquitter = (f: File): File => ({
  ...f,
  attentes: f.attentes.filter((a) => !memeFrappe(a, f.enRoute)),
  enRoute: undefined,
  echecs: 0,
})

/** Le serveur ne sait pas lire la réponse en route : elle reste ici, sans repartir avant d'être corrigée. */
export const garderIllisible = (f: File): File => ({
  ...f,
  attentes: f.attentes.map((a) => (memeFrappe(a, f.enRoute) ? { ...a, sort: 'illisible' } : a)),
  enRoute: undefined,
  echecs: 0,
})

/** La ligne est coupée, ou le serveur ne répond pas : rien n'est perdu, la réponse repartira. */
export const manquer = (f: File): File => ({ ...f, enRoute: undefined, echecs: f.echecs + 1 })

export const arreter = (f: File, ligne: 'session-terminee' | 'fini'): File => ({ ...f, enRoute: undefined, ligne })

const memeFrappe = (a: Attente, b: Attente | undefined): boolean => a.question === b?.question && a.frappe === b.frappe

/** Le temps à laisser passer avant d'essayer encore, en millisecondes : une seconde, puis le double, une minute au plus. */
export const patience = (echecs: number): number => Math.min(60_000, 1000 * 2 ** Math.max(0, echecs - 1))

/** L'état de l'enregistrement, en mots ; `undefined` : rien à dire de plus que la page. */
export const direFile = (f: File, enregistre: string | undefined): string | undefined => {
  const illisibles = f.attentes.filter((a) => a.sort === 'illisible').length
  const restent = f.attentes.length - illisibles
  if (f.ligne === 'session-terminee') return 'Votre session est terminée : reconnectez-vous, vos réponses restent ici.'
  if (f.ligne === 'fini')
    return 'Ce dossier n’est plus un brouillon ouvert pour vous : ce que vous tapez ici ne s’enregistre plus. Rechargez la page.'
  if (f.echecs > 0 && restent > 0) return `Ligne coupée : ${direAttente(restent)} Sur un ordinateur partagé, déconnectez-vous en partant.`
  if (illisibles > 0)
    return `${illisibles === 1 ? 'Une réponse n’est pas lisible' : `${illisibles} réponses ne sont pas lisibles`} : votre saisie reste sur cet appareil, corrigez-la.`
  return restent > 0 ? 'Enregistrement…' : enregistre
}

const direAttente = (n: number): string =>
  n === 1
    ? '1 réponse attend sur cet appareil, elle partira d’elle-même.'
    : `${n} réponses attendent sur cet appareil, elles partiront d’elles-mêmes.`

/** Une attente relue de la réserve du navigateur ; ce qui n'en est pas une est comme absent. */
export const lireAttente = (texte: string | null): Attente | undefined => {
  const lu: unknown = texte === null ? undefined : lireJson(texte)
  if (lu === null || typeof lu !== 'object' || !('question' in lu && 'champs' in lu && 'frappe' in lu && 'sort' in lu)) return undefined
  const { question, champs, frappe, sort } = lu
  if (typeof question !== 'string' || typeof frappe !== 'number' || !Array.isArray(champs)) return undefined
  return { question, frappe, champs: champs.flatMap(enPaire), sort: sort === 'illisible' ? 'illisible' : 'a-partir' }
}

const enPaire = (x: unknown): readonly (readonly [string, string])[] =>
  Array.isArray(x) && typeof x[0] === 'string' && typeof x[1] === 'string' ? [[x[0], x[1]]] : []

const lireJson = (texte: string): unknown => {
  try {
    return JSON.parse(texte)
  } catch {
    return undefined
  }
}
