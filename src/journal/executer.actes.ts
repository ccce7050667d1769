import type { Kysely } from 'kysely'
import type { core, z } from 'zod'
import type { Preparation } from '../plateforme/saisie/presentation.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import { type GenreObjet, passage } from '../vie.ts'
import { type Base, inscrire, lireVivant, type Tete } from './journal.sql.ts'
import type { Acteur, Inscription, Perimetre, Vivant } from './objet.ts'

/** Ce qu'un acte sait du monde quand il se décide. `le` : l'instant où la demande entière a été reçue. */
export type Contexte<M> = { readonly par: Acteur; readonly le: Instant; readonly objet: Vivant; readonly monde: M }

/**
 * Un acte, prêt à être fait : sa saisie (zod, dont les pages tirent le formulaire), sa décision (lectures puis
 * fonction pure), son écriture. `naissance` : l'acte crée l'objet, qui n'existe pas encore.
 */
export type ActeFaisable<M, E = unknown, F = unknown> = {
  readonly nom: string
  readonly genre: GenreObjet
  readonly titre: string
  readonly suite: string
  readonly saisie: z.ZodType<E>
  /** Ce que la page propose dans le formulaire : séances, marchés, projets… selon l'objet. */
  readonly preparer?: (base: Kysely<unknown>, contexte: Contexte<M>) => Promise<Preparation>
  readonly naissance?: (base: Base, saisie: E, contexte: Omit<Contexte<M>, 'objet'>) => Promise<Result<Vivant, readonly Refus[]>>
  readonly decider: (base: Base, saisie: E, contexte: Contexte<M>) => Promise<Result<F, readonly Refus[]>>
  readonly ecrire: (base: Base, fait: F, contexte: Contexte<M>) => Promise<readonly Inscription[]>
}

/** Un acte du registre : ce qu'une page montre de lui, et comment le faire. Les types de sa saisie restent chez lui. */
export type ActeConnu<M> = Pick<ActeFaisable<M>, 'nom' | 'genre' | 'titre' | 'suite' | 'saisie' | 'preparer'> & {
  readonly faire: (monde: M, demande: Demande) => Promise<Result<Accompli<unknown>, readonly Refus[]>>
  /** Dit ce que `faire` ferait, sans rien écrire. */
  readonly prevoir: (monde: M, demande: Demande) => Promise<Result<unknown, readonly Refus[]>>
}

export type Demande = { readonly objet?: string; readonly saisie: unknown; readonly par: Acteur; readonly le: Instant }
export type Accompli<F> = { readonly id: string; readonly fil: string; readonly fait: F }

/** Qui a le droit de faire cet acte sur cet objet, sous ce rôle (`acteurs/habilitation.ts`) ; la raison du refus sinon. */
export type PeutAgir = (par: Acteur, perimetre: Perimetre, acte: string) => Refus | undefined

/** Prévient qui doit l'être, dans la transaction de l'acte (`consequences.ts`). */
export type Suites = (base: Base, acte: string, objet: Vivant, fait: unknown, le: Instant) => Promise<void>
/** Ce qui écarte cette personne de cet objet-là : un conflit d'intérêts, que la base connaît (`instruction/ecarter.actes.ts`). */
export type Ecarter = (base: Base, par: Acteur, objet: Vivant, acte: string) => Promise<readonly Refus[]>
type Terrain = { readonly base: Kysely<unknown>; readonly peutAgir: PeutAgir; readonly ecarter: Ecarter; readonly prevenir: Suites }

/** Fait un acte, ou dit tout ce qui s'y oppose, d'un seul coup ; l'état et le journal vont ensemble. */
export const executer = async <M extends Terrain, E, F>(
  monde: M,
  acte: ActeFaisable<M, E, F>,
  demande: Demande,
): Promise<Result<Accompli<F>, readonly Refus[]>> => {
  try {
    return await monde.base.transaction().execute(async (base) => {
      const examen = await examiner(base, monde, acte, demande)
      if (!examen.ok) return examen
      const { objet, fait, contexte } = examen.value
      const { par, le } = demande
      const signature = { acte: acte.nom, par: par.id, role: par.role, le }
      for (const [rang, i] of (await acte.ecrire(base, fait, contexte)).entries()) {
        const meme = rang === 0 && i.genre === objet.genre && i.id === objet.id
        await inscrire(base, signature, i, meme && 'tete' in objet ? objet.tete : undefined)
      }
      await monde.prevenir(base, acte.nom, objet, fait, le)
      return ok({ id: objet.id, fil: objet.fil, fait })
    })
  } catch (erreur) {
    const connue = refusDeBase(erreur)
    if (connue !== undefined) return err([connue])
    throw erreur
  }
}

