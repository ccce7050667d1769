import { z } from 'zod'
import type { Appel } from '../appel/appel.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Vivant, vers } from '../journal/objet.ts'
import { choixParmi, jour, plusieursParmi, texte, texteLibre } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { direJour } from '../socle/temps.ts'
import { ecrireOrdreDuJour, ecrirePresents, ecrireSeance, lireDossiersDeSeance, lireSeances } from './instruction.sql.ts'
import { convoquer, inscrireAuJour, quorum, type Seance } from './seance.ts'

const optionDe = (s: Seance) => ({ code: s.code, libelle: `${direJour(s.jour)} (${s.code})` })

const appelDe = (monde: Monde, objet: Vivant): Appel => monde.appelCourant(objet.appel) ?? monde.appel(objet.appel, 1)

export const acteConvoquer = acte({
  nom: 'convoquer',
  genre: 'appel',
  titre: 'Convoquer ou déplacer une séance',
  preparer: async (base, { objet, monde }) => {
    const seances = await lireSeances(base, appelDe(monde, objet))
    return { valeurs: { code: seances.find((s) => s.tenueLe === null)?.code ?? '' } }
  },
  suite: 'Les dossiers inscrits suivent la séance ; les porteurs concernés sont avertis du nouveau jour.',
  saisie: z.object({
    code: texte('Séance', { aide: 'Le nom d’une séance prévue pour la déplacer, un nouveau nom pour en ajouter une.' }),
    jour: jour('Jour de la séance'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = appelDe(monde, objet)
    const decision = convoquer(appel.commission, await lireSeances(base, appel), s, appel.fuseau, le)
    return decision.ok ? ok({ seance: decision.value, organismes: await lireInscrits(base, objet.appel, s.code) }) : decision
  },
  ecrire: async (base, { seance, organismes }, { objet }) => {
    await ecrireSeance(base, objet.appel, seance)
    return [vers(objet, objet.etat, { ...seance, jour: seance.jour.toString(), organismes })]
  },
})

/** Les porteurs dont le dossier suit la séance : ce sont eux qu'on prévient de son nouveau jour (G-22). */
const lireInscrits = async (base: Base, appel: string, seance: string): Promise<readonly string[]> => {
  const dossiers = await Promise.all((await lireDossiersDeSeance(base, appel, seance)).map((id) => lireDossier(base, id)))
  return [...new Set(dossiers.flatMap((d) => (d === undefined ? [] : [d.organisme.id])))]
}

export const acteInscrire = acte({
  nom: 'inscrire',
  genre: 'dossier',
  titre: 'Inscrire à l’ordre du jour',
  suite: 'Le dossier est présenté à la séance qui suit son dépôt ; les membres en sont avertis.',
  preparer: async (base, { objet, monde }) => ({
    options: { seance: (await lireSeances(base, appelDe(monde, objet))).filter((s) => s.tenueLe === null).map(optionDe) },
  }),
  saisie: z.object({
    seance: choixParmi('Séance', { aide: 'Laissez vide pour la séance qui suit le dépôt.' }).optional(),
    motif: texteLibre('Motif d’une autre séance'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const dossier = await lireDossier(base, objet.id)
    const appel = appelDe(monde, objet)
    const seances = await lireSeances(base, appel)
    const decision = inscrireAuJour(appel.commission, seances, dossier?.deposeLe ?? le, { seance: s.seance, motif: s.motif }, appel.fuseau)
    return decision.ok ? ok({ ...decision.value, posee: seances.find((x) => x.code === decision.value.seance) }) : decision
  },
  ecrire: async (base, { posee, ...fait }, { objet }) => {
    if (posee !== undefined) await ecrireSeance(base, objet.appel, posee)
    await ecrireOrdreDuJour(base, objet.appel, objet.id, fait.seance, fait.motif)
    return [vers(objet, 'inscrit', fait)]
  },
})

export const acteConstaterQuorum = acte({
  nom: 'constater-quorum',
  genre: 'appel',
  titre: 'Constater les présents d’une séance',
  suite: 'La séance est tenue ; sans quorum, aucune décision ne peut s’y appuyer.',
  preparer: async (base, { objet, monde }) => {
    const appel = appelDe(monde, objet)
    return {
      options: {
        seance: (await lireSeances(base, appel)).filter((s) => s.tenueLe === null).map(optionDe),
        presents: (appel.commission?.sieges ?? []).map((s) => ({ code: s.fonction, libelle: s.titre })),
      },
    }
  },
  saisie: z.object({ seance: choixParmi('Séance'), presents: plusieursParmi('Sièges présents') }),
  decider: async (base, s, { objet, monde }) => {
    const appel = appelDe(monde, objet)
    const { commission } = appel
    const seance = (await lireSeances(base, appel)).find((x) => x.code === s.seance)
    if (commission === undefined || seance === undefined)
      return err([refus('seance-inconnue', 'Cette séance n’existe pas.', 'Choisissez une séance de l’appel.', [], 'seance')])
    const inconnus = s.presents.filter((p) => !commission.sieges.some((x) => x.fonction === p))
    return inconnus.length > 0
      ? err(
          inconnus.map((p) =>
            refus(
              'siege-inconnu',
              `« ${p} » n’est pas un siège de la commission.`,
              'Choisissez parmi les sièges.',
              commission.clause,
              'presents',
            ),
          ),
        )
      : ok({ posee: seance, seance: seance.code, presents: s.presents, ...quorum(commission, s.presents, []) })
  },
  ecrire: async (base, { posee, ...fait }, { objet, le }) => {
    await ecrireSeance(base, objet.appel, posee)
    await ecrirePresents(base, objet.appel, fait.seance, fait.presents, le)
    return [vers(objet, objet.etat, fait)]
  },
})
