import { direMontant } from '../socle/montant.ts'
import type { Action, Probleme } from './arbitrage.ts'
import { ordonner } from './arbitrage.ts'
import { direMotif } from './motifs.phrases.ts'
import { direJours, direNombre } from './nombres.ts'
import type { Selection } from './selection.ts'

/** La sélection telle qu'un terminal la montre : retenues, écartées et leur motif, comptes, preuve. */
export const direSelection = (probleme: Probleme, selection: Selection): string => {
  const actions = new Map(probleme.actions.map((a) => [a.code, a]))
  const choisies = new Set(selection.retenues)
  return [
    probleme.titre ?? 'Arbitrage',
    ...(probleme.source === undefined ? [] : [`Source : ${probleme.source}`]),
    '',
    `Retenues : ${selection.retenues.length} sur ${probleme.actions.length}`,
    ...tableau(
      ['Action', 'Organisme', 'Priorité', 'Coût', 'Jours', 'Valeur', 'Titre'],
      ordonner(probleme.actions)
        .filter((a) => choisies.has(a.code))
        .map(ligne),
    ),
    '',
    `Écartées : ${selection.ecartees.length}`,
    ...tableau(
      ['Action', 'Organisme', 'Motif'],
      selection.ecartees.map(({ code, motif }) => [code, actions.get(code)?.organisme ?? '', direMotif(motif)]),
    ),
    '',
    'Par organisme',
    ...tableau(
      ['Organisme', 'Retenues', 'Coût', 'Jours', 'Valeur'],
      selection.parOrganisme.map((o) => [
        o.organisme,
        o.retenues.length === 0 ? 'aucune (motif de chaque action ci-dessus)' : String(o.retenues.length),
        direMontant(o.cout),
        direNombre(o.jours),
        direNombre(o.valeur),
      ]),
    ),
    '',
    ...comptes(probleme, selection),
  ].join('\n')
}

const ligne = (a: Action): readonly string[] => [
  a.code,
  a.organisme,
  a.priorite ?? '–',
  direMontant(a.cout),
  direNombre(a.jours),
  direNombre(a.valeur),
  a.titre ?? '',
]

const comptes = (probleme: Probleme, selection: Selection): readonly string[] => [
  `Valeur    ${direNombre(selection.valeur)}${selection.parPriorite.map((p) => ` · ${p.priorite} ${direNombre(p.valeur)}`).join('')}`,
  `Coût      ${direMontant(selection.cout)}${probleme.enveloppe === undefined ? '' : ` sur une enveloppe de ${direMontant(probleme.enveloppe)}`}`,
  `Durée     ${direJours(selection.jours)}`,
  ...(selection.reliquat === undefined ? [] : [`Reliquat  ${direMontant(selection.reliquat)}`]),
  selection.methodes.includes('oracle')
    ? 'Preuve    optimale, établie par deux méthodes indépendantes qui s’accordent ; comptes refaits au centime'
    : 'Preuve    optimale, établie par HiGHS ; la seconde méthode ne s’applique pas à ce problème ; comptes refaits au centime',
]

const tableau = (titres: readonly string[], lignes: readonly (readonly string[])[]): readonly string[] => {
  const largeurs = titres.map((titre, i) => Math.max(titre.length, ...lignes.map((l) => (l[i] ?? '').length)))
  const dire = (cellules: readonly string[]) => `  ${cellules.map((c, i) => c.padEnd(largeurs[i] ?? 0)).join('  ')}`.trimEnd()
  return lignes.length === 0
    ? ['  (aucune)']
    : [dire(titres), dire(largeurs.map((n, i) => '─'.repeat(i === titres.length - 1 ? (titres[i] ?? '').length : n))), ...lignes.map(dire)]
}
