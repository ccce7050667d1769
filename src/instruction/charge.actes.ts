import { z } from 'zod'
import { lireAgentsDe } from '../acteurs/acteurs.sql.ts'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi } from '../plateforme/saisie/champs.zod.ts'
import { AGENCE } from '../vie.ts'
import { ecrireCharge, lireCharge, verrouillerTenant } from './charge.sql.ts'
import { confier, PERSONNE } from './confier.ts'
import { lireDeports } from './conflit.sql.ts'

/** Qui tient le dossier : chacun sait ce qui l'attend, et rien n'attend personne sans qu'on le voie. */
export const acteConfier = acte({
  nom: 'confier',
  genre: 'dossier',
  titre: 'Confier le dossier',
  suite: 'La personne choisie est prévenue par courriel ; le dossier vient en tête de sa journée.',
  preparer: async (base, { objet, par }) => {
    const deportes = (await lireDeports(base, objet.id)).map((d) => d.agent)
    const agents = (await lireAgentsDe(base, objet.agence, AGENCE)).filter((a) => !deportes.includes(a.id))
    const tenu = await lireCharge(base, objet.id)
    return {
      options: {
        agent: [
          ...agents.filter((a) => a.id === par.id).map((a) => ({ code: a.id, libelle: `Moi, ${a.nom}` })),
          ...agents.filter((a) => a.id !== par.id).map((a) => ({ code: a.id, libelle: a.nom })),
          { code: PERSONNE, libelle: 'Personne : le rendre à tous' },
        ],
      },
      valeurs: { agent: tenu?.agent ?? '' },
    }
  },
  saisie: z.object({ agent: choixParmi('À qui le confier') }),
  decider: async (base, s, { objet, par }) => {
    await verrouillerTenant(base, s.agent)
    return confier(
      s.agent,
      await lireAgentsDe(base, objet.agence, AGENCE),
      (await lireDeports(base, objet.id)).map((d) => d.agent),
      (await lireCharge(base, objet.id))?.agent ?? null,
      par.id,
    )
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireCharge(base, objet.id, fait.agent, par.id, le)
    return [vers(objet, objet.etat, { agent: fait.agent })]
  },
})
