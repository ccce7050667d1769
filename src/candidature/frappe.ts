import type { Question, Valeur, ValeurSimple } from '../appel/questionnaire.ts'
import { itemsDe, type Reponse } from '../grille/grille.ts'
import { lignesAuPlus, questionDeLaCase } from './bloc.ts'

/** Les quatre champs d'un contact, dans l'ordre où on les demande (G-24, G-26). */
export const CHAMPS_DU_CONTACT = ['nom', 'prenom', 'courriel', 'telephone'] as const

export const CHAMPS_DE_L_ADRESSE = ['voie', 'complement', 'codePostal', 'commune'] as const

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
  if (typeof v !== 'object') return { [nomDuChamp(q.code)]: enTexte(q, v) }
  if ('nom' in v) return sous(q.code, v)
  if ('voie' in v || 'sites' in v) return sous(q.code, v)
  if ('version' in v) return sous(q.code, Object.fromEntries(Object.entries(v.reponses).map(([item, r]) => [item, enNiveau(r)])))
  if (!('lignes' in v)) return { [nomDuChamp(q.code)]: v }
  return Object.assign(
    {},
    ...v.lignes.flatMap((l, rang) =>
      (q.colonnes ?? []).flatMap((c) => {
        const dit = l[c.code]
        const laCase = questionDeLaCase(q, c, `${rang}.${c.code}`)
        return dit === undefined ? [] : [{ [nomDuChamp(laCase.code)]: enTexte(laCase, dit) }]
      }),
    ),
  )
}

const sous = (code: string, champs: Champs): Champs =>
  Object.fromEntries(Object.entries(champs).map(([nom, v]) => [nomDuChamp(`${code}.${nom}`), v]))

const enNiveau = (r: Reponse): string => (typeof r === 'string' ? r : String(r.niveau))

const enTexte = (q: Question, v: ValeurSimple): string => {
  if (typeof v === 'boolean') return v ? 'oui' : 'non'
  if (q.genre === 'montant' && v !== 'je-ne-sais-pas') return enEuros(String(v))
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
  Object.fromEntries(questions.flatMap((q) => recuDe(q, corps)))

const recuDe = (q: Question, corps: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] => {
  const lire = (champ: string): unknown => corps[nomDuChamp(champ)]
  const objet = (noms: readonly string[]) => Object.fromEntries(noms.map((nom) => [nom, lire(`${q.code}.${nom}`)]))
  switch (q.genre) {
    case 'contact':
      return CHAMPS_DU_CONTACT.map((nom) => `${q.code}.${nom}`).flatMap((champ) =>
        nomDuChamp(champ) in corps ? [[champ, lire(champ)] as const] : [],
      )
    case 'adresse':
      return nomDuChamp(`${q.code}.voie`) in corps ? [[q.code, objet(CHAMPS_DE_L_ADRESSE)]] : []
    case 'sites':
      return nomDuChamp(`${q.code}.manquants`) in corps ? [[q.code, objet(['sites', 'manquants'])]] : []
    case 'bloc': {
      const noms = (q.colonnes ?? []).map((c) => c.code)
      const lignes = Array.from({ length: lignesMontrees(q, corps) }, (_, rang) =>
        Object.fromEntries(noms.map((nom) => [nom, lire(`${q.code}.${rang}.${nom}`)])),
      )
      return lignes.length === 0 ? [] : [[q.code, lignes]]
    }
    case 'grille':
      return [[q.code, objet((q.evaluation === undefined ? [] : itemsDe(q.evaluation.grille)).map((i) => i.code))]]
    default:
      if (nomDuChamp(q.code) in corps) return [[q.code, lire(q.code)]]
      return q.genre === 'choix-multiple' ? [[q.code, '']] : []
  }
}

/** Les lignes d'un bloc présentes dans des champs, y compris celles que l'on a laissées vides. */
export const lignesMontrees = (q: Question, champs: Readonly<Record<string, unknown>>): number => {
  const debut = nomDuChamp(`${q.code}.`)
  const rangs = Object.keys(champs).flatMap((nom) => (nom.startsWith(debut) ? [Number(nom.slice(debut.length).split('.')[0])] : []))
  return Math.min(lignesAuPlus(q), Math.max(-1, ...rangs.filter(Number.isInteger)) + 1)
}

/** Les champs sans cette ligne d'un bloc : celles d'après remontent d'un rang, la seule se vide. @param retirer « serveurs.2 » */
export const sansLigne = (
  questions: readonly Question[],
  champs: Readonly<Record<string, unknown>>,
  retirer: string,
): Readonly<Record<string, unknown>> => {
  const [code = '', dit = ''] = retirer.split('.')
  const q = questions.find((x) => x.code === code && x.genre === 'bloc')
  if (q === undefined || !/^\d{1,3}$/.test(dit)) return champs
  const debut = nomDuChamp(`${code}.`)
  const seule = lignesMontrees(q, champs) === 1
  return Object.fromEntries(
    Object.entries(champs).flatMap(([nom, v]) => {
      if (!nom.startsWith(debut)) return [[nom, v]]
      const [rang = '', ...colonne] = nom.slice(debut.length).split('.')
      if (rang === dit) return seule ? [[nom, '']] : []
      return [[Number(rang) > Number(dit) ? `${debut}${Number(rang) - 1}.${colonne.join('.')}` : nom, v]]
    }),
  )
}
