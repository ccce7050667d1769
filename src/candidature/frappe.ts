import type { Question, Valeur } from '../appel/questionnaire.ts'

/** Les quatre champs d'un contact, dans l'ordre où on les demande (G-24, G-26). */
export const CHAMPS_DU_CONTACT = ['nom', 'prenom', 'courriel', 'telephone'] as const

/** Le nom d'un champ de formulaire : aucun code de question ne peut ainsi heurter une ancre de la page. */
export const nomDuChamp = (champ: string): string => `r.${champ}`

/** Ce qui est dans les champs d'une page, par nom de champ. */
export type Champs = Readonly<Record<string, string | readonly string[]>>

/** Ce que la page a envoyé, en textes : un fichier n'y a pas sa place. */
export const champsDe = (corps: Readonly<Record<string, unknown>>): Champs =>
  Object.fromEntries(Object.entries(corps).map(([nom, v]) => [nom, Array.isArray(v) ? v.map(texteDe) : texteDe(v)]))

const texteDe = (v: unknown): string => (typeof v === 'string' ? v : '')

/** Une réponse gardée, remise dans les champs qui l'ont donnée : un montant en euros, un oui-non en mots. */
export const enChamps = (q: Question, v: Valeur | undefined): Champs => {
  if (v === undefined) return {}
  if (typeof v === 'object' && 'nom' in v)
    return Object.fromEntries(CHAMPS_DU_CONTACT.map((champ) => [nomDuChamp(`${q.code}.${champ}`), v[champ]]))
  return { [nomDuChamp(q.code)]: enTexte(q, v) }
}

const enTexte = (q: Question, v: Exclude<Valeur, { readonly nom: string }>): string | readonly string[] => {
  if (typeof v === 'object') return v
  if (typeof v === 'boolean') return v ? 'oui' : 'non'
  if (q.genre === 'montant') return enEuros(String(v))
  return typeof v === 'number' ? String(v).replace('.', ',') : v
}

/** Des centimes en chiffres, tels qu'on les tape : « 123450 » → « 1234,50 ». */
export const enEuros = (centimes: string): string => {
  const chiffres = centimes.padStart(3, '0')
  const reste = chiffres.slice(-2)
  return reste === '00' ? chiffres.slice(0, -2) : `${chiffres.slice(0, -2)},${reste}`
}

/**
 * Ce que ces questions ont reçu, par code, tel que `repondre` le lit. Un choix multiple montré et laissé vide
 * est une réponse vide ; une question qui n'était pas dans la page n'est pas touchée.
 */
export const frappeDe = (questions: readonly Question[], corps: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    questions.flatMap((q) => {
      const champs = q.genre === 'contact' ? CHAMPS_DU_CONTACT.map((champ) => `${q.code}.${champ}`) : [q.code]
      const recus = champs.filter((champ) => nomDuChamp(champ) in corps).map((champ) => [champ, corps[nomDuChamp(champ)]] as const)
      return q.genre === 'choix-multiple' && recus.length === 0 ? [[q.code, '']] : recus
    }),
  )
