import { z } from 'zod'
import type { Appel } from '../appel/appel.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireDeclarants } from '../instruction/conflit.sql.ts'
import { ecrireLevee, ecrireOuverture, lireDossiersDeSeance, lireSeances, verrouillerSeance } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import type { Contexte } from '../journal/executer.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, marque, plusieursParmi } from '../plateforme/saisie/champs.zod.ts'
import { err, ok } from '../socle/resultat.ts'
import { jourDe } from '../socle/temps.ts'
import { lireDeliberes } from './avis-rendu.sql.ts'
import { appelDe, optionDe } from './convoquer.actes.ts'
import { codeDe, presentsA, refusDePresence, refusDInterets, versionDe } from './presence.ts'
import { nommerSuppleant, type Tenant } from './tenant.ts'
import { lireGens, lireTenants } from './tenants.actes.ts'
import { leverSeance, noterPresences, ouvrirSeance } from './tenir.ts'
import { ecrireDeparts, ecrireMouvements, ecrirePresidence, ecrireSuppleant, lirePresences } from './tenue.sql.ts'

const optionDuTenant = (t: Tenant) => ({
  code: codeDe(t),
  libelle: `${t.titre} : ${t.nom}${t.qualite === 'suppleant' ? ' (suppléant)' : ''}${t.voix === 'consultative' ? ', voix consultative' : ''}`,
})

export const acteNommerSuppleant = acte({
  nom: 'nommer-suppleant',
  genre: 'appel',
  titre: 'Nommer un suppléant',
  suite: 'Pour cet appel, cette personne tient le siège quand son titulaire est absent ; elle reçoit les convocations.',
  preparer: async (base, { objet, monde }) => {
    const appel = appelDe(monde, objet)
    return {
      options: {
        siege: (appel.commission?.sieges ?? []).map((s) => ({ code: s.fonction, libelle: s.titre })),
        agent: (await lireGens(base, objet.agence)).map((a) => ({ code: a.id, libelle: a.nom })),
      },
    }
  },
  saisie: z.object({
    siege: choixParmi('Siège'),
    agent: choixParmi('Suppléant', { aide: 'Aucun choix : le siège n’a plus de suppléant.' }).optional(),
  }),
  decider: async (base, s, { objet, monde }) => {
    const appel = appelDe(monde, objet)
    const demande = { siege: s.siege, agent: s.agent }
    return nommerSuppleant(appel.commission, await lireTenants(base, appel), await lireGens(base, objet.agence), demande)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireSuppleant(base, objet.appel, fait, par.id, le)
    return [vers(objet, objet.etat, fait)]
  },
})

export const acteOuvrirSeance = acte({
  nom: 'ouvrir-seance',
  genre: 'appel',
  titre: 'Ouvrir la séance',
  suite: 'La commission peut rendre ses avis. Notez ensuite chaque arrivée et chaque départ : le quorum se compte dossier par dossier.',
  preparer: async (base, { objet, monde, le }) => {
    const appel = appelDe(monde, objet)
    const tenants = await lireTenants(base, appel)
    const aOuvrir = (await lireSeances(base, appel)).filter((s) => s.ouverteLe === null)
    const duJour = aOuvrir.findLast((s) => Temporal.PlainDate.compare(s.jour, jourDe(le, appel.fuseau)) <= 0)
    const deliberent = tenants.filter((t) => t.voix === 'deliberative')
    return {
      options: { seance: aOuvrir.map(optionDe), presents: tenants.map(optionDuTenant), preside: deliberent.map(optionDuTenant) },
      valeurs: {
        ...(duJour === undefined ? {} : { seance: duJour.code }),
        ...presidentProbable(appel, deliberent),
      },
    }
  },
  saisie: z.object({
    seance: choixParmi('Séance'),
    presents: plusieursParmi('Présents', { aide: 'Un siège est tenu par son titulaire ou, en son absence, par son suppléant.' }),
    preside: choixParmi('Qui préside', { aide: 'Cette personne approuvera le procès-verbal.' }),
  }),
  decider: async (base, s, contexte) => {
    const lu = await lireTenue(base, s.seance, contexte)
    const { commission, fuseau } = lu.appel
    const ouverture = ouvrirSeance(commission, lu.seance, lu.tenants, s, jourDe(contexte.le, fuseau))
    const tous = [...(ouverture.ok ? [] : ouverture.error), ...refusDInterets(lu.tenants, s.presents, lu.declarants)]
    return tous.length > 0 || !ouverture.ok ? err(tous) : ok({ seance: s.seance, ...ouverture.value })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireOuverture(base, objet.appel, fait.seance, le)
    await ecrirePresidence(base, objet.appel, fait.seance, fait.preside)
    await ecrireMouvements(base, objet.appel, fait.seance, fait, le)
    return [vers(objet, objet.etat, fait)]
  },
})

