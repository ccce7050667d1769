import type { Guichet } from '../appel/appel.ts'
import { simplifier } from './convertir-champ.ts'
import { A_CHOISIR, type Destination, destinationsDe, destinationsDesColonnes } from './correspondance.ts'
import type { Descripteur } from './demarche.ts'

/**
 * Le brouillon d'une correspondance, en YAML : chaque champ de la démarche, et la destination du guichet dont le libellé lui ressemble le
 * plus. Ce qui ne ressemble à rien est marqué ; ce que rien ne remplit est dit à la fin. Une personne relit toujours.
 */
export const proposerCorrespondance = (
  demarche: { readonly numero: number; readonly titre: string },
  descripteurs: readonly Descripteur[],
  appel: string,
  guichet: Guichet,
): string => {
  const destinations = destinationsDe(guichet)
  const paires = apparier(descripteurs, destinations)
  const lignes = paires.map(({ descripteur, vers }) => {
    const colonnes = destinationsDesColonnes(guichet, vers ?? '')
    return descripteur.colonnes.length === 0
      ? ecrireLien('  - ', descripteur, vers)
      : [
          `  - champ: ${citer(descripteur.champ)}`,
          `    libelle: ${citer(descripteur.libelle)}`,
          `    vers: ${vers ?? A_CHOISIR}`,
          '    colonnes:',
          ...apparier(descripteur.colonnes, colonnes).map((c) => ecrireLien('      - ', c.descripteur, c.vers)),
        ].join('\n')
  })
  const libres = destinations.filter((d) => !paires.some((p) => p.vers === d.vers))
  return [
    `# Démarche ${demarche.numero}, « ${demarche.titre.replaceAll('\n', ' ')} », vers le guichet « ${guichet.code} » de ${appel}.`,
    `# Proposée d'après les libellés : relisez chaque ligne. Là où « ${A_CHOISIR} » est écrit, choisissez une destination, ou « rien ».`,
    `demarche: ${demarche.numero}`,
    `appel: ${appel}`,
    `guichet: ${guichet.code}`,
    'champs:',
    ...lignes,
    ...(libres.length === 0
      ? []
      : ['', '# Destinations que rien ne remplit encore :', ...libres.map((d) => `#   ${d.vers}  (${d.titre})`)]),
    '',
  ].join('\n')
}

const ecrireLien = (debut: string, d: Descripteur, vers: string | undefined): string =>
  `${debut}{ champ: ${citer(d.champ)}, libelle: ${citer(d.libelle)}, vers: ${vers ?? A_CHOISIR} }`

/** Un texte entre guillemets droits se lit en YAML comme en JSON. */
const citer = (t: string): string => JSON.stringify(t)

type Paire = { readonly descripteur: Descripteur; readonly vers: string | undefined }

/** Chaque champ prend la destination libre qui lui ressemble le plus, les plus ressemblants d'abord. */
const apparier = (descripteurs: readonly Descripteur[], destinations: readonly Destination[]): readonly Paire[] => {
  const paires = descripteurs
    .flatMap((descripteur) =>
      destinations
        .filter((d) => d.sorte === sorteDe(descripteur))
        .map((d) => ({ descripteur, vers: d.vers, note: ressemblance(descripteur.libelle, d.titre) })),
    )
    .filter((p) => p.note >= ASSEZ)
    .sort((a, b) => b.note - a.note)
  const choisies = new Map<string, string>()
  for (const p of paires)
    if (!choisies.has(p.descripteur.champ) && ![...choisies.values()].includes(p.vers)) choisies.set(p.descripteur.champ, p.vers)
  return descripteurs.map((descripteur) => ({ descripteur, vers: choisies.get(descripteur.champ) }))
}

const sorteDe = ({ sorte }: Descripteur): Destination['sorte'] => {
  if (sorte === 'PieceJustificativeChamp') return 'fichiers'
  return sorte === 'RepetitionChamp' ? 'lignes' : 'valeur'
}

const ASSEZ = 0.4

/** La part des mots partagés, du plus court des deux libellés pour moitié : « Budget (€) » ressemble à « Montant, coût, budget ». */
const ressemblance = (a: string, b: string): number => {
  const [x, y] = [motsDe(a), motsDe(b)]
  const communs = x.filter((m) => y.includes(m)).length
  if (communs === 0) return 0
  return (communs / Math.min(x.length, y.length) + communs / new Set([...x, ...y]).size) / 2
}

/** Les mots qui disent quelque chose, au singulier. */
const motsDe = (t: string): readonly string[] => [
  ...new Set(
    simplifier(t)
      .split(' ')
      .map((m) => m.replace(/s$/, ''))
      .filter((m) => m.length > 2 && !VIDES.includes(m)),
  ),
]
const VIDES: readonly string[] = [
  'les',
  'des',
  'une',
  'votre',
  'vos',
  'vou',
  'avez',
  'ete',
  'est',
  'quel',
  'quelle',
  'qui',
  'que',
  'par',
  'pour',
  'sur',
  'dan',
  'avec',
]
