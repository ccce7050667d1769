import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/depot.actes.ts'
import { ecrireEcheances, effacerEcheances } from '../candidature/ecriture.sql.ts'
import { vers } from '../journal/objet.ts'
import { marque } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { refusDeChangement } from './changee.ts'
import { ecrireNotification, lireDecision } from './decision.sql.ts'
import { notifier } from './notifier.ts'

export const acteNotifier = acte({
  nom: 'notifier',
  genre: 'dossier',
  titre: 'Notifier la décision',
  suite: 'Le porteur reçoit la décision, son motif et ses délais ; les engagements commencent à courir.',
  preparer: async (base, { objet }) => ({ valeurs: { vue: (await lireDecision(base, objet.id))?.rang } }),
  saisie: z.object({ vue: marque('Décision lue') }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const decision = await lireDecision(base, objet.id)
    if (decision === undefined)
      return err([refus('sans-decision', 'Aucune décision n’a été prise sur ce dossier.', 'Attendez la décision du directeur.', ['G-43'])])
    const change = s.vue === undefined ? [] : refusDeChangement(decision, s.vue, lu.appel.fuseau)
    if (change.length > 0) return err(change)
    return ok({ ...notifier(lu.appel, lu.guichet, decision, le), rang: decision.rang })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireNotification(base, objet.id, fait.rang, le)
    if (fait.vers === 'ecarte' || fait.vers === 'sans-suite') await effacerEcheances(base, objet.id)
    await ecrireEcheances(base, objet.id, fait.echeances)
    return [vers(objet, fait.vers, { echeances: fait.echeances, enRetard: fait.enRetard })]
  },
})
