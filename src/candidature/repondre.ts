import type { Guichet } from '../appel/appel.ts'
import { type Question, questionsDe, type Valeur, type ValeurSimple } from '../appel/questionnaire.ts'
import { estCourriel } from '../socle/adresse.ts'
import { direMontantFaux, lireMontant } from '../socle/montant.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { lireJour } from '../socle/temps.ts'
import { questionDeLaCase } from './bloc.ts'
import { lireAdresse, lireBloc, lireGrille, lireSites } from './lire-compose.ts'

/** Ce qu'une personne a tapé, par code de question ; un contact arrive en quatre champs `code.nom`, `code.prenom`…, le reste en objet. */
export type Frappe = Readonly<Record<string, unknown>>
export type ReponsesLues = { readonly reponses: Readonly<Record<string, Valeur | null>> }

/**
 * Lit les réponses d'une section. Garder n'est jamais refusé pour ce qui manque ; une réponse qui n'a pas de sens
 * (une lettre dans un nombre) l'est, et les autres avec elle : `trier` d'abord pour garder celles qui se lisent.
 * Une réponse effacée devient `null`.
 */
export const repondre = (guichet: Pick<Guichet, 'sections'>, frappe: Frappe): Result<ReponsesLues, readonly Refus[]> => {
  const lues = lireVues(guichet, frappe)
  const inconnues = Object.keys(frappe).filter((c) => !questionsDe(guichet.sections).some((q) => q.code === c.split('.')[0]))
  const tous = [
    ...inconnues.map((c) =>
      refus(
        'question-inconnue',
        `La question « ${c} » n’existe pas dans ce formulaire.`,
        'Rechargez la page : l’appel a pu changer de version.',
      ),
    ),
    ...lues.flatMap(({ lu }) => (lu.ok ? [] : lu.error)),
  ]
  if (tous.length > 0) return err(tous)
  return ok({ reponses: Object.fromEntries(lues.flatMap(({ q, lu }) => (lu.ok ? [[q.code, lu.value]] : []))) })
}

/**
 * Sépare ce qui se lit de ce qui n'a pas de sens : la page garde le premier et explique le second, pour que
 * garder ne soit jamais refusé à cause d'un seul champ.
 */
export const trier = (
  guichet: Pick<Guichet, 'sections'>,
  frappe: Frappe,
): { readonly lisibles: Frappe; readonly illisibles: readonly Refus[] } => {
  const fautes = lireVues(guichet, frappe).flatMap(({ q, lu }) => (lu.ok ? [] : [{ code: q.code, refus: lu.error }]))
  return {
    lisibles: Object.fromEntries(
      Object.entries(frappe).flatMap(([champ, dit]) => {
        const faute = fautes.find((f) => f.code === champ.split('.')[0])
        if (faute === undefined) return [[champ, dit]]
        const reste = dit !== null && typeof dit === 'object' && champ === faute.code ? sansFautes(champ, dit, faute.refus) : undefined
        return reste !== undefined && lireVues(guichet, { [champ]: reste }).every(({ lu }) => lu.ok) ? [[champ, reste]] : []
      }),
    ),
    illisibles: fautes.flatMap((f) => f.refus),
  }
}

/** Une réponse de plusieurs champs, sans ceux qui n'ont pas de sens. */
const sansFautes = (ici: string, dit: object, fautes: readonly Refus[]): unknown => {
  const entrees = Object.entries(dit).flatMap(([nom, v]): readonly (readonly [string, unknown])[] => {
    const la = `${ici}.${nom}`
    if (fautes.some((f) => f.champ === la)) return []
    return [[nom, v !== null && typeof v === 'object' && !Array.isArray(v) ? sansFautes(la, v, fautes) : v]]
  })
  return Array.isArray(dit) ? entrees.map(([, v]) => v) : Object.fromEntries(entrees)
}

const lireVues = (guichet: Pick<Guichet, 'sections'>, frappe: Frappe) =>
  questionsDe(guichet.sections)
    .filter((q) => aEteVue(q, frappe))
    .map((q) => ({ q, lu: lire(q, frappe) }))

const aEteVue = (q: Question, f: Frappe): boolean => q.code in f || `${q.code}.nom` in f

const lire = (q: Question, f: Frappe): Result<Valeur | null, readonly Refus[]> => {
  const brut = f[q.code]
  const enUnChamp = (lu: Result<Valeur | null, Refus>) => (lu.ok ? lu : err([lu.error]))
  const faux = (remede: string, champ: string) => ({ ...fausse(q, remede), champ: `${q.code}.${champ}` })
  switch (q.genre) {
    case 'contact':
      return enUnChamp(lireContact(q, f))
    case 'adresse':
      return lireAdresse(brut, faux)
    case 'sites':
      return lireSites(q, brut, faux)
    case 'bloc':
      return lireBloc(q, brut, (c, dit, champ) => lireUnChamp(questionDeLaCase(q, c, champ), dit))
    case 'grille':
      return lireGrille(q, brut, faux)
    case 'choix-multiple':
      return enUnChamp(lirePlusieurs(q, brut))
    default:
      return enUnChamp(lireUnChamp(q, brut))
  }
}

