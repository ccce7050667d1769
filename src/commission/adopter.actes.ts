import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Appel } from '../appel/appel.ts'
import type { Commission } from '../appel/commission.ts'
import { lectureDesRegles } from '../appel/lecture.publicodes.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lireDeports } from '../instruction/conflit.sql.ts'
import { ecrireOrdreDuJour, ecrireSeance, lireSeanceDuDossier, lireSeances, verrouillerSeance } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import { vers } from '../journal/objet.ts'
import { choix, choixParmi, jour, marque, montant, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { type Instant, jourAvant, jourDe } from '../socle/temps.ts'
import { adopterAvis, type EnSeance } from './adopter.ts'
import { ecrireAvisRendu, lireAvisRendus } from './avis-rendu.sql.ts'
import { type AvisRendu, avisQuiVaut } from './avis-rendu.ts'
import { type Bornes, bornesDe } from './bornes.ts'
import { refusDAvisChange } from './change.ts'
import { appelDe, optionDe } from './convoquer.actes.ts'
import { VOIX } from './deliberation.ts'
import { presentsA } from './presence.ts'
import { lireApprobation } from './proces-verbal.sql.ts'
import { quorumDe, quorumGarde } from './quorum.ts'
import { lireTenants } from './tenants.actes.ts'
import { lirePresences, lirePresidence } from './tenue.sql.ts'

/** Chaque correction s'ajoute : l'avis d'avant reste lisible, et qui ne l'avait pas lu est arrêté (docs/decisions/039). */
export const acteAdopterAvis = acte({
  nom: 'adopter-avis',
  genre: 'dossier',
  titre: 'Noter l’avis de la commission',
  suite: 'L’avis sera au procès-verbal. La direction le lit, et motive sa décision si elle s’en écarte.',
  preparer: async (base, { objet, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const ouvertes = appel === undefined ? [] : (await lireSeances(base, appel)).filter((s) => s.ouverteLe !== null && s.tenueLe === null)
    const seance = await lireSeanceDuDossier(base, objet.id)
    const rendus = await lireAvisRendus(base, objet.id)
    return {
      options: { seance: ouvertes.map(optionDe) },
      valeurs: { mode: 'consensus', vue: rendus.filter((r) => r.seance === seance?.code).length },
    }
  },
  saisie: z.object({
    seance: choixParmi('Séance', { aide: 'Vide : celle où le dossier est inscrit.' }).optional(),
    propose: choix('Avis proposé', [
      { code: 'favorable', libelle: 'Favorable' },
      { code: 'favorable-avec-reserve', libelle: 'Favorable avec réserve' },
      { code: 'favorable-sous-condition', libelle: 'Favorable sous condition' },
      { code: 'defavorable', libelle: 'Défavorable' },
      { code: 'ajourne', libelle: 'Ajourner à la séance suivante' },
    ]),
    reserve: texteLibre('Réserve', { aide: 'Nécessaire pour un avis favorable avec réserve ; le porteur la lira dans sa lettre.' }),
    condition: texteLibre('Condition à lever', { aide: 'Nécessaire, avec son dernier jour, pour un avis favorable sous condition.' }),
    conditionAvant: jour('Dernier jour pour lever la condition').optional(),
    montant: montant('Montant proposé', { aide: 'Vide : le montant que la règle de l’appel calcule.' }).optional(),
    motif: texteLong('Motifs de l’avis'),
    mode: choix('Comment l’avis est rendu', [
      { code: 'consensus', libelle: 'Par consensus' },
      { code: 'vote', libelle: 'Par un vote' },
    ]),
    voix: z.record(z.string(), z.enum(VOIX, 'Une voix est pour, contre ou abstention.')).default({}),
    objections: texteLibre('Objections à consigner'),
    rectification: texteLibre('Pourquoi corriger l’avis', { aide: 'Seulement pour un dossier dont l’avis est déjà rendu.' }),
    vue: marque('Avis lus'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    // La commission est celle d'aujourd'hui, comme pour ouvrir la séance ; les montants, ceux de la version du dossier.
    const appel = appelDe(monde, objet)
    const seances = await lireSeances(base, appel)
    const inscrite = await lireSeanceDuDossier(base, objet.id)
    const visee = seances.find((x) => x.code === (s.seance ?? inscrite?.code))
    if (appel.commission === undefined || visee === undefined)
      return err([
        refus(
          'hors-ordre-du-jour',
          'Ce dossier n’est à l’ordre du jour d’aucune séance.',
          'Inscrivez-le d’abord à une séance.',
          ['G-21'],
          'seance',
        ),
      ])
    await verrouillerSeance(base, appel.code, visee, 'share')
    const relues = await lireSeances(base, appel)
    const lieu = { appel, commission: appel.commission, seances: relues, seance: relues.find((x) => x.code === visee.code) ?? visee }
    const { enSeance, rendus, delibereLe } = await situer(base, lieu, lu, le)
    const siens = rendus.filter((r) => r.seance === visee.code)
    const delibere = adopterAvis(enSeance, s)
    const tous = [...refusDAvisChange(siens, s.vue ?? 0, appel.fuseau), ...(delibere.ok ? [] : delibere.error)]
    if (tous.length > 0 || !delibere.ok) return err(tous)
    const { report, sens } = delibere.value
    const revient = sens !== null && report === null && enSeance.precedent?.sens === 'ajourne'
    return ok({
      ...delibere.value,
      seance: visee.code,
      rang: rendus.length + 1,
      delibereLe,
      reportee: report === null ? undefined : relues.find((x) => x.code === report.code),
      retour: revient ? { code: lieu.seance.code, jour: lieu.seance.jour } : null,
    })
  },
  ecrire: async (base, { reportee, retour, ...fait }, { objet, le, par }) => {
    const { appel, id } = objet
    if (reportee !== undefined) await ecrireSeance(base, appel, reportee)
    await ecrireAvisRendu(base, { dossier: id, rang: fait.rang, appel, seance: fait.seance }, fait, {
      delibereLe: fait.delibereLe,
      le,
      par: par.id,
    })
    if (reportee !== undefined) await ecrireOrdreDuJour(base, appel, id, reportee.code, 'Ajourné par la commission')
    else if (retour !== null) await ecrireOrdreDuJour(base, appel, id, retour.code, null)
    const { votants, report, ...dit } = fait
    return [vers(objet, objet.etat, { ...dit, report: report?.code ?? null, votants: votants.map((v) => v.fonction) })]
  },
})

type Lieu = {
  readonly appel: Appel
  readonly commission: Commission
  readonly seances: readonly Seance[]
  /** Relue sous son verrou : elle ne s'ouvre ni ne se lève pendant qu'on note. */
  readonly seance: Seance
}

/** Une séance levée ne délibère plus : sa correction garde les présents et l'instant de l'avis qu'elle corrige. */
const situer = async (
  base: Kysely<unknown>,
  { appel, commission, seances, seance }: Lieu,
  { dossier, appel: sien, guichet, faits }: DossierLu,
  le: Instant,
): Promise<{ readonly enSeance: EnSeance; readonly rendus: readonly AvisRendu[]; readonly delibereLe: Instant }> => {
  const { code } = seance
  const rendus = await lireAvisRendus(base, dossier.id)
  const vaut = avisQuiVaut(rendus)
  const precedent = vaut?.seance === code ? vaut : undefined
  const delibereLe = seance.tenueLe === null ? le : (precedent?.delibereLe ?? le)
  const presents = presentsA(await lirePresences(base, appel.code, code), delibereLe)
  const ecartes = (await lireDeports(base, dossier.id)).map((d) => d.agent)
  const preside = await lirePresidence(base, appel.code, code)
  const garde = seance.tenueLe === null || precedent === undefined ? undefined : quorumGarde(commission, precedent)
  return {
    rendus,
    delibereLe,
    enSeance: {
      commission,
      seance,
      inscrit: (await lireSeanceDuDossier(base, dossier.id))?.code === code ? 'ici' : 'ailleurs',
      quorum: garde ?? quorumDe(commission, await lireTenants(base, appel), presents, ecartes),
      preponderante: preside !== undefined && preside.siege === commission.presidence ? preside.siege : undefined,
      precedent,
      procesVerbal: (await lireApprobation(base, appel.code, code)) === undefined ? 'a-approuver' : 'approuve',
      suivante: suivanteDe(seances, seance),
      bornes: bornesDe(guichet, dossier, lectureDesRegles(sien, faits)),
      aujourdhui: jourDe(le, appel.fuseau),
    },
  }
}

/** Où va un dossier ajourné : la première séance qui suit et que personne n'a ouverte. */
const suivanteDe = (seances: readonly Seance[], seance: Seance): Seance | undefined =>
  seances.find((s) => s.ouverteLe === null && jourAvant(seance.jour, s.jour))

/** Ce que l'appel permet de proposer pour un dossier : la page en part. */
export const lireBornes = async (monde: Monde, dossier: string, le: Instant): Promise<Bornes | 'sans'> => {
  const lu = await lireAvecRegles(monde.base, monde, dossier, le)
  return bornesDe(lu.guichet, lu.dossier, lectureDesRegles(lu.appel, lu.faits))
}
