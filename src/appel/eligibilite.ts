import { NATURES } from '../acteurs/organisme.ts'
import type { Appel, Guichet } from './appel.ts'
import type { Condition, Fait, Faits, ValeurFait, Verdict } from './condition.ts'
import { type Question, questionsDe } from './questionnaire.ts'

/** Une question du test : un fait de l'appel, demandé avec les mots du formulaire quand il en a. */
export type QuestionDuTest = {
  readonly fait: string
  /** Le nom du champ dans la page et dans son adresse. */
  readonly nom: string
  readonly libelle: string
  readonly aide: string | undefined
  readonly genre: 'oui-non' | 'choix' | 'nombre' | 'texte'
  readonly unite: string | undefined
  readonly options: readonly { readonly valeur: string; readonly libelle: string }[]
}

export const SANS_SAVOIR = 'je-ne-sais-pas'
/** Ce qu'une personne a répondu, par nom de champ, tel qu'elle l'a écrit. */
export type Frappes = Readonly<Record<string, string>>

/** Cinq questions suffisent à une page : les suivantes ne viennent que si elles peuvent encore changer la réponse. */
const PAR_PAGE = 5

export const adresseDuTest = (appel: Pick<Appel, 'code'>, guichet: Pick<Guichet, 'code'>): string =>
  `/appels/${appel.code}/eligibilite/${guichet.code}`

/** Les conditions qui disent si l'on peut candidater ; celles d'un versement ou d'un signalement viennent bien plus tard. */
export const conditionsDEntree = (guichet: Pick<Guichet, 'conditions'>): readonly Condition[] =>
  guichet.conditions.filter((c) => c.effet === 'empeche-depot' || c.effet === 'empeche-recevabilite')

/** Ce que seul le dossier, une fois rempli, peut établir : le test ne le demande pas. */
const DU_DOSSIER: ReadonlySet<string> = new Set([
  'part complète',
  'pièces déposées',
  'part réalisée',
  'indicateur atteint',
  'nature majoritaire du groupe',
  'niveau de maturité',
])

/** Un fait qu'une personne peut dire d'elle-même, de mémoire, avant tout dossier. */
const seDemande = (nom: string, fait: Fait | undefined): boolean => fait !== undefined && fait.source !== 'liste' && !DU_DOSSIER.has(nom)

/**
 * Les questions à poser : celles déjà répondues, puis celles qu'attend une condition encore sans réponse, cinq par cinq.
 * @param verdicts lus avec les réponses déjà données
 */
export const questionsDuTest = (
  faits: Readonly<Record<string, Fait>>,
  guichet: Pick<Guichet, 'sections'>,
  verdicts: readonly Verdict[],
  frappes: Frappes,
): readonly QuestionDuTest[] => {
  const lus = [...new Set(verdicts.flatMap((v) => Object.keys(v.faits)))].filter((nom) => seDemande(nom, faits[nom]))
  const repondus = lus.filter((nom) => aRepondu(frappes, nom))
  const attendus = lus.filter((nom) => !aRepondu(frappes, nom) && verdicts.some((v) => v.manquants.includes(nom)))
  return [...repondus, ...attendus.slice(0, PAR_PAGE)].flatMap((nom) => {
    const fait = faits[nom]
    return fait === undefined ? [] : [questionDe(nom, fait, guichet)]
  })
}

const aRepondu = (frappes: Frappes, nom: string): boolean => (frappes[champDe(nom)] ?? '').trim() !== ''

const questionDe = (nom: string, fait: Fait, guichet: Pick<Guichet, 'sections'>): QuestionDuTest => {
  const posee = questionsDe(guichet.sections).find((q) => q.fait === nom && q.genre !== 'jour')
  return {
    fait: nom,
    nom: champDe(nom),
    libelle: posee?.libelle ?? fait.libelle,
    aide: posee?.aide,
    genre: fait.type,
    unite: fait.unite,
    options: (fait.valeurs ?? []).map((valeur) => ({ valeur, libelle: direValeur(valeur, posee) })),
  }
}

const direValeur = (valeur: string, posee: Question | undefined): string =>
  posee?.valeurs?.find((v) => v.code === valeur)?.libelle ?? NATURES[valeur] ?? enPhrase(valeur)
const enPhrase = (code: string): string => `${code.slice(0, 1).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`

/** « référent RGPD nommé » → `referent-rgpd-nomme` : un nom que toute adresse porte sans signe étrange. */
export const champDe = (fait: string): string =>
  fait
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')

export type ReponsesAuTest = {
  readonly faits: Faits
  readonly illisibles: readonly { readonly nom: string; readonly message: string }[]
}

/** Lit les réponses au test. « Je ne sais pas » n'établit rien ; ce qui ne se lit pas est dit, le reste est gardé. */
export const lireReponses = (faits: Readonly<Record<string, Fait>>, frappes: Frappes): ReponsesAuTest => {
  const lues = Object.entries(faits).flatMap(([fait, f]) => {
    const dit = (frappes[champDe(fait)] ?? '').trim()
    return dit === '' || dit === SANS_SAVOIR ? [] : [{ fait, nom: champDe(fait), lu: lireValeur(f, dit) }]
  })
  return {
    faits: Object.fromEntries(lues.map(({ fait, lu }) => [fait, lu])),
    illisibles: lues.flatMap(({ fait, nom, lu }) => (lu === undefined ? [{ nom, message: attenduDe(faits[fait]) }] : [])),
  }
}

const lireValeur = (fait: Fait, dit: string): ValeurFait | undefined => {
  switch (fait.type) {
    case 'oui-non':
      return dit === 'oui' ? true : dit === 'non' ? false : undefined
    case 'choix':
      return fait.valeurs?.includes(dit) === true ? dit : undefined
    case 'nombre': {
      const net = dit.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
      return /^\d{1,12}(\.\d{1,6})?$/.test(net) ? Number(net) : undefined
    }
    case 'texte':
      return dit.slice(0, 200)
  }
}

const attenduDe = (fait: Fait | undefined): string =>
  fait?.type === 'nombre' ? 'Écrivez un nombre, par exemple 42.' : 'Choisissez une des réponses proposées.'

/** La réponse du test : un seul *non* suffit ; *oui* demande que tout soit établi ; le reste est à vérifier. */
export const conclure = (verdicts: readonly Verdict[]): Verdict['reponse'] => {
  if (verdicts.some((v) => v.reponse === 'non')) return 'non'
  return verdicts.every((v) => v.reponse === 'oui') ? 'oui' : 'a-verifier'
}
