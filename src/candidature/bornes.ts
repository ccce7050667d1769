import type { Question, Reponses, Valeur } from '../appel/questionnaire.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { questionDeLaCase } from './bloc.ts'

/** Les bornes d'une question, dites avec elle : « 600 signes au plus », « De 1 à 40 postes ». Rien à dire : `undefined`. */
export const direBornes = ({ longueur, min, max, unite }: Pick<Question, 'longueur' | 'min' | 'max' | 'unite'>): string | undefined => {
  const mesure = unite === undefined ? '' : `\u00a0${unite}`
  if (longueur !== undefined) return `${longueur.toLocaleString('fr-FR')}\u00a0signes au plus, espaces compris.`
  if (min !== undefined && max !== undefined) return `De ${direNombre(min)} à ${direNombre(max)}${mesure}.`
  if (min !== undefined) return `Au moins ${direNombre(min)}${mesure}.`
  return max === undefined ? undefined : `Au plus ${direNombre(max)}${mesure}.`
}

/** Ce qui dépasse les bornes de l'appel : gardé au brouillon, dit, et refusé au dépôt seulement. */
export const horsBornes = (q: Question, reponses: Reponses): readonly Refus[] => {
  const v = reponses[q.code]
  if (v === undefined || typeof v !== 'object') return depassement(q, q.libelle, v)
  if (!('lignes' in v)) return []
  return v.lignes.flatMap((l, rang) =>
    (q.colonnes ?? []).flatMap((c) =>
      depassement(
        { ...questionDeLaCase(q, c, ''), code: q.code },
        `${q.libelle}, ligne ${rang + 1}, ${c.libelle.toLowerCase()}`,
        l[c.code],
      ),
    ),
  )
}

const depassement = (q: Question, ou: string, v: Valeur | undefined): readonly Refus[] => {
  const bornes = direBornes(q) ?? ''
  if (q.longueur !== undefined && typeof v === 'string' && signes(v) > q.longueur)
    return [
      refus(
        'reponse-trop-longue',
        `La réponse à « ${ou} » fait ${signes(v).toLocaleString('fr-FR')} signes : ${(signes(v) - q.longueur).toLocaleString('fr-FR')} de trop.`,
        `Raccourcissez-la : ${bornes}`,
        q.clause,
        q.code,
      ),
    ]
  if (typeof v === 'number' && (v < (q.min ?? v) || v > (q.max ?? v)))
    return [
      refus(
        'reponse-hors-bornes',
        `La réponse à « ${ou} », ${direNombre(v)}, ne convient pas : ${bornes.charAt(0).toLowerCase()}${bornes.slice(1)}`,
        'Corrigez-la.',
        q.clause,
        q.code,
      ),
    ]
  return []
}

/** Les signes d'un texte, comme une personne les compte : une lettre accentuée en est un, un retour à la ligne aussi. */
export const signes = (texte: string): number => [...texte.normalize('NFC').replaceAll('\r\n', '\n')].length

const direNombre = (n: number): string => n.toLocaleString('fr-FR')
