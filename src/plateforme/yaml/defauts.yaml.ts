import type { z } from 'zod'
import { type Anomalie, type Chemin, type Defaut, nomProche, parPlace, suggerer } from '../../socle/defaut.ts'
import { ouvrirYaml, type Source } from './source.yaml.ts'

/** Ce que les feuilles (`feuilles.yaml.ts`) disent à zod : la phrase, le remède, et de quoi poursuivre la lecture. */
export type Manque = { readonly phrase: string; readonly remede: string; readonly neutre: unknown }

/**
 * Une lecture : tous les défauts de forme, et la valeur. Quand la forme a des défauts, la valeur est *réparée*
 * (valeurs neutres, clés corrigées) pour que le sens soit contrôlé quand même ; elle ne sert qu'à cela.
 */
export type Lecture<T> = {
  readonly source: Source
  readonly defauts: readonly Defaut[]
  readonly valeur: T | undefined
  readonly reparations: readonly Chemin[]
}

/** Lit un texte YAML selon une forme stricte : toutes les fautes d'écriture et de forme à la fois, situées. */
export const lireYaml = <S extends z.ZodType>(texte: string, fichier: string, forme: S): Lecture<z.output<S>> => {
  const source = ouvrirYaml(texte, fichier)
  if (source.valeur === undefined) return { source, defauts: parPlace(source.ecriture), valeur: undefined, reparations: [] }
  const essai = essayer(forme, source.valeur)
  const anomalies = [...essai.anomalies]
  const reparations = [...essai.reparations]
  let dernier = essai
  for (let tour = 0; tour < 8 && dernier.valeur === undefined && dernier.repare !== undefined; tour++) {
    dernier = essayer(forme, dernier.repare)
    const nouvelles = dernier.anomalies.filter((a) => !reparations.some((r) => commence(a.chemin, r)))
    anomalies.push(...nouvelles)
    reparations.push(...dernier.reparations)
  }
  return { source, defauts: parPlace([...source.ecriture, ...anomalies.map(source.situer)]), valeur: dernier.valeur, reparations }
}

/** Ajoute aux défauts de forme ceux du sens ; se tait là où la forme a été réparée, pour ne pas accuser deux fois. */
export const avecSens = <T>(lecture: Lecture<T>, anomalies: readonly Anomalie[]): readonly Defaut[] => {
  const sures = anomalies.filter((a) => !lecture.reparations.some((r) => commence(a.chemin, r) || commence(r, a.chemin)))
  return parPlace([...lecture.defauts, ...sures.map(lecture.source.situer)])
}

const commence = (chemin: Chemin, debut: Chemin): boolean => debut.every((pas, rang) => chemin[rang] === pas)

type Essai<T> = {
  readonly valeur: T | undefined
  readonly anomalies: readonly Anomalie[]
  readonly reparations: readonly Chemin[]
  readonly repare: unknown
}

const essayer = <S extends z.ZodType>(forme: S, brut: unknown): Essai<z.output<S>> => {
  const lu = forme.safeParse(brut, { error: clesAdmises, reportInput: true })
  if (lu.success) return { valeur: lu.data, anomalies: [], reparations: [], repare: undefined }
  const soucis = sansEcho(lu.error.issues.flatMap(soucisDe))
  const racine = soucis.some((s) => s.chemin.length === 0)
  return {
    valeur: undefined,
    anomalies: soucis,
    reparations: soucis.flatMap((s) => ('nom' in s.mend ? [s.chemin, [...s.chemin.slice(0, -1), s.mend.nom ?? '']] : [s.chemin])),
    repare: racine ? undefined : soucis.reduce(reparer, structuredClone(brut)),
  }
}

/** Une clé mal écrite explique celle qui manque à côté : on ne dit que la première. */
const sansEcho = (soucis: readonly Souci[]): readonly Souci[] => {
  const corrigees = soucis.flatMap((s) =>
    'nom' in s.mend && s.mend.nom !== undefined ? [[...s.chemin.slice(0, -1), s.mend.nom].join('\n')] : [],
  )
  return soucis.filter((s) => 'nom' in s.mend || !corrigees.includes(s.chemin.join('\n')))
}

type Souci = Anomalie & { readonly mend: { readonly nom: string | undefined } | { readonly valeur: unknown } }

