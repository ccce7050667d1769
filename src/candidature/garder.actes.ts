import { type Arrive, abandonner, accueillir, ranger } from '../appel/fichiers.actes.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Inscription, type Vivant, vers } from '../journal/objet.ts'
import type { Fichier } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { champDuCode } from './champs-projet.ts'
import { type Origine, partager } from './concurrence.ts'
import { ecrirePieces, faireNaitreProjets } from './ecriture.sql.ts'
import { type Jonction, joindre } from './joindre.ts'
import { repondre } from './repondre.ts'
import { ecrireReponses, lireTenues, mettreDeCote } from './tenues.sql.ts'

type Partage = ReturnType<typeof partager> & { readonly origine: Origine | undefined }
type Tapees = {
  readonly reponses: Readonly<Record<string, unknown>>
  readonly vues?: Readonly<Record<string, number>> | undefined
  readonly origine?: Origine | undefined
}

/** Lit des réponses et sépare celles qui se gardent de celles qu'une autre personne a changées entre-temps. */
export const lireReponses = async (base: Base, monde: Monde, dossier: string, s: Tapees, par: string, le: Instant) => {
  const { questionnaire } = await lireAvecRegles(base, monde, dossier, le)
  const lues = repondre({ sections: questionnaire }, s.reponses)
  if (!lues.ok) return lues
  const tenues = await lireTenues(base, dossier)
  return ok<Partage>({ ...partager(lues.value.reponses, tenues, { par, vues: s.vues ?? {}, origine: s.origine }), origine: s.origine })
}

export const garderReponses = async (
  base: Base,
  objet: Vivant,
  { gardees, deCote, origine }: Partage,
  par: string,
  le: Instant,
): Promise<readonly Inscription[]> => {
  const projets = Object.keys(gardees).flatMap((code) => champDuCode(code)?.numero ?? [])
  await faireNaitreProjets(base, objet.id, [...new Set(projets)], le, par)
  await ecrireReponses(base, objet.id, { par, le, origine, reponses: gardees })
  await mettreDeCote(base, objet.id, { par, le, origine, reponses: deCote })
  const contenu = { questions: Object.keys(gardees), deCote: Object.keys(deCote) }
  // Une page enregistrée sans rien changer n'est pas un événement.
  return contenu.questions.length + contenu.deCote.length === 0 ? [] : [vers(objet, 'brouillon', contenu)]
}

type Envoi = { readonly piece: string; readonly remplace?: string | undefined; readonly fichier: Fichier }
type PieceRecue = Jonction & { readonly arrive: Arrive }

/** Reçoit un fichier en entier et le juge sur son contenu ; refusé, il n'en reste rien. */
export const recevoirPiece = async (base: Base, monde: Monde, id: string, s: Envoi, le: Instant) => {
  const { dossier, guichet, appel } = await lireAvecRegles(base, monde, id, le)
  const arrive = await accueillir(base, monde, s.fichier)
  const lieu = { guichet, fuseau: appel.fuseau, jointes: dossier.pieces }
  const decision = joindre(lieu, s.piece, { ...arrive, remplace: s.remplace }, le)
  if (!decision.ok) await abandonner(monde, [arrive])
  return decision.ok ? ok<PieceRecue>({ ...decision.value, arrive }) : decision
}

export const garderPiece = async (
  base: Base,
  monde: Monde,
  objet: Vivant,
  { arrive, ...jonction }: PieceRecue,
  par: string,
  le: Instant,
): Promise<readonly Inscription[]> => {
  await ranger(base, monde, [arrive])
  await ecrirePieces(base, objet.id, [jonction], le, par)
  return [vers(objet, 'brouillon', jonction)]
}
