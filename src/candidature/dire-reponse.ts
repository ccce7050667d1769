import type { Lignes, Question, Valeur, ValeurSimple } from '../appel/questionnaire.ts'
import { direMontant } from '../socle/montant.ts'
import { direJour, lireJour } from '../socle/temps.ts'
import { questionDeLaCase, type Total, totauxDe } from './bloc.ts'

/** Une réponse en toutes lettres : la même à la relecture, au reçu, en PDF et dans la photographie du dépôt. */
export const direReponse = (q: Question, v: Valeur | undefined): string => {
  if (v === undefined || v === '') return 'Sans réponse'
  if (typeof v !== 'object') return direSimple(q, v)
  if ('nom' in v) return `${v.prenom} ${v.nom}, ${v.courriel}, ${v.telephone}`
  if ('voie' in v) return [v.voie, v.complement, `${v.codePostal} ${v.commune}`.trim()].filter((x) => x !== '').join(', ')
  if ('sites' in v)
    return [...v.sites.map((c) => libelleDe(q, c)), ...(v.manquants === '' ? [] : [`Absents du registre : ${v.manquants}`])].join('\n')
  if ('lignes' in v) return direBloc(q, v)
  if ('version' in v) return q.evaluation?.dire(v.reponses) ?? 'Autoévaluation remplie'
  return v.map((c) => libelleDe(q, c)).join(', ')
}

const direSimple = (q: Question, v: ValeurSimple): string => {
  if (v === 'je-ne-sais-pas') return 'Je ne sais pas'
  if (typeof v === 'boolean') return v ? 'Oui' : 'Non'
  if (q.genre === 'montant') return direMontant(BigInt(v))
  if (q.genre === 'jour') {
    const jour = lireJour(String(v))
    return jour === undefined ? String(v) : direJour(jour)
  }
  const dit = typeof v === 'number' ? v.toLocaleString('fr-FR') : libelleDe(q, v)
  return q.unite === undefined ? dit : `${dit}\u00a0${q.unite}`
}

const libelleDe = (q: Question, code: string): string => q.valeurs?.find((o) => o.code === code)?.libelle ?? code

/** Une ligne par ligne, puis les sommes. */
const direBloc = (q: Question, v: Lignes): string =>
  [
    ...v.lignes.map((l, rang) => {
      const cases = (q.colonnes ?? []).flatMap((c) => {
        const dit = l[c.code]
        return dit === undefined ? [] : [`${c.libelle} : ${direSimple(questionDeLaCase(q, c, ''), dit)}`]
      })
      return `${rang + 1}. ${cases.join(' ; ')}`
    }),
    ...totauxDe(q, v).map(direTotal),
  ].join('\n')

/** « Total, coût annuel : 1 200 € (1 ligne ne le dit pas) » ; si aucune ne le dit, le total est inconnu. */
export const direTotal = ({ colonne: c, somme, dites, ignorees }: Total): string => {
  if (dites === 0) return `Total, ${c.libelle.toLowerCase()} : inconnu`
  const dit = c.genre === 'montant' ? direMontant(somme) : (Number(somme) / 1e6).toLocaleString('fr-FR')
  const unite = c.unite === undefined ? '' : `\u00a0${c.unite}`
  const sans = ignorees === 0 ? '' : ` (${ignorees === 1 ? '1 ligne ne le dit pas' : `${ignorees} lignes ne le disent pas`})`
  return `Total, ${c.libelle.toLowerCase()} : ${dit}${unite}${sans}`
}
