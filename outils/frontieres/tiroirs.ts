import { globSync } from 'node:fs'
import { RACINES_DE_BRANCHEMENT, RACINES_PURES, TIROIRS } from './regles.ts'
import type { Entorse } from './verifier.ts'

/** Un dossier est une étape du parcours ; un fichier porte le nom de son idée ; tout chemin est en ASCII. */
export const tiroirs = (src: string, parcours: readonly string[]): readonly Entorse[] =>
  globSync('**/*', { cwd: src, withFileTypes: true })
    .filter((entree) => entree.isFile())
    .map((entree) => `${entree.parentPath}/${entree.name}`.replaceAll('\\', '/').slice(src.length + 1))
    .sort()
    .flatMap((chemin) => phraseDe(chemin, parcours).map((phrase) => ({ regle: 'tiroir', fichier: chemin, objet: 'son nom', phrase })))

const phraseDe = (chemin: string, parcours: readonly string[]): readonly string[] => {
  const morceaux = chemin.split('/')
  const etape = morceaux.length > 1 ? morceaux[0] : undefined
  const nu = morceaux.map((m) => m.split('.')[0] ?? m)
  const tiroir = nu.find((m) => TIROIRS.includes(m))
  return [
    ...(tiroir === undefined
      ? []
      : [`« ${tiroir} » est un tiroir : on y range tout et on n’y retrouve rien. Donnez au fichier le nom de son idée, dans son étape.`]),
    ...(etape !== undefined && !parcours.includes(etape) ? [`« ${etape} » n’est pas une étape du parcours (src/parcours.ts).`] : []),
    ...(etape === undefined && !estRacineConnue(chemin)
      ? ['la racine de src/ ne porte que le parcours, la vie et les branchements : rangez ce fichier dans son étape.']
      : []),
    ...(/^[\w./-]+$/.test(chemin) ? [] : ['les chemins s’écrivent sans accent ni espace, pour tous les systèmes de fichiers.']),
  ]
}

const estRacineConnue = (chemin: string): boolean =>
  /\.test\.tsx?$|\.d\.ts$|\.md$/.test(chemin) || RACINES_PURES.includes(chemin) || RACINES_DE_BRANCHEMENT.includes(chemin)
