import type { Courriel } from './courriel.ts'

/** Le corps d'un courriel, en blocs que le texte et le HTML disent tous deux, mot pour mot. */
export type Bloc =
  | { readonly genre: 'paragraphe'; readonly texte: string }
  | { readonly genre: 'liste'; readonly items: readonly string[] }
  | { readonly genre: 'lien' | 'autre-lien'; readonly texte: string; readonly adresse: string }
  | { readonly genre: 'signature'; readonly lignes: readonly string[] }

/** Ce que l'expédition sait et que le courriel ne sait pas : l'adresse du site, et si une réponse trouve son chemin. */
export type Poste = { readonly url: string; readonly reponses: 'reçues' | 'perdues' }

export const corpsDe = (c: Courriel, poste: Poste): readonly Bloc[] => [
  { genre: 'paragraphe', texte: 'Bonjour,' },
  ...c.texte.split('\n\n').map(blocDe),
  ...(c.lien === undefined ? [] : [{ genre: 'lien' as const, texte: c.lien.texte, adresse: `${poste.url}${c.lien.chemin}` }]),
  { genre: 'paragraphe', texte: direReponse(c, poste) },
  ...(c.autre === undefined ? [] : [{ genre: 'autre-lien' as const, texte: c.autre.texte, adresse: `${poste.url}${c.autre.chemin}` }]),
  {
    genre: 'signature',
    lignes: [c.signe ?? 'Palier', ...(c.signe === undefined ? [] : ['Envoyé par Palier, la plateforme de ses appels à projets'])],
  },
]

export const enTexte = (blocs: readonly Bloc[]): string => blocs.map(direBloc).join('\n\n')

/** Les noms des documents joints, dans l'ordre. */
export const nomsDesPieces = (c: Courriel): readonly string[] => [
  ...(c.piece === undefined ? [] : [c.piece.nom]),
  ...(c.agenda === undefined || c.agenda.length === 0 ? [] : [AGENDA]),
]
export const AGENDA = 'agenda.ics'

const blocDe = (paragraphe: string): Bloc => {
  const lignes = paragraphe.split('\n')
  return lignes.every((l) => l.startsWith('- '))
    ? { genre: 'liste', items: lignes.map((l) => l.slice(2)) }
    : { genre: 'paragraphe', texte: paragraphe }
}

const direReponse = (c: Courriel, { reponses }: Poste): string =>
  reponses === 'reçues' && c.sujet !== undefined && c.personne !== undefined
    ? 'Vous pouvez répondre à ce courriel : votre réponse entrera dans le dossier.'
    : 'Ne répondez pas à ce courriel : cette adresse n’est pas lue.'

const direBloc = (b: Bloc): string => {
  switch (b.genre) {
    case 'paragraphe':
      return b.texte
    case 'liste':
      return b.items.map((i) => `- ${i}`).join('\n')
    case 'lien':
    case 'autre-lien':
      return `${b.texte} :\n${b.adresse}`
    case 'signature':
      return b.lignes.join('\n')
  }
}
