import { z } from 'zod'
import { lireAgentsDe } from '../acteurs/acteurs.sql.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, jour, montant, plusieursParmi, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { direJour, jourDe } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import { ecrireSignature, lireSignatures, retirerSignature } from './signature.sql.ts'
import { DELEGABLES, deleguerSignature } from './signature.ts'

export const acteDeleguerSignature = acte({
  nom: 'deleguer-signature',
  genre: 'appel',
  titre: 'Déléguer la signature',
  suite: 'Cette personne peut décider par délégation, dans ces limites et pendant ces jours ; ses décisions le disent.',
  preparer: async (base, { objet }) => ({
    options: {
      agent: (await lireAgentsDe(base, objet.agence, ['ars'])).map((a) => ({ code: a.id, libelle: a.nom })),
      actes: DELEGABLES.map((code) => ({ code, libelle: passage('dossier', code)?.terme ?? code })),
    },
  }),
  saisie: z.object({
    agent: choixParmi('Agent'),
    actes: plusieursParmi('Actes délégués'),
    plafond: montant('Montant le plus haut', { aide: 'Vide : sans limite.' }).optional(),
    du: jour('Premier jour'),
    au: jour('Dernier jour'),
    reference: texte('Arrêté', { aide: 'Par exemple : n° 2021-42 du 3 mai 2021.' }),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const agents = await lireAgentsDe(base, objet.agence, ['ars'])
    const fuseau = monde.appelCourant(objet.appel)?.fuseau ?? 'Europe/Paris'
    const agent = agents.find((a) => a.id === s.agent)
    const tous = deleguerSignature(
      agents.map((a) => a.id),
      s,
      jourDe(le, fuseau),
    )
    if (tous.length > 0 || agent === undefined) return err(tous)
    const numero = (await lireSignatures(base, objet.appel)).length + 1
    return ok({ ...s, plafond: s.plafond ?? null, id: `${objet.appel}-signature-${numero}`, nom: agent.nom, courriel: agent.courriel })
  },
  ecrire: async (base, { nom, courriel, ...signature }, { objet, par, le }) => {
    await ecrireAgent(base, { id: signature.agent, nom, courriel }, [{ role: 'delegataire', agence: objet.agence }])
    await ecrireSignature(base, objet.appel, signature, par.id, le)
    return [vers(objet, objet.etat, signature)]
  },
})

export const acteRetirerSignature = acte({
  nom: 'retirer-signature',
  genre: 'appel',
  titre: 'Retirer une délégation de signature',
  suite: 'Dès maintenant, cette personne ne décide plus par délégation ; ce qu’elle a décidé reste.',
  preparer: async (base, { objet }) => ({
    options: {
      signature: (await lireSignatures(base, objet.appel))
        .filter((s) => s.retireeLe === null)
        .map((s) => ({ code: s.id, libelle: `${s.nom}, du ${direJour(s.du)} au ${direJour(s.au)} (${s.reference})` })),
    },
  }),
  saisie: z.object({ signature: choixParmi('Délégation'), motif: texteLong('Motif') }),
  decider: async (base, s, { objet }) =>
    (await lireSignatures(base, objet.appel)).some((x) => x.id === s.signature && x.retireeLe === null)
      ? ok(s)
      : err([refus('signature-inconnue', 'Cette délégation n’existe pas, ou a déjà été retirée.', 'Rechargez la page.', [], 'signature')]),
  ecrire: async (base, fait, { objet, par, le }) => {
    await retirerSignature(base, fait.signature, par.id, le)
    return [vers(objet, objet.etat, fait)]
  },
})
