import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { ecrireEcheances } from '../candidature/ecriture.sql.ts'
import { lireAvisQuiVaut } from '../commission/avis-rendu.sql.ts'
import { lireSeanceDuDossier } from '../instruction/instruction.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { vers } from '../journal/objet.ts'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import { marque } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { placeDe } from './attente.ts'
import { refusDeChangement } from './changee.ts'
import { lireDecisions } from './decision.sql.ts'
import { ecrireNotification } from './lettre.sql.ts'
import { lettreDeDecision } from './lettre.ts'
import { notifier } from './notifier.ts'
import { lireAttente } from './places.sql.ts'

/** La lettre est écrite une fois, ici : son empreinte est au journal, et c'est elle que chacun relira. */
export const acteNotifier = acte({
  nom: 'notifier',
  genre: 'dossier',
  titre: 'Notifier la décision',
  suite: 'Le porteur reçoit sa lettre : la décision, son motif, ses délais et ses recours ; les engagements commencent à courir.',
  preparer: async (base, { objet }) => ({ valeurs: { vue: (await lireDecisions(base, objet.id)).at(-1)?.rang } }),
  saisie: z.object({ vue: marque('Décision lue') }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const decisions = await lireDecisions(base, objet.id)
    const decision = decisions.at(-1)
    if (decision === undefined)
      return err([refus('sans-decision', 'Aucune décision n’a été prise sur ce dossier.', 'Attendez la décision du directeur.', ['G-43'])])
    const change = s.vue === undefined ? [] : refusDeChangement(decision, s.vue, lu.appel.fuseau)
    if (change.length > 0) return err(change)
    const notification = notifier(lu.appel, lu.guichet, decision, le)
    const avis = await lireAvisQuiVaut(base, objet.id)
    const lettre = lettreDeDecision(lu, decision, {
      le,
      reserve: avis?.seance === decision.seance ? avis.reserve : null,
      echeances: notification.echeances,
      seance: (await lireSeanceDuDossier(base, objet.id))?.jour,
      place: placeDe(await lireAttente(base, objet.appel, lu.guichet.code), objet.id),
      precedente: decisions.findLast((d) => d.notifieeLe !== null),
    })
    return ok({ ...notification, rang: decision.rang, pdf: composer(lettre, le) })
  },
  ecrire: async (base, { pdf, ...fait }, { objet, le, monde }) => {
    const lettre = empreinte(pdf)
    await monde.fichiers.ecrire(lettre, pdf)
    await ecrireNotification(base, objet.id, fait.rang, lettre, le)
    await ecrireEcheances(base, objet.id, [...fait.echeances, ...fait.cessent.map((engagement) => ({ engagement, jour: null }))])
    return [vers(objet, fait.vers, { rang: fait.rang, lettre, echeances: fait.echeances, enRetard: fait.enRetard })]
  },
})