const lirePlusieurs = (q: Question, brut: unknown): Result<Valeur, Refus> => {
  const codes = (Array.isArray(brut) ? brut : brut === '' ? [] : [brut]).map(enTexte)
  return codes.every((c) => q.valeurs?.some((v) => v.code === c)) ? ok(codes) : err(fausse(q, 'Choisissez parmi les réponses proposées.'))
}

const lireUnChamp = (q: Question, brut: unknown): Result<ValeurSimple | null, Refus> => {
  // Un formulaire envoie ses fins de ligne en deux signes, un script en un : la même réponse n'en a qu'un.
  const dit = typeof brut === 'string' ? brut.replaceAll('\r\n', '\n').trim() : brut
  if (dit === '' || dit === undefined || dit === null) return ok(null)
  if (dit === 'je-ne-sais-pas') return ok('je-ne-sais-pas')
  return typeof dit === 'object' ? err(fausse(q, 'Donnez une seule réponse.')) : lireSimple(q, dit)
}

/** Un objet n'est pas un texte : il se lit vide, sans lui demander de se dire lui-même. */
const enTexte = (x: unknown): string => (typeof x === 'string' || typeof x === 'number' || typeof x === 'boolean' ? String(x) : '')

const lireSimple = (q: Question, dit: unknown): Result<ValeurSimple, Refus> => {
  const t = String(dit)
  switch (q.genre) {
    case 'oui-non':
      if (dit === true || t === 'oui') return ok(true)
      return dit === false || t === 'non' ? ok(false) : err(fausse(q, 'Répondez oui, non, ou je ne sais pas.'))
    case 'nombre': {
      const net = t.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
      return /^\d{1,12}(\.\d{1,6})?$/.test(net)
        ? ok(Number(net))
        : err(fausse(q, 'Écrivez un nombre en chiffres, zéro ou plus, par exemple 42.'))
    }
    case 'montant': {
      const m = lireMontant(t)
      return m === undefined ? err(fausse(q, direMontantFaux(t))) : ok(m.toString())
    }
    case 'jour':
      return lireJour(t) === undefined ? err(fausse(q, 'Écrivez une date qui existe, année d’abord, par exemple 2021-10-31.')) : ok(t)
    case 'courriel':
      return estCourriel(t) ? ok(t) : err(fausse(q, 'Écrivez une adresse comme prenom.nom@exemple.fr.'))
    case 'telephone':
      return estTelephone(t) ? ok(t) : err(fausse(q, 'Écrivez un numéro comme 05 94 00 00 00.'))
    case 'choix':
      return q.valeurs?.some((v) => v.code === t) ? ok(t) : err(fausse(q, 'Choisissez parmi les réponses proposées.'))
    default:
      return t.length <= 20_000 ? ok(t) : err(fausse(q, 'Le texte dépasse 20 000 caractères : joignez plutôt un document.'))
  }
}

/** Les quatre champs d'un contact (G-24, G-26) ; ce qui est vide reste vide, ce qui est faux est dit. */
const lireContact = (q: Question, f: Frappe): Result<Valeur | null, Refus> => {
  const champ = (nom: string): string => {
    const objet = f[q.code]
    const dit = objet !== null && typeof objet === 'object' ? Reflect.get(objet, nom) : f[`${q.code}.${nom}`]
    return enTexte(dit).trim()
  }
  const contact = { nom: champ('nom'), prenom: champ('prenom'), courriel: champ('courriel'), telephone: champ('telephone') }
  if (Object.values(contact).every((v) => v === '')) return ok(null)
  if (contact.courriel !== '' && !estCourriel(contact.courriel))
    return err({ ...fausse(q, 'L’adresse électronique doit ressembler à prenom.nom@exemple.fr.'), champ: `${q.code}.courriel` })
  if (contact.telephone !== '' && !estTelephone(contact.telephone))
    return err({ ...fausse(q, 'Le téléphone doit ressembler à 05 94 00 00 00.'), champ: `${q.code}.telephone` })
  return ok(contact)
}

const fausse = (q: Question, remede: string): Refus =>
  refus('reponse-illisible', `La réponse à « ${q.libelle} » n’est pas lisible.`, remede, q.clause, q.code)
const estTelephone = (t: string): boolean => /^(\+\d{1,3}|0)[\d\s.-]{8,16}$/.test(t)
