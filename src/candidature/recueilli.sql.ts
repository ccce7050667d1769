import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { PieceJointe } from './dossier.ts'
import { ecrireBudget, ecrireEngagements, ecrirePieces, faireNaitreProjets, finirPieces, retirerProjet } from './ecriture.sql.ts'
import type { Jonction } from './joindre.ts'
import { lireDossier } from './lecture.sql.ts'
import type { ARecueillir, FichierRecueilli } from './recueil.ts'
import { ecrireReponses } from './tenues.sql.ts'

type Contenu = Pick<ARecueillir, 'reponses' | 'engagements' | 'projets'> & {
  readonly fichiers: readonly FichierRecueilli[]
  readonly jonctions: readonly Jonction[]
}

/** Écrit ce que dit un dossier recueilli, à la place de ce qu'il disait ; ce que la plateforme n'a pas posé reste tel quel. */
export const ecrireContenu = async (base: Base, dossier: string, c: Contenu, par: string, le: Instant): Promise<void> => {
  const tenu = await lireDossier(base, dossier)
  const numeros = c.projets.map((p) => p.budget.numero)
  for (const p of tenu?.projets ?? []) if (!numeros.includes(p.numero)) await retirerProjet(base, dossier, p.numero)
  await faireNaitreProjets(base, dossier, numeros, le, par)
  await ecrireReponses(base, dossier, { par, le, origine: undefined, reponses: { ...c.reponses, ...ditsDes(c.projets) } })
  for (const p of c.projets) await ecrireBudget(base, dossier, p.budget, le, par)
  await ecrireEngagements(base, dossier, c.engagements, le, par)
  const perimees = (tenu?.pieces ?? []).filter((p) => estPerimee(p, c.fichiers)).map((p) => p.id)
  await finirPieces(base, dossier, perimees, 'remplacee', le)
  await ecrirePieces(base, dossier, sansRedite(c.jonctions, tenu?.pieces ?? []), le, par)
}

/** Ce que les projets disent d'eux-mêmes ; ce qui y est vide est une réponse vidée. */
const ditsDes = (projets: Contenu['projets']): Readonly<Record<string, string | null>> =>
  Object.fromEntries(projets.flatMap((p) => Object.entries(p.reponses).map(([champ, dit]) => [champ, dit === '' ? null : dit])))

/** Un fichier qui n'est plus annoncé à sa place, quand rien n'y manque : tant qu'un fichier manque, on garde celui d'avant. */
const estPerimee = (p: PieceJointe, fichiers: readonly FichierRecueilli[]): boolean => {
  const ici = fichiers.filter((f) => f.piece === p.code)
  return ici.length > 0 && ici.every((f) => f.sort !== 'manquant' && f.empreinte !== p.empreinte)
}

/** Le même contenu à la même place ne se joint qu'une fois. */
const sansRedite = (jonctions: readonly Jonction[], tenues: readonly PieceJointe[]): readonly Jonction[] =>
  jonctions.filter(
    (j, rang) =>
      !tenues.some((p) => p.code === j.piece && p.empreinte === j.empreinte) &&
      !jonctions.slice(0, rang).some((x) => x.piece === j.piece && x.empreinte === j.empreinte),
  )
