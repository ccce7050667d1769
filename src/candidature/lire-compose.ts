import type { Adresse, Autoevaluation, Colonne, Lignes, Question, SitesChoisis, Valeur, ValeurSimple } from '../appel/questionnaire.ts'
import { lireReponses } from '../grille/saisie.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** La lecture d'une question de plusieurs champs : ce qu'elle vaut, ou chaque champ qui n'a pas de sens. Rien de dit : `null`. */
export type Lecture<V extends Valeur> = Result<V | null, readonly Refus[]>
type Fausse = (remede: string, champ: string) => Refus

export const lireAdresse = (brut: unknown, fausse: Fausse): Lecture<Adresse> => {
  const dite = {
    voie: champDe(brut, 'voie'),
    complement: champDe(brut, 'complement'),
    codePostal: champDe(brut, 'codePostal').replaceAll(' ', ''),
    commune: champDe(brut, 'commune'),
  }
  if (Object.values(dite).every((v) => v === '')) return ok(null)
  return dite.codePostal === '' || /^\d{5}$/.test(dite.codePostal)
    ? ok(dite)
    : err([fausse('Le code postal a cinq chiffres, par exemple 97300.', 'codePostal')])
}

/** Les sites cochés sont ceux du registre ; un site qui manque se dit en clair. */
export const lireSites = (q: Question, brut: unknown, fausse: Fausse): Lecture<SitesChoisis> => {
  const coches = listeDe(brut !== null && typeof brut === 'object' && !Array.isArray(brut) ? Reflect.get(brut, 'sites') : brut)
  const manquants = champDe(brut, 'manquants')
  if (!coches.every((c) => q.valeurs?.some((v) => v.code === c)))
    return err([fausse('Choisissez parmi vos sites ; écrivez celui qui manque dans le champ prévu.', 'sites')])
  return ok(coches.length === 0 && manquants === '' ? null : { sites: coches, manquants })
}

/** Les lignes d'un bloc, lues colonne par colonne ; une ligne laissée vide ne compte pas. */
export const lireBloc = (
  q: Question,
  brut: unknown,
  cellule: (c: Colonne, dit: unknown, champ: string) => Result<ValeurSimple | null, Refus>,
): Lecture<Lignes> => {
  const fautes: Refus[] = []
  const lignes = lignesDe(brut).flatMap((l, rang) => {
    const lues = (q.colonnes ?? []).flatMap((c) => {
      const lu = cellule(c, l !== null && typeof l === 'object' ? Reflect.get(l, c.code) : undefined, `${rang}.${c.code}`)
      if (!lu.ok) fautes.push(lu.error)
      return lu.ok && lu.value !== null ? [[c.code, lu.value] as const] : []
    })
    return lues.length === 0 ? [] : [Object.fromEntries(lues)]
  })
  if (fautes.length > 0) return err(fautes)
  return ok(lignes.length === 0 ? null : { lignes })
}

/** « Je ne sais pas » est toujours admis ; un item laissé vide reste sans réponse. */
export const lireGrille = (q: Question, brut: unknown, fausse: Fausse): Lecture<Autoevaluation> => {
  if (q.evaluation === undefined || (brut !== null && typeof brut !== 'object')) return err([fausse('Rechargez la page.', '')])
  const lues = lireReponses(q.evaluation.grille, Object.fromEntries(Object.entries(brut ?? {})))
  if (!lues.ok) return err(lues.error.map((r) => ({ ...r, champ: `${q.code}.${(r.champ ?? '').slice('reponses.'.length)}` })))
  return ok(Object.keys(lues.value).length === 0 ? null : { version: q.evaluation.grille.version, reponses: lues.value })
}

const lignesDe = (brut: unknown): readonly unknown[] => {
  const dites = brut !== null && typeof brut === 'object' && 'lignes' in brut ? brut.lignes : brut
  return Array.isArray(dites) ? dites : []
}

const listeDe = (x: unknown): readonly string[] =>
  (Array.isArray(x) ? x : [x]).flatMap((v) => (typeof v === 'string' && v !== '' ? [v] : []))

const champDe = (brut: unknown, nom: string): string => {
  const dit: unknown = brut !== null && typeof brut === 'object' ? Reflect.get(brut, nom) : undefined
  return typeof dit === 'string' || typeof dit === 'number' ? String(dit).trim() : ''
}
