import type { Question } from '../appel/questionnaire.ts'
import { jamais } from '../socle/resultat.ts'
import { direInstant, jourDe } from '../socle/temps.ts'
import type { ValeurDeChamp } from './demarche.ts'

/** Ce qu'une question attend, et les mots de la plateforme que la correspondance traduit. */
export type Attente = {
  readonly genre: Question['genre']
  readonly choix: readonly { readonly code: string; readonly libelle: string }[]
  readonly valeurs: Readonly<Record<string, string>>
  readonly fuseau: string
}

/**
 * La valeur d'un champ, écrite comme une personne l'aurait tapée ici : `repondre` la lira, ou dira qu'elle ne se lit pas.
 * Un champ laissé vide s'écrit vide.
 */
export const convertir = (v: ValeurDeChamp, a: Attente): unknown => {
  switch (a.genre) {
    case 'choix-multiple':
      return v.genre === 'choix' ? v.choisis.map((c) => codeDe(c, a)) : v.genre === 'vide' ? [] : [codeDe(ecrireEnTexte(v, a.fuseau), a)]
    case 'choix':
    case 'oui-non':
      return v.genre === 'oui-non' ? (v.oui ? 'oui' : 'non') : codeDe(ecrireEnTexte(v, a.fuseau), a)
    case 'jour':
      return v.genre === 'instant' ? jourDe(v.le, a.fuseau).toString() : ecrireEnTexte(v, a.fuseau)
    case 'adresse':
      return v.genre === 'adresse'
        ? { voie: v.voie, complement: '', codePostal: v.codePostal, commune: v.commune }
        : { voie: ecrireEnTexte(v, a.fuseau), complement: '', codePostal: '', commune: '' }
    case 'sites':
      return { sites: [], manquants: ecrireEnTexte(v, a.fuseau) }
    default:
      return ecrireEnTexte(v, a.fuseau)
  }
}

/** La valeur en un texte ; une date y est un jour, jamais une phrase. */
export const ecrireEnTexte = (v: ValeurDeChamp, fuseau: string): string => {
  switch (v.genre) {
    case 'vide':
    case 'fichiers':
    case 'lignes':
      return ''
    case 'texte':
      return v.texte
    case 'oui-non':
      return v.oui ? 'Oui' : 'Non'
    case 'nombre':
      return v.ecrit
    case 'jour':
      return v.jour
    case 'instant':
      return direInstant(v.le, fuseau)
    case 'choix':
      return v.choisis.join(', ')
    case 'adresse':
      return v.entiere
    default:
      return jamais(v)
  }
}

/** Le code d'un mot : celui que la correspondance dit, sinon celui du choix qui se dit pareil, sinon le mot lui-même. */
export const codeDe = (mot: string, { valeurs, choix, genre }: Pick<Attente, 'valeurs' | 'choix' | 'genre'>): string => {
  const admis = genre === 'oui-non' ? OUI_NON : choix
  if (Object.hasOwn(valeurs, mot)) return valeurs[mot] ?? mot
  return admis.find((c) => simplifier(c.libelle) === simplifier(mot) || c.code === mot)?.code ?? mot
}

const OUI_NON = [
  { code: 'oui', libelle: 'Oui' },
  { code: 'non', libelle: 'Non' },
  { code: 'je-ne-sais-pas', libelle: 'Je ne sais pas' },
] as const

/** Deux libellés qui ne diffèrent que par l'accent, la casse ou la ponctuation se disent pareil. */
export const simplifier = (t: string): string =>
  t
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9€]+/g, ' ')
    .trim()