/** L'appel dit quel siège préside ; s'il n'a qu'un tenant, c'est lui. */
const presidentProbable = ({ commission }: Appel, deliberent: readonly Tenant[]): { readonly preside?: string } => {
  const siens = deliberent.filter((t) => t.siege === commission?.presidence && t.qualite === 'titulaire')
  return siens[0] === undefined || siens.length > 1 ? {} : { preside: codeDe(siens[0]) }
}

export const acteConstaterQuorum = acte({
  nom: 'constater-quorum',
  genre: 'appel',
  titre: 'Noter une arrivée ou un départ',
  suite: 'L’heure est celle de maintenant. Les avis déjà rendus ne changent pas.',
  preparer: async (base, contexte) => {
    const { objet, monde, le } = contexte
    const appel = appelDe(monde, objet)
    const ouverte = (await lireSeances(base, appel)).find((s) => s.ouverteLe !== null && s.tenueLe === null)
    const presences = ouverte === undefined ? [] : await lirePresences(base, appel.code, ouverte.code)
    return {
      options: {
        seance: ouverte === undefined ? [] : [optionDe(ouverte)],
        presents: (await lireTenants(base, appel)).map(optionDuTenant),
      },
      valeurs: {
        ...(ouverte === undefined ? {} : { seance: ouverte.code }),
        presents: presentsA(presences, le).map(codeDe),
        vue: versionDe(presences),
      },
    }
  },
  saisie: z.object({
    seance: choixParmi('Séance'),
    presents: plusieursParmi('Présents maintenant'),
    vue: marque('Présents lus'),
  }),
  decider: async (base, s, contexte) => {
    const { seance, tenants, presences, declarants } = await lireTenue(base, s.seance, contexte)
    const notees = noterPresences(seance, tenants, presentsA(presences, contexte.le), s.presents)
    const tous = [
      ...refusDePresence(presences, s.vue),
      ...(notees.ok ? [] : notees.error),
      ...refusDInterets(tenants, s.presents, declarants),
    ]
    return tous.length > 0 || !notees.ok ? err(tous) : ok({ seance: s.seance, ...notees.value })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireMouvements(base, objet.appel, fait.seance, fait, le)
    return [vers(objet, objet.etat, fait)]
  },
})

export const acteLeverSeance = acte({
  nom: 'lever-seance',
  genre: 'appel',
  titre: 'Lever la séance',
  suite: 'La direction est prévenue que les avis sont rendus. Les dossiers sans avis restent à inscrire à une autre séance.',
  preparer: async (base, { objet, monde }) => {
    const ouvertes = (await lireSeances(base, appelDe(monde, objet))).filter((s) => s.ouverteLe !== null && s.tenueLe === null)
    return { options: { seance: ouvertes.map(optionDe) }, valeurs: ouvertes[0] === undefined ? {} : { seance: ouvertes[0].code } }
  },
  saisie: z.object({ seance: choixParmi('Séance') }),
  decider: async (base, s, contexte) => {
    const { seance, appel } = await lireTenue(base, s.seance, contexte)
    const inscrits = await lireDossiersDeSeance(base, appel.code, s.seance)
    const examines = (await lireDeliberes(base, appel.code, s.seance)).filter((d) => d.examine).map((d) => d.dossier)
    const levee = leverSeance(seance, inscrits, examines)
    return levee.ok ? ok({ seance: s.seance, ...levee.value }) : levee
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireDeparts(base, objet.appel, fait.seance, le)
    await ecrireLevee(base, objet.appel, fait.seance, le)
    return [vers(objet, objet.etat, fait)]
  },
})

/** Une séance de l'appel, verrouillée, et qui y est. */
const lireTenue = async (base: Base, code: string, { objet, monde }: Contexte<Monde>) => {
  const appel = appelDe(monde, objet)
  const connue = (await lireSeances(base, appel)).find((s) => s.code === code)
  if (connue !== undefined) await verrouillerSeance(base, appel.code, connue, 'update')
  const seance: Seance | undefined = (await lireSeances(base, appel)).find((s) => s.code === code)
  return {
    appel,
    seance,
    tenants: await lireTenants(base, appel),
    presences: await lirePresences(base, appel.code, code),
    declarants: await lireDeclarants(base, appel.code),
  }
}
