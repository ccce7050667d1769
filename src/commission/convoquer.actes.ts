import { z } from 'zod'
import type { Appel } from '../appel/appel.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireDossier, lireDossiers } from '../candidature/lecture.sql.ts'
import {
  deplacerInscriptions,
  ecrireConvocation,
  ecrireOrdreDuJour,
  ecrireSeance,
  lireOrdresDuJour,
  lireSeanceDuDossier,
  lireSeances,
} from '../instruction/instruction.sql.ts'
import { type Inscription, recalculer } from '../instruction/recalculer.ts'
import { convoquer, inscrireAuJour, type Seance, seancesPossibles } from '../instruction/seance.ts'
import type { Base } from '../journal/journal.sql.ts'
import { voirEtats } from '../journal/lecture.sql.ts'
import { type Vivant, vers } from '../journal/objet.ts'
import { choixParmi, jour, texte, texteLibre } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import { direJour } from '../socle/temps.ts'
import { lireAvisRendusDe } from './avis-rendu.sql.ts'
import { avisQuiVaut } from './avis-rendu.ts'
import { lireGens, lireTenants } from './tenants.actes.ts'

export const optionDe = (s: Seance) => ({ code: s.code, libelle: direJour(s.jour) })

export const appelDe = (monde: Monde, objet: Vivant): Appel => monde.appelCourant(objet.appel) ?? monde.appel(objet.appel, 1)