/** Ce que l'acte établirait, ou tout ce qui s'y oppose : la même décision, dans une transaction que l'on défait toujours. */
export const prevoir = async <M extends Terrain, E, F>(
  monde: M,
  acte: ActeFaisable<M, E, F>,
  demande: Demande,
): Promise<Result<F, readonly Refus[]>> => {
  const base = await monde.base.startTransaction().execute()
  try {
    const examen = await examiner(base, monde, acte, demande)
    return examen.ok ? ok(examen.value.fait) : examen
  } finally {
    await base.rollback().execute()
  }
}

type Examen<M, F> = { readonly objet: Vivant | (Vivant & { readonly tete: Tete }); readonly fait: F; readonly contexte: Contexte<M> }

/** Lit la saisie, trouve et verrouille l'objet, contrôle la vie et le droit, décide. */
const examiner = async <M extends Terrain, E, F>(
  base: Base,
  monde: M,
  acte: ActeFaisable<M, E, F>,
  demande: Demande,
): Promise<Result<Examen<M, F>, readonly Refus[]>> => {
  const lue = acte.saisie.safeParse(demande.saisie)
  if (!lue.success) return err(lue.error.issues.map(refusDeSaisie))
  const { par, le } = demande
  const objet = await trouver(base, acte, lue.data, demande, monde)
  if (!objet.ok) return objet
  const contexte = { par, le, objet: objet.value, monde }
  const droit = [...refusDeVie(acte, objet.value, par, monde.peutAgir), ...(await monde.ecarter(base, par, objet.value, acte.nom))]
  // Celui qui n'a pas le droit n'apprend rien de plus du dossier.
  const exclu = droit.filter((r) => r.motif === 'non-habilite')
  if (exclu.length > 0) return err(exclu)
  const decision = await acte.decider(base, lue.data, contexte)
  const tous = [...droit, ...(decision.ok ? [] : decision.error)]
  // Un acte fait de l'extérieur (par un lien, une demande) vérifie lui-même son droit : son refus non plus n'apprend rien.
  const fermes = tous.filter((r) => r.motif === 'non-habilite')
  if (fermes.length > 0) return err(fermes)
  return tous.length > 0 || !decision.ok ? err(tous) : ok({ objet: objet.value, fait: decision.value, contexte })
}

const trouver = async <M, E, F>(
  base: Base,
  acte: ActeFaisable<M, E, F>,
  saisie: E,
  demande: Demande,
  monde: M,
): Promise<Result<Vivant | (Vivant & { readonly tete: Tete }), readonly Refus[]>> => {
  if (acte.naissance !== undefined) return acte.naissance(base, saisie, { par: demande.par, le: demande.le, monde })
  const objet = demande.objet === undefined ? undefined : await lireVivant(base, acte.genre, demande.objet)
  return objet === undefined
    ? err([refus('introuvable', 'Ce que vous cherchez n’existe pas ou ne vous est pas ouvert.', 'Revenez à votre page d’accueil.')])
    : ok(objet)
}

const refusDeVie = <M, E, F>(acte: ActeFaisable<M, E, F>, objet: Vivant, par: Acteur, peutAgir: PeutAgir): readonly Refus[] => {
  const permis = passage(acte.genre, acte.nom)
  const prive = peutAgir(par, objet, acte.nom)
  if (prive !== undefined) return [prive]
  if (!permis?.par.includes(par.role)) {
    return [refus('non-habilite', 'Votre rôle ne permet pas cet acte.', 'Adressez-vous à la personne qui en a la charge.')]
  }
  if (permis.de.includes(objet.etat)) return []
  const arret = objet.genre === 'dossier' ? ARRETS[objet.etat] : undefined
  return [
    arret === undefined
      ? refus(
          'etat-interdit',
          `« ${acte.titre} » n’est pas possible à ce stade, ou ne l’est plus.`,
          'Rechargez la page : quelqu’un l’a peut-être fait, ou le dossier a avancé entre-temps.',
        )
      : refus('etat-interdit', `« ${acte.titre} » n’est plus possible : ${arret}.`, 'Cet acte ne le concerne plus.'),
  ]
}

/** Un dossier que son organisme a arrêté n'a pas avancé : on dit ce qui l'arrête. */
const ARRETS: Readonly<Record<string, string>> = {
  retire: 'l’organisme a retiré ce dossier',
  desiste: 'l’organisme s’est désisté',
}

/** Une réponse qui ne se lit pas. */
export const refusDeSaisie = (i: core.$ZodIssue): Refus =>
  refus('saisie-invalide', i.message, 'Corrigez cette réponse ; le reste de votre saisie est gardé.', [], i.path.join('.'))

/** Deux personnes ou deux clics en même temps : la base tranche, on le dit simplement. */
const refusDeBase = (erreur: unknown): Refus | undefined => {
  const code = erreur instanceof Error && 'code' in erreur ? erreur.code : undefined
  if (code === '40001' || code === '40P01')
    return refus('concurrence', 'Quelqu’un d’autre agissait au même moment.', 'Recommencez : rien n’a été perdu.')
  return undefined
}
