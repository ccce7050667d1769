import { z } from 'zod'
import { lireCourrielDe } from '../acteurs/acteurs.sql.ts'
import { acte } from '../appel/monde.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Acteur, vers } from '../journal/objet.ts'
import { choixParmi, jour, nombre, texte } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { direInstant } from '../socle/temps.ts'
import { proposerCreneau, reserverCreneau } from './creneau.ts'
import { annulerRendezVous, ecrireCreneau, ecrireRendezVous, lireCreneaux, lireSesCreneaux, retirerCreneau } from './creneaux.sql.ts'
import { coteDe } from './message.ts'
import { type QuestionPosee, VISITEUR } from './question.ts'
import { adresseDe, prefixeDe } from './questions.actes.ts'
import { lireQuestion } from './questions.sql.ts'

/** G-01 : un point téléphonique peut être proposé ; l'agent dit quand, combien de temps, et quel numéro appeler. */
export const acteProposerCreneau = acte({
  nom: 'proposer-creneau',
  genre: 'appel',
  titre: 'Offrir un créneau au téléphone',
  suite: 'Qui a posé une question peut le réserver ; vous êtes prévenu par courriel.',
  saisie: z.object({
    jour: jour('Jour'),
    heure: texte('Heure', { aide: 'À l’heure de l’appel, par exemple 14:30.' }),
    minutes: nombre('Durée en minutes', { min: 5, max: 120 }),
    telephone: texte('Numéro à appeler'),
  }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    return proposerCreneau(appel?.renseignements, s, await lireSesCreneaux(base, par.id), appel?.fuseau ?? 'Europe/Paris', le)
  },
  ecrire: async (base, fait, { objet, par }) => {
    await ecrireCreneau(base, objet.appel, par.id, fait)
    return [vers(objet, objet.etat, { debut: fait.debut.toString(), fin: fait.fin.toString() })]
  },
})

const introuvable = refus('question-inconnue', 'Cette question n’est pas la vôtre, ou n’existe pas.', 'Ouvrez le lien reçu par courriel.')

/** La question, si c'est la personne qui l'a posée : par son compte, ou par le secret de son lien. */
const sienne = async (
  base: Base,
  appel: string,
  id: string,
  par: Acteur,
  suivi: string | undefined,
): Promise<QuestionPosee | undefined> => {
  const question = await lireQuestion(base, appel, id)
  const parLien = suivi !== undefined && question?.suivi === empreinte(suivi)
  return question !== undefined && (parLien || (par.id !== VISITEUR.id && question.par === par.id)) ? question : undefined
}

export const acteReserverCreneau = acte({
  nom: 'reserver-creneau',
  genre: 'appel',
  titre: 'Réserver ce créneau',
  suite: 'Vous recevez un courriel avec le numéro à appeler. Vous pourrez annuler, ou en prendre un autre.',
  saisie: z.object({ question: choixParmi('Question'), creneau: choixParmi('Créneau'), suivi: texte('Lien de suivi').optional() }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const question = await sienne(base, objet.appel, s.question, par, s.suivi)
    if (question === undefined) return err([introuvable])
    const choisi = (await lireCreneaux(base, objet.appel, le)).find((c) => c.id.toString() === s.creneau)
    const decision = reserverCreneau(choisi, question.id, le)
    if (!decision.ok) return decision
    const { id, agent, debut, fin, telephone } = decision.value
    const quand = direInstant(debut, monde.appelCourant(objet.appel)?.fuseau ?? 'Europe/Paris')
    const adresses = { ...(await adresseDe(base, question)), agent: await lireCourrielDe(base, agent) }
    return ok({ id, question: question.id, telephone, debut, fin, quand, ...adresses, prefixe: prefixeDe(monde, objet.appel) })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await annulerRendezVous(base, fait.question, le)
    await ecrireRendezVous(base, fait.id, fait.question, le)
    return [vers(objet, objet.etat, { creneau: fait.id, question: fait.question })]
  },
})

export const acteAnnulerRendezVous = acte({
  nom: 'annuler-rendez-vous',
  genre: 'appel',
  titre: 'Annuler le rendez-vous',
  suite: 'Le créneau redevient libre ; l’autre personne est prévenue par courriel.',
  saisie: z.object({ question: choixParmi('Question'), suivi: texte('Lien de suivi').optional() }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const question =
      coteDe(par.role) === 'agence'
        ? await lireQuestion(base, objet.appel, s.question)
        : await sienne(base, objet.appel, s.question, par, s.suivi)
    if (question === undefined) return err([introuvable])
    const pris = (await lireCreneaux(base, objet.appel, le)).find((c) => c.question === question.id)
    if (pris === undefined)
      return err([refus('sans-rendez-vous', 'Aucun rendez-vous à venir n’est pris.', 'Rechargez la page : il a peut-être été annulé.')])
    const quand = direInstant(pris.debut, monde.appelCourant(objet.appel)?.fuseau ?? 'Europe/Paris')
    const adresses = { ...(await adresseDe(base, question)), agent: await lireCourrielDe(base, pris.agent) }
    return ok({ question: question.id, quand, ...adresses, prefixe: prefixeDe(monde, objet.appel) })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await annulerRendezVous(base, fait.question, le)
    return [vers(objet, objet.etat, { question: fait.question })]
  },
})

export const acteRetirerCreneau = acte({
  nom: 'retirer-creneau',
  genre: 'appel',
  titre: 'Retirer un créneau',
  suite: 'S’il était réservé, la personne est prévenue et peut en choisir un autre.',
  preparer: async (base, { objet, le, monde }) => {
    const fuseau = monde.appelCourant(objet.appel)?.fuseau ?? 'Europe/Paris'
    const offerts = await lireCreneaux(base, objet.appel, le)
    return { options: { creneau: offerts.map((c) => ({ code: c.id.toString(), libelle: direInstant(c.debut, fuseau) })) } }
  },
  saisie: z.object({ creneau: choixParmi('Créneau') }),
  decider: async (base, s, { objet, le, monde }) => {
    const offert = (await lireCreneaux(base, objet.appel, le)).find((c) => c.id.toString() === s.creneau)
    if (offert === undefined)
      return err([refus('creneau-inconnu', 'Ce créneau n’est plus offert.', 'Choisissez-en un autre.', [], 'creneau')])
    const question = offert.question === null ? undefined : await lireQuestion(base, objet.appel, offert.question.toString())
    const quand = direInstant(offert.debut, monde.appelCourant(objet.appel)?.fuseau ?? 'Europe/Paris')
    return ok({
      id: offert.id,
      quand,
      ...(question === undefined ? {} : await adresseDe(base, question)),
      prefixe: prefixeDe(monde, objet.appel),
    })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await retirerCreneau(base, fait.id, le)
    return [vers(objet, objet.etat, { creneau: fait.id })]
  },
})
