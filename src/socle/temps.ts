/**
 * Les instants et les jours. Un instant est un point du temps ; un jour n'existe que dans un fuseau.
 * Aucune fonction d'ici ne demande l'heure : elle vient toujours de l'appelant (`le`).
 */
export type Instant = Temporal.Instant
export type Jour = Temporal.PlainDate

export const lireJour = (texte: string): Jour | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(texte)) return undefined
  try {
    return Temporal.PlainDate.from(texte, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

export const estFuseau = (nom: string): boolean => {
  if (!/^[A-Z][A-Za-z_]+\/[A-Za-z_/-]+$/.test(nom)) return false
  try {
    Temporal.PlainDate.from('2021-01-01').toZonedDateTime(nom)
    return true
  } catch {
    return false
  }
}

/** Le premier instant d'un jour dans un fuseau (il n'est pas toujours minuit). */
export const debut = (jour: Jour, fuseau: string): Instant => jour.toZonedDateTime(fuseau).toInstant()

/**
 * Le premier instant qui suit un jour entier : « jusqu'au 31 octobre » admet tout instant avant celui-ci.
 * C'est la lecture de « minuit » par A-07 et G-02, faite une seule fois, ici.
 */
export const finDeJournee = (jour: Jour, fuseau: string): Instant => debut(jour.add({ days: 1 }), fuseau)

export const jourDe = (le: Instant, fuseau: string): Jour => le.toZonedDateTimeISO(fuseau).toPlainDate()
export const avant = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) < 0
export const jourAvant = (a: Jour, b: Jour): boolean => Temporal.PlainDate.compare(a, b) < 0

/** Une durée de calendrier : jours civils ou mois, comptés dans le fuseau de l'appel. */
export type Delai = { readonly jours: number } | { readonly semaines: number } | { readonly mois: number }

/** Le dernier jour d'un délai qui court depuis un instant : « un mois suivant le dépôt » (G-25). */
export const echeanceDe = (depuis: Instant, delai: Delai, fuseau: string): Jour => {
  const jour = jourDe(depuis, fuseau)
  if ('jours' in delai) return jour.add({ days: delai.jours })
  if ('semaines' in delai) return jour.add({ weeks: delai.semaines })
  return jour.add({ months: delai.mois })
}

const LIEUX: Readonly<Record<string, string>> = {
  'Europe/Paris': 'heure de Paris',
  'America/Cayenne': 'heure de Cayenne',
  'Indian/Reunion': 'heure de La Réunion',
  'America/Martinique': 'heure de la Martinique',
  'America/Guadeloupe': 'heure de la Guadeloupe',
  'Indian/Mayotte': 'heure de Mayotte',
}

const EN_MOTS = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

export const direJour = (jour: Jour): string => EN_MOTS.format(jour).replace(/ 1 /, ' 1er ')

/** « 21 h 04 ». */
export const direHeure = (le: Instant, fuseau: string): string => {
  const z = le.toZonedDateTimeISO(fuseau)
  return `${z.hour}\u00a0h\u00a0${String(z.minute).padStart(2, '0')}`
}

/** « lundi 1er novembre 2021 à 10 h 05, heure de Cayenne ». */
export const direInstant = (le: Instant, fuseau: string): string =>
  `${direJour(jourDe(le, fuseau))} à ${direHeure(le, fuseau)}, ${LIEUX[fuseau] ?? fuseau}`

/** Un moment de la journée : « lundi 1er novembre 2021 entre 10 h 05 et 10 h 40, heure de Cayenne ». @param du le même jour que `au` */
export const direEntre = (du: Instant, au: Instant, fuseau: string): string => {
  const [debut, fin] = [direHeure(du, fuseau), direHeure(au, fuseau)]
  return debut === fin ? direInstant(au, fuseau) : `${direJour(jourDe(au, fuseau))} entre ${debut} et ${fin}, ${LIEUX[fuseau] ?? fuseau}`
}

/**
 * Une clôture : sa dernière minute admise, à l'heure du lieu puis à celle de Paris quand elles diffèrent.
 * @param fin le premier instant refusé
 */
export const direCloture = (fin: Instant, fuseau: string): string => direIciEtAParis(fin.subtract({ minutes: 1 }), fuseau)

/** Un instant à l'heure du lieu, puis à celle de Paris quand elles diffèrent. */
export const direIciEtAParis = (le: Instant, fuseau: string): string => {
  const locale = direInstant(le, fuseau)
  if (fuseau === 'Europe/Paris') return locale
  return `${locale} (${direJour(jourDe(le, 'Europe/Paris'))} à ${direHeure(le, 'Europe/Paris')} à Paris)`
}

/** Le temps qui sépare d'une échéance, en gros et en mots : « dans 3 jours », « dans 5 heures », « il y a 2 jours ». */
export const direEcart = (le: Instant, fin: Instant): string => {
  const minutes = Math.trunc(le.until(fin).total('minutes'))
  const dit = direDuree(Math.abs(minutes))
  return minutes < 0 ? `il y a ${dit}` : `dans ${dit}`
}

const direDuree = (minutes: number): string => {
  if (minutes >= 2 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} jours`
  if (minutes >= 2 * 60) return `${Math.floor(minutes / 60)} heures`
  return minutes <= 1 ? 'une minute' : `${minutes} minutes`
}
