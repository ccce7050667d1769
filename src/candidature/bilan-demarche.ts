import type { Remarque } from './traduction.ts'

/** Ce qu'un dossier de la plateforme est devenu ici, et ce qui n'en a pas été gardé. */
export type Issue = {
  readonly numero: number
  readonly organisme: string
  readonly sort: 'cree' | 'mis-a-jour' | 'deja-la' | 'laisse' | 'rejete'
  readonly dossier: string | undefined
  readonly remarques: readonly Remarque[]
}

/** Une ligne du rapport : la place, ce qu'il en est, et que faire. */
export type LigneDeRapport = Remarque & { readonly place: string; readonly sort: string }

type Comptes = Readonly<Record<Issue['sort'], number>>

export const compter = (issues: readonly Issue[], illisibles: number): Comptes => {
  const combien = (sort: Issue['sort']) => issues.filter((i) => i.sort === sort).length
  return {
    cree: combien('cree'),
    'mis-a-jour': combien('mis-a-jour'),
    'deja-la': combien('deja-la'),
    laisse: combien('laisse'),
    rejete: combien('rejete') + illisibles,
  }
}

/** Le bilan d'un import, en quelques phrases ; le détail est dans le rapport. */
export const direBilan = (titre: string, issues: readonly Issue[], comptes: Comptes, mode: 'essai' | 'pour-de-bon'): string => {
  const lus = issues.length + comptes.rejete - issues.filter((i) => i.sort === 'rejete').length
  const parts = [
    dire(comptes.cree, mode === 'essai' ? 'à créer' : 'créé'),
    dire(comptes['mis-a-jour'], mode === 'essai' ? 'à mettre à jour' : 'mis à jour'),
    dire(comptes['deja-la'], 'déjà là'),
    dire(comptes.laisse, 'laissé'),
    dire(comptes.rejete, 'rejeté'),
  ]
  return [
    `${titre} : ${dire(lus, 'dossier lu')}, ${parts.join(', ')}.`,
    ...(mode === 'essai' ? ['C’était un essai : rien n’est entré dans Palier, et les fichiers n’ont pas été cherchés.'] : []),
    ...(lus > 0 && lus === comptes['deja-la'] ? ['Palier avait déjà tout : rien n’a changé.'] : []),
    ...issues
      .filter((i) => i.sort === 'cree' || i.sort === 'mis-a-jour')
      .map((i) => `  ${i.dossier ?? '…'}  n° ${i.numero}  ${i.organisme}`),
  ].join('\n')
}

/** Ce qui n'a pas été gardé, ligne par ligne. */
export const lignesDuRapport = (
  issues: readonly Issue[],
  illisibles: readonly { readonly place: string; readonly phrase: string }[],
): readonly LigneDeRapport[] => [
  ...illisibles.map((x) => ({ ...x, sort: 'rejeté', remede: 'Exportez à nouveau, avec la requête de docs/exemples/demarche.graphql.' })),
  ...issues.flatMap((i) => i.remarques.map((r) => ({ ...r, place: `dossier ${i.numero}`, sort: SORTS[i.sort] }))),
]

const SORTS: Readonly<Record<Issue['sort'], string>> = {
  cree: 'créé sans cela',
  'mis-a-jour': 'mis à jour sans cela',
  'deja-la': 'déjà là',
  laisse: 'laissé',
  rejete: 'rejeté',
}

/** « 1 dossier lu », « 2 dossiers lus », « 0 créé » ; « à créer » et « déjà là » ne s'accordent pas. */
const dire = (n: number, quoi: string): string =>
  `${n} ${
    n < 2 || /^(à |déjà|mis)/.test(quoi)
      ? quoi
      : quoi
          .split(' ')
          .map((m) => `${m}s`)
          .join(' ')
  }`