export const acteConvoquer = acte({
  nom: 'convoquer',
  genre: 'appel',
  titre: 'Convoquer ou déplacer une séance',
  preparer: async (base, { objet, monde }) => {
    const seances = await lireSeances(base, appelDe(monde, objet))
    const prochaine = seances.find((s) => s.ouverteLe === null)
    return {
      valeurs: { code: prochaine?.code ?? '', jour: prochaine?.jour.toString() ?? '' },
      faits: seances.filter((s) => s.ouverteLe === null).map((s) => ({ nom: s.code, valeur: direJour(s.jour) })),
    }
  },
  suite: 'Titulaires et suppléants sont convoqués ; les dossiers que cela change de séance la suivent, et leurs porteurs en sont avertis.',
  saisie: z.object({
    code: texte('Code de la séance', {
      aide: 'Celui d’une séance prévue, dit plus haut, pour la convoquer ou la déplacer ; un nouveau code pour en ajouter une.',
    }),
    jour: jour('Jour de la séance'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = appelDe(monde, objet)
    const avant = await lireSeances(base, appel)
    const decision = convoquer(appel.commission, avant, s, appel.fuseau, le)
    if (!decision.ok) return decision
    const connue = avant.find((x) => x.code === s.code)
    const seance = { ...(connue ?? { convoqueeLe: null, ouverteLe: null, tenueLe: null }), ...decision.value }
    const seances = [...avant.filter((x) => x.code !== s.code), seance]
    const inscriptions = await lireInscriptions(base, appel)
    const deplaces = recalculer(seances, inscriptions, le, appel.fuseau)
    // Qui est inscrit à la séance déplacée la suit, s'il n'a pas changé de séance ; chacun n'est prévenu que de ce qui change pour lui.
    const suivent = connue === undefined || connue.jour.equals(s.jour) ? [] : inscriptions.filter((i) => i.seance === s.code)
    const restes = suivent.filter((i) => !deplaces.some((d) => d.dossier === i.dossier)).map((i) => ({ ...i, jour: s.jour }))
    return ok({
      seance: decision.value,
      convocation: connue === undefined || connue.convoqueeLe === null ? ('premiere' as const) : ('deplacee' as const),
      seances,
      deplaces,
      aPrevenir: [...deplaces, ...restes],
      membres: await lireConvoques(base, appel),
      dossiers: inscriptions.filter((i) => (deplaces.find((d) => d.dossier === i.dossier)?.seance ?? i.seance) === s.code).length,
    })
  },
  ecrire: async (base, { seance, seances, deplaces, aPrevenir }, { objet, le }) => {
    await ecrireSeance(base, objet.appel, seance)
    await ecrireConvocation(base, objet.appel, seance.code, le)
    for (const s of seances.filter((x) => deplaces.some((d) => d.seance === x.code))) await ecrireSeance(base, objet.appel, s)
    await deplacerInscriptions(base, deplaces)
    const organismes = [...new Set(aPrevenir.map((p) => p.organisme))]
    return [
      vers(objet, objet.etat, { ...seance, jour: seance.jour.toString(), organismes }),
      ...deplaces.map(({ dossier: id, seance: code, jour: quand }) => ({
        ...{ genre: 'dossier' as const, id, fil: `dossier:${id}`, vers: 'inscrit' },
        contenu: { seance: code, jour: quand.toString() },
      })),
    ]
  },
})

/** Les dossiers qui attendent leur avis, et la séance où ils sont. */
const lireInscriptions = async (base: Base, appel: Appel): Promise<readonly Inscription[]> => {
  const ordres = await lireOrdresDuJour(base, appel.code)
  const ids = ordres.map((o) => o.dossier)
  const etats = await voirEtats(base, 'dossier', ids)
  const rendus = await lireAvisRendusDe(base, ids)
  const dossiers = await lireDossiers(base, ids)
  return ordres.flatMap((o) => {
    const dossier = dossiers.find((d) => d.id === o.dossier)
    const examine = avisQuiVaut(rendus.get(o.dossier) ?? [])?.seance === o.seance
    if (dossier === undefined || dossier.deposeLe === null || examine || etats.get(o.dossier) !== 'inscrit') return []
    return [{ ...o, organisme: dossier.organisme.id, depot: dossier.deposeLe }]
  })
}

/** Qui est convoqué : chaque tenant d'un siège, titulaire ou suppléant, une fois, à son adresse. */
const lireConvoques = async (base: Base, appel: Appel): Promise<readonly { readonly courriel: string }[]> => {
  const tenants = await lireTenants(base, appel)
  return (await lireGens(base, appel.agence.code))
    .filter((g) => tenants.some((t) => t.agent === g.id))
    .map(({ courriel }) => ({ courriel }))
}

export const acteInscrire = acte({
  nom: 'inscrire',
  genre: 'dossier',
  titre: 'Inscrire à l’ordre du jour',
  suite: 'Le dossier est présenté à la séance qui suit son dépôt ; les membres en sont avertis.',
  preparer: async (base, { objet, le, monde }) => {
    const appel = appelDe(monde, objet)
    const dossier = await lireDossier(base, objet.id)
    const inscrite = await lireSeanceDuDossier(base, objet.id)
    const possibles = seancesPossibles(await lireSeances(base, appel), dossier?.deposeLe ?? le, inscrite?.code, appel.fuseau)
    return {
      options: { seance: possibles.map(optionDe) },
      faits: [
        ...(dossier === undefined ? [] : [{ nom: 'Organisme', valeur: dossier.organisme.nom }]),
        { nom: 'À l’ordre du jour', valeur: inscrite === undefined ? 'D’aucune séance' : `De la séance du ${direJour(inscrite.jour)}` },
      ],
      sansObjet: possibles.length === 0 ? ['seance', 'motif'] : [],
    }
  },
  saisie: z.object({
    seance: choixParmi('Séance', { aide: 'Laissez vide pour la séance qui suit le dépôt.' }).optional(),
    motif: texteLibre('Motif d’une autre séance'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const dossier = await lireDossier(base, objet.id)
    const appel = appelDe(monde, objet)
    const seances = await lireSeances(base, appel)
    const demande = { seance: s.seance, motif: s.motif, deja: (await lireSeanceDuDossier(base, objet.id))?.code }
    const decision = inscrireAuJour(appel.commission, seances, dossier?.deposeLe ?? le, demande, appel.fuseau)
    return decision.ok ? ok({ ...decision.value, posee: seances.find((x) => x.code === decision.value.seance) }) : decision
  },
  ecrire: async (base, { posee, ...fait }, { objet }) => {
    if (posee !== undefined) await ecrireSeance(base, objet.appel, posee)
    await ecrireOrdreDuJour(base, objet.appel, objet.id, fait.seance, fait.motif)
    return [vers(objet, 'inscrit', fait)]
  },
})
