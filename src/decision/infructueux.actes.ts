import { z } from 'zod'
import { guichetDe } from '../appel/appel.ts'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { declarerInfructueux } from './infructueux.ts'
import { compterAdmissibles } from './places.sql.ts'

export const acteDeclarerInfructueux = acte({
  nom: 'declarer-infructueux',
  genre: 'appel',
  titre: 'Déclarer un guichet infructueux',
  suite: 'Les porteurs du guichet en sont avertis par la décision notifiée sur leur dossier ; l’enveloppe reste entière.',
  preparer: async (_base, { objet, monde }) => ({
    options: { guichet: (monde.appelCourant(objet.appel)?.guichets ?? []).map((g) => ({ code: g.code, libelle: g.titre })) },
  }),
  saisie: z.object({ guichet: choixParmi('Guichet'), motif: texteLong('Motif') }),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const guichet = appel === undefined ? undefined : guichetDe(appel, s.guichet)
    if (appel === undefined || guichet === undefined) {
      return err([refus('guichet-inconnu', 'Ce guichet n’existe pas dans cet appel.', 'Choisissez un guichet de la liste.', [], 'guichet')])
    }
    const decision = declarerInfructueux(guichet, appel.fuseau, await compterAdmissibles(base, appel.code, guichet.code), le)
    return decision.ok ? ok({ ...decision.value, motif: s.motif }) : decision
  },
  ecrire: async (_base, fait, { objet }) => [vers(objet, objet.etat, fait)],
})