/** zod ne garde pas les clés permises dans ses refus : on les lui fait écrire dans son message. */
const clesAdmises = (issue: z.core.$ZodRawIssue): string | undefined => {
  if (issue.code !== 'unrecognized_keys' || issue.inst === undefined) return undefined
  const forme = issue.inst._zod.def
  return 'shape' in forme && typeof forme.shape === 'object' && forme.shape !== null ? Object.keys(forme.shape).join('\n') : undefined
}

const soucisDe = (issue: z.core.$ZodIssue): readonly Souci[] => {
  const chemin = issue.path.map((pas) => (typeof pas === 'number' ? pas : String(pas)))
  const nom = nommer(chemin)
  const absent = 'input' in issue ? issue.input === undefined : true
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((cle) => cleInconnue(chemin, cle, issue))
    case 'invalid_value': {
      const admis = issue.values.map(String)
      const dit = absent ? `Il manque « ${nom} ».` : `« ${String(issue.input)} » n’est pas admis pour « ${nom} ».`
      return [
        {
          chemin,
          phrase: dit,
          remede: absent ? `Écrivez l’un de : ${admis.join(', ')}.` : suggerer(String(issue.input), admis),
          mend: { valeur: issue.values[0] },
        },
      ]
    }
    case 'invalid_type': {
      const attendu = ATTENDUS[issue.expected] ?? { nom: issue.expected, neutre: '' }
      const phrase = absent ? `Il manque « ${nom} ».` : `« ${nom} » devrait être ${attendu.nom}.`
      const remede = issue.input === null ? 'Rien n’est écrit ici : donnez une valeur, ou retirez la ligne.' : `Écrivez ${attendu.nom}.`
      return [{ chemin, phrase, remede, mend: { valeur: attendu.neutre } }]
    }
    case 'custom': {
      const manque = issue.params as Manque | undefined
      const remede = manque?.remede ?? issue.message
      const phrase = absent ? `Il manque « ${nom} ».` : (manque?.phrase ?? issue.message)
      return [{ chemin, phrase, remede, mend: { valeur: manque?.neutre } }]
    }
    default:
      return [{ chemin, phrase: `« ${nom} » n’est pas admis.`, remede: issue.message, mend: { valeur: undefined } }]
  }
}

/** La dernière clé du chemin, et le rang de l'élément s'il y en a un : « parties, élément 2 ». */
const nommer = (chemin: Chemin): string => {
  const dernier = chemin.at(-1)
  if (dernier === undefined) return 'Le fichier'
  return typeof dernier === 'number' ? `${chemin.at(-2) ?? ''}, élément ${dernier + 1}` : dernier
}

const ATTENDUS: Readonly<Record<string, { readonly nom: string; readonly neutre: unknown }>> = {
  array: { nom: 'une liste', neutre: [] },
  object: { nom: 'un bloc de clés', neutre: {} },
  record: { nom: 'un bloc de clés', neutre: {} },
  string: { nom: 'un texte', neutre: '-' },
  number: { nom: 'un nombre', neutre: 1 },
  boolean: { nom: '« true » ou « false »', neutre: false },
}

const cleInconnue = (chemin: Chemin, cle: string, issue: z.core.$ZodIssueUnrecognizedKeys): Souci => {
  const admises = issue.message.split('\n')
  const presentes = typeof issue.input === 'object' && issue.input !== null ? Object.keys(issue.input) : []
  const libres = admises.filter((a) => !presentes.includes(a))
  const phrase = `« ${cle} » n’est pas une clé connue ici.`
  return { chemin: [...chemin, cle], sur: 'cle', phrase, remede: suggerer(cle, libres), mend: { nom: nomProche(cle, libres) } }
}

/** Pose la valeur neutre, ou rend à une clé mal écrite son nom probable : la suite de la lecture en dépend. */
const reparer = (racine: unknown, { chemin, mend }: Souci): unknown => {
  const parent = chemin.slice(0, -1).reduce<unknown>((n, pas) => (estObjet(n) ? n[pas] : undefined), racine)
  const cle = chemin.at(-1)
  if (cle === undefined) return racine
  // Une forme courte (« 2021-10-31 » pour un bloc) se remplace tout entière.
  if (!estObjet(parent))
    return 'valeur' in mend && chemin.length > 1 ? reparer(racine, { chemin: chemin.slice(0, -1), phrase: '', remede: '', mend }) : racine
  if ('valeur' in mend) parent[cle] = mend.valeur
  else {
    if (mend.nom !== undefined && !(mend.nom in parent)) parent[mend.nom] = parent[cle]
    delete parent[cle]
  }
  return racine
}

const estObjet = (n: unknown): n is Record<string | number, unknown> => typeof n === 'object' && n !== null
