import type { Role } from '../vie.ts'

/** Qui fait avancer le dossier. */
type Main = 'vous' | 'agence' | 'operateur' | 'prestataire' | 'personne'
type Suite = { readonly phrase: string; readonly attend: Main }

/** Où en est un dossier déposé, dit au porteur, et de qui la suite dépend. Un dossier décidé et pas encore notifié est encore examiné. */
const SUITES: Readonly<Record<string, Suite>> = {
  depose: { phrase: 'Votre dossier est déposé. L’agence vérifie qu’il peut être examiné.', attend: 'agence' },
  recevable: { phrase: 'Votre dossier est recevable. Il est examiné.', attend: 'agence' },
  inscrit: { phrase: 'Votre dossier est à l’ordre du jour de la commission.', attend: 'agence' },
  decide: { phrase: 'Votre dossier est examiné. La décision vous sera notifiée.', attend: 'agence' },
  irrecevable: { phrase: 'Votre dossier ne peut pas être examiné. Le motif est ci-dessous.', attend: 'personne' },
  retire: { phrase: 'Vous avez retiré votre dossier. Il ne sera pas examiné.', attend: 'personne' },
  laureat: { phrase: 'Votre dossier est retenu.', attend: 'agence' },
  'en-attente': { phrase: 'Votre dossier est en liste d’attente. Si une place se libère, l’agence décide de nouveau.', attend: 'agence' },
  ecarte: { phrase: 'Votre dossier n’est pas retenu. Le motif et vos recours sont ci-dessous.', attend: 'personne' },
  'sous-condition': { phrase: 'Votre dossier est retenu, à une condition. Elle est ci-dessous, avec sa date.', attend: 'vous' },
  'sans-suite': { phrase: 'Il n’est pas donné suite à votre dossier. Le motif et vos recours sont ci-dessous.', attend: 'personne' },
  desiste: { phrase: 'Vous vous êtes désisté. Votre dossier s’arrête là.', attend: 'personne' },
  'en-audit': { phrase: 'Votre audit est en cours.', attend: 'prestataire' },
  audite: { phrase: 'Votre audit est terminé. Les actions à financer vont être choisies.', attend: 'agence' },
  finance: { phrase: 'Vos actions sont financées. Elles sont à réaliser, puis à déclarer.', attend: 'vous' },
  'non-finance': { phrase: 'Aucune de vos actions n’est financée. Les raisons sont ci-dessous.', attend: 'personne' },
  'en-convention': { phrase: 'Votre convention est prête. Elle attend les signatures.', attend: 'vous' },
  conventionne: { phrase: 'Votre convention est signée. Les projets sont à réaliser, puis à déclarer.', attend: 'vous' },
  realise: { phrase: 'Vous avez déclaré la réalisation. Elle va être contrôlée.', attend: 'operateur' },
  controle: { phrase: 'La réalisation est contrôlée. Le solde et le bilan suivent.', attend: 'agence' },
  clos: { phrase: 'Votre dossier est clos. Il reste lisible.', attend: 'personne' },
}

const ATTENDU: Readonly<Record<Main, string>> = {
  vous: 'De vous : voyez ci-dessous ce que vous pouvez faire.',
  agence: 'De l’agence. Vous n’avez rien à faire ; un courriel vous préviendra.',
  operateur: 'De l’opérateur régional. Vous n’avez rien à faire ; un courriel vous préviendra.',
  prestataire: 'Du prestataire d’audit, qui vous contacte.',
  personne: 'De personne : votre dossier est terminé.',
}

/** @param complement une demande de complément attend le porteur : elle passe avant le reste */
export const suiteDe = (
  etat: string,
  complement: 'attendu' | 'aucun',
): { readonly phrase: string; readonly attendu: string } | undefined => {
  const suite = SUITES[etat]
  if (suite === undefined) return undefined
  return complement === 'attendu'
    ? { phrase: suite.phrase, attendu: 'De vous : l’agence vous demande de compléter votre dossier.' }
    : { phrase: suite.phrase, attendu: ATTENDU[suite.attend] }
}

/** Plus rien n'est attendu de personne : aucune date ne vient. */
export const estFini = (etat: string): boolean => SUITES[etat]?.attend === 'personne'

/** La première ouverture du dossier par un rôle de l'agence. */
export type PremiereLecture = { readonly role: Role; readonly le: Temporal.Instant }

/**
 * Quand chaque rôle de l'agence a eu le dossier sous les yeux la première fois, dans l'ordre : il a ouvert sa page, ou il a agi dessus, ce
 * qu'on ne fait pas sans le lire.
 * @param actes les actes faits sur le dossier lui-même depuis son dépôt, tous rôles confondus
 */
export const premieresLectures = (
  ouvertures: readonly PremiereLecture[],
  actes: readonly PremiereLecture[],
): readonly PremiereLecture[] => {
  const vues = [...ouvertures, ...actes].filter(({ role }) => estLecteur(role)).toSorted((a, b) => Temporal.Instant.compare(a.le, b.le))
  return vues.filter(({ role }, rang) => vues.findIndex((v) => v.role === role) === rang).map(({ role, le }) => ({ role, le }))
}

/** Un rôle dont le porteur apprend qu'il a ouvert son dossier. */
export const estLecteur = (role: Role): boolean => LECTEURS[role] !== undefined

const LECTEURS: Readonly<Partial<Record<Role, string>>> = {
  ars: 'l’agence',
  grades: 'l’opérateur régional',
  commission: 'la commission',
  direction: 'la direction de l’agence',
}

/** Qui a ouvert le dossier, par rôle et jamais par nom ; `dire` met l'instant en mots. */
export const direLectures = (lectures: readonly PremiereLecture[], dire: (le: Temporal.Instant) => string): readonly string[] => {
  const lues = lectures.map(({ role, le }) => `Ouvert par ${LECTEURS[role] ?? 'l’agence'} le ${dire(le)}.`)
  return lectures.some((l) => l.role === 'ars') ? lues : [...lues, 'L’agence n’a pas encore ouvert votre dossier.']
}

/** Une date à venir du dossier. */
export type Repere = { readonly texte: string; readonly jour: Temporal.PlainDate }

/** La plus proche des dates qui ne sont pas passées. */
export const prochainRepere = (reperes: readonly Repere[], aujourdhui: Temporal.PlainDate): Repere | undefined =>
  reperes
    .filter((r) => Temporal.PlainDate.compare(r.jour, aujourdhui) >= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.jour, b.jour))[0]
