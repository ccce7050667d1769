import type { Kysely } from 'kysely'
import { z } from 'zod'
import { lireCertificats, lireMarches } from '../acteurs/acteurs.sql.ts'
import type { Audit } from '../appel/appel.ts'
import { echeance } from '../appel/calendrier.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lireDecision } from '../decision/decision.sql.ts'
import { naitre, vers } from '../journal/objet.ts'
import { choixParmi, jour, jours, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { si } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { direJour, type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'
import {
  compterJoursCommandes,
  ecrireCadrage,
  ecrireCloture,
  ecrireMission,
  ecrireRestitution,
  ecrireVisite,
  lireActions,
  lireMission,
} from './audit.sql.ts'
import { commander } from './commander.ts'
import type { Mission } from './mission.ts'
import { planifier } from './planifier.ts'
import { cloreMission } from './rapport.ts'

export type MissionLue = Pick<DossierLu, 'dossier' | 'appel' | 'guichet'> & {
  readonly mission: Mission
  readonly audit: Audit
  readonly fuseau: string
  readonly limite: Jour | null
}

/** La mission et ce que son appel en exige. */
export const lireMissionAvecAppel = async (base: Kysely<unknown>, monde: Monde, id: string, le: Instant): Promise<MissionLue> => {
  const mission = await lireMission(base, id)
  if (mission === undefined) throw new Error(`La mission ${id} est au journal mais n’existe pas`)
  const { dossier, appel, guichet } = await lireAvecRegles(base, monde, mission.dossier, le)
  if (guichet.audit === undefined) throw new Error(`Le guichet ${guichet.code} n’a plus d’audit`)
  const delai = guichet.audit.planifierSous
  const depuis = delai?.depuis === 'depot' ? dossier.deposeLe : ((await lireDecision(base, dossier.id))?.notifieeLe ?? null)
  return {
    mission,
    dossier,
    appel,
    guichet,
    audit: guichet.audit,
    fuseau: appel.fuseau,
    limite: delai === undefined || depuis === null ? null : echeance(delai, depuis, appel.fuseau),
  }
}

const liste = (texte: string | undefined): readonly string[] =>
  (texte ?? '')
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '')

export const acteCommanderAudit = acte({
  nom: 'commander-audit',
  genre: 'dossier',
  titre: 'Commander l’audit',
  suite: 'Le prestataire reçoit la commande et prend contact avec l’organisme.',
  preparer: async (base, { objet }) => ({
    options: {
      marche: (await lireMarches(base, objet.agence)).map((m) => ({ code: m.id, libelle: `${m.nom} (${m.pouvoirAdjudicateur})` })),
    },
  }),
  saisie: z.object({
    marche: choixParmi('Marché et prestataire'),
    jours: jours('Jours commandés', { aide: 'Préparation, visite, rapport et restitution compris : par exemple 3,5.' }),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const { appel, guichet } = await lireAvecRegles(base, monde, objet.id, le)
    const marche = (await lireMarches(base, objet.agence)).find((m) => m.id === s.marche)
    const certificats = marche === undefined ? [] : await lireCertificats(base, marche.prestataire)
    return commander(guichet.audit, marche, certificats, await compterJoursCommandes(base, s.marche), s.jours, jourDe(le, appel.fuseau))
  },
  ecrire: async (base, fait, { objet, le }) => {
    const id = `${objet.id}-audit`
    await ecrireMission(base, { id, dossier: objet.id, marche: fait.marche, jours: fait.jours, commandeeLe: le })
    return [
      { ...vers(objet, 'en-audit', fait), prestataire: fait.prestataire },
      naitre(objet, 'mission', id, 'commandee', fait, fait.prestataire),
    ]
  },
})

export const acteCadrer = acte({
  nom: 'cadrer',
  genre: 'mission',
  titre: 'Cadrer la mission',
  suite: 'L’organisme voit ce qu’il doit préparer : documents, personnes, sites.',
  saisie: z.object({
    documents: texteLong('Documents et procédures à préparer', { aide: 'Un par ligne.' }),
    personnes: texteLong('Personnes à rencontrer', { aide: 'Une fonction par ligne.' }),
    sites: texteLong('Sites à visiter', { aide: 'Un par ligne.' }),
  }),
  decider: async (_base, s) => ok({ documents: liste(s.documents), personnes: liste(s.personnes), sites: liste(s.sites) }),
  ecrire: async (base, fait, { objet }) => {
    await ecrireCadrage(base, objet.id, fait)
    return [vers(objet, 'cadree', { documents: fait.documents.length, personnes: fait.personnes.length, sites: fait.sites.length })]
  },
})

export const actePlanifier = acte({
  nom: 'planifier',
  genre: 'mission',
  titre: 'Planifier la visite',
  suite: 'L’organisme est prévenu du jour de la visite.',
  saisie: z.object({ debut: jour('Premier jour de la visite'), duree: jours('Durée sur place', { aide: 'En jours : 1,5 par exemple.' }) }),
  decider: async (base, s, { objet, le, monde }) => {
    const { mission, audit, fuseau, limite } = await lireMissionAvecAppel(base, monde, objet.id, le)
    return planifier(audit, await lireCertificats(base, mission.prestataire), s, limite, jourDe(le, fuseau))
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireVisite(base, objet.id, fait, le)
    return [vers(objet, 'planifiee', fait)]
  },
})

export const acteRestituer = acte({
  nom: 'restituer',
  genre: 'mission',
  titre: 'Restituer à l’organisme',
  suite: 'L’organisme est invité à dire, action par action, ce qu’il peut faire.',
  saisie: z.object({
    le: jour('Jour de l’entretien', { aide: 'Vide : aujourd’hui.' }).optional(),
    participants: texteLong('Participants', { aide: 'Une fonction par ligne.' }),
    note: texteLibre('Note'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const { fuseau } = await lireMissionAvecAppel(base, monde, objet.id, le)
    const aujourdhui = jourDe(le, fuseau)
    const tenue = s.le ?? aujourdhui
    const refuses = si(
      jourAvant(aujourdhui, tenue),
      'jour-a-venir',
      `Le ${direJour(tenue)} n’est pas encore venu.`,
      'Enregistrez la restitution une fois l’entretien tenu.',
      ['A-17'],
      'le',
    )
    return refuses.length > 0 ? err(refuses) : ok({ le: tenue.toString(), participants: liste(s.participants), note: s.note ?? '' })
  },
  ecrire: async (base, fait, { objet }) => {
    await ecrireRestitution(base, objet.id, fait)
    return [vers(objet, 'restituee', { le: fait.le })]
  },
})

export const acteCloreMission = acte({
  nom: 'clore-mission',
  genre: 'mission',
  titre: 'Clore la mission d’audit',
  suite: 'Le service est fait pour le marché ; le dossier passe à l’étape suivante.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const { mission, audit } = await lireMissionAvecAppel(base, monde, objet.id, le)
    const actions = await lireActions(base, objet.id)
    const decision = cloreMission(audit.restitution ? 'exigee' : 'libre', mission.restitution === null ? 'non' : 'oui', actions)
    return decision.ok ? ok({ ...decision.value, dossier: mission.dossier }) : decision
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireCloture(base, objet.id, le)
    return [
      vers(objet, 'close', { actions: fait.actions }),
      { genre: 'dossier', id: fait.dossier, fil: objet.fil, vers: 'audite', contenu: { actions: fait.actions } },
    ]
  },
})
