import { RACINES_DE_BRANCHEMENT, RACINES_PURES, REGLES, SUFFIXES_DE_LA_PLATEFORME } from './regles.ts'
import { genreDe, type Import, type Source } from './source.ts'
import type { Entorse } from './verifier.ts'

/** Le temps va dans un sens, et chaque fichier ne parle qu'une langue étrangère : celle de son suffixe. */
export const importsInterdits = (sources: readonly Source[], parcours: readonly string[]): readonly Entorse[] =>
  sources
    .filter(({ chemin }) => !RACINES_DE_BRANCHEMENT.includes(chemin))
    .flatMap((source) => [
      ...suffixeInconnu(source),
      ...source.imports.flatMap((i) =>
        [langue(source, i), temps(source, i, parcours)].flatMap((e) =>
          e === undefined ? [] : [{ ...e, fichier: source.chemin, objet: i.vers }],
        ),
      ),
    ])

type Motif = Pick<Entorse, 'regle' | 'phrase'>

const suffixeInconnu = ({ chemin, etape, genre }: Source): readonly Entorse[] => {
  if (genre === 'pur' || (etape === 'plateforme' ? SUFFIXES_DE_LA_PLATEFORME.includes(genre) : genre in REGLES)) return []
  const phrase = `le suffixe « .${genre} » n’est pas une langue connue ici : déclarez-la dans outils/frontieres/regles.ts, ou renommez le fichier.`
  return [{ regle: 'langue', fichier: chemin, objet: genre, phrase }]
}

const temps = ({ chemin, etape }: Source, { sorte, vers }: Import, parcours: readonly string[]): Motif | undefined => {
  if (sorte !== 'fichier' || RACINES_PURES.includes(vers)) return undefined
  const cible = vers.includes('/') ? (vers.split('/')[0] ?? '') : ''
  if (vers.startsWith('..')) return { regle: 'temps', phrase: `importe ${vers}, hors de src/ : ce qui sert au produit est dans src/.` }
  if (RACINES_PURES.includes(chemin)) {
    return cible === 'socle'
      ? undefined
      : { regle: 'temps', phrase: `importe ${vers}, alors que toutes les étapes le lisent : il ne lit que le socle.` }
  }
  if (cible === '')
    return { regle: 'temps', phrase: `importe ${vers}, qui branche toutes les étapes ensemble : il est l’avenir de toutes.` }
  if (parcours.indexOf(cible) <= parcours.indexOf(etape ?? '')) return undefined
  return {
    regle: 'temps',
    phrase: `importe son avenir, ${vers} : « ${etape} » vient avant « ${cible} ». Faites revenir l’information comme un fait nommé.`,
  }
}

const langue = (source: Source, { sorte, vers }: Import): Motif | undefined => {
  const regle = REGLES[source.genre]
  const motif = (suite: string): Motif => ({ regle: 'langue', phrase: `${nommer(source)} ne peut pas importer ${vers} : ${suite}` })
  if (sorte === 'calcule')
    return { regle: 'langue', phrase: 'un import calculé ne peut pas être suivi : écrivez le chemin en toutes lettres.' }
  if (source.etape === 'plateforme' && source.genre !== 'pur') return undefined
  if (regle === undefined) return undefined
  if (sorte === 'paquet')
    return regle.paquets.includes(vers) ? undefined : motif(`${admis(regle.paquets)} C’est l’affaire d’un autre suffixe.`)
  if (sorte === 'node') return regle.node.includes(vers) ? undefined : motif('ce module de Node est l’affaire d’un autre suffixe.')
  if (!/\.m?tsx?$/.test(vers))
    return source.genre === 'html' ? undefined : motif('seule une page importe une image ou une feuille de style.')
  return entreFichiers(source, vers, regle.genres, motif)
}

const entreFichiers = (source: Source, vers: string, genres: readonly string[], motif: (suite: string) => Motif): Motif | undefined => {
  const genre = genreDe(vers)
  const cible = vers.split('/')[0] ?? ''
  if (genre === 'essai') return motif('un essai ne sert qu’aux essais.')
  const technique = cible === 'plateforme' && !['html', 'http', 'pur'].includes(genre)
  if (technique && ['sql', 'actes', 'http', 'yaml', 'pdf', 'courriel', 'commande'].includes(source.genre)) return undefined
  if (!genres.includes(genre))
    return motif(`un fichier .${genre} parle une autre langue ; demandez-lui son résultat depuis l’acte ou la page HTTP.`)
  const voisin = source.genre === 'sql' && genre === 'sql' && ![source.etape, 'journal', 'plateforme'].includes(cible)
  return voisin ? motif('le SQL d’une autre étape touche ses tables ; passez par une vue déclarée, ou par l’acte.') : undefined
}

const nommer = ({ genre }: Source): string => (genre === 'pur' ? 'du code pur' : `un fichier .${genre}`)
const admis = (paquets: readonly string[]): string => {
  const noms = paquets.filter((nom) => nom !== '')
  return noms.length === 0 ? 'il n’importe aucun paquet.' : `il n’importe que ${noms.join(', ')}.`
}
