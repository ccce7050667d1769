import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '../socle/resultat.ts'
import { lireDemarche } from './demarche.json.ts'
import type { Descripteur, PageDeDemarche } from './demarche.ts'

/** Une démarche, et toutes les pages qu'on en a exportées. `descripteurs` : ses champs, ceux d'anciennes versions du formulaire compris. */
export type Export = Pick<PageDeDemarche, 'numero' | 'titre' | 'descripteurs' | 'dossiers' | 'illisibles'> & {
  /** La dernière page n'y est pas : la plateforme annonçait d'autres dossiers. */
  readonly fin: 'lue' | 'absente'
}

/** Lit tous les exports d'une démarche avant d'en croire un seul. L'erreur est une phrase qui dit quoi faire. */
export const lireExports = async (fichiers: readonly string[]): Promise<Result<Export, string>> => {
  const pages: PageDeDemarche[] = []
  for (const fichier of fichiers) {
    const contenu = await readFile(fichier, 'utf8').catch(() => undefined)
    if (contenu === undefined) return err(`« ${fichier} » ne se lit pas. Vérifiez son chemin.`)
    const lu = lireDemarche(contenu)
    if (!lu.ok) return err(`${fichier} : ${lu.error}`)
    pages.push(...lu.value)
  }
  const [premiere] = pages
  if (premiere === undefined) return err('Ces fichiers ne portent aucune page.')
  const autre = pages.find((p) => p.numero !== premiere.numero)
  if (autre !== undefined)
    return err(`Ces exports sont de deux démarches, ${premiere.numero} et ${autre.numero} : importez-les l’une après l’autre.`)
  return ok({
    numero: premiere.numero,
    titre: premiere.titre,
    descripteurs: tousLesChamps(pages),
    dossiers: derniers(pages),
    illisibles: pages.flatMap((p) => p.illisibles),
    fin: pages.some((p) => p.suite === 'non') ? 'lue' : 'absente',
  })
}

/** Un dossier changé pendant l'export revient sur une page suivante : le dernier lu compte. Le premier déposé passe d'abord. */
const derniers = (pages: readonly PageDeDemarche[]): PageDeDemarche['dossiers'] =>
  [...new Map(pages.flatMap((p) => p.dossiers).map((d) => [d.numero, d])).values()].sort((a, b) =>
    Temporal.Instant.compare(a.deposeLe, b.deposeLe),
  )

const tousLesChamps = (pages: readonly PageDeDemarche[]): readonly Descripteur[] => {
  const poses = pages.flatMap((p) => p.dossiers).flatMap((d) => d.champs)
  const anciens = poses.map((c) => ({ champ: c.champ, libelle: c.libelle, sorte: SORTES[c.valeur.genre] ?? '', colonnes: [] }))
  const tous = [...anciens, ...pages.flatMap((p) => p.descripteurs)]
  const connus = new Map(tous.map((d) => [d.champ, d]))
  const rangs = [...new Set([...pages.flatMap((p) => p.descripteurs), ...anciens].map((d) => d.champ))]
  return rangs.flatMap((champ) => connus.get(champ) ?? [])
}

const SORTES: Readonly<Record<string, string>> = { fichiers: 'PieceJustificativeChamp', lignes: 'RepetitionChamp' }
