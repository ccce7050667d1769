import type { Monde } from '../appel/monde.actes.ts'
import { etapeDue } from '../candidature/relances.ts'
import { inscrire, lireVivant } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { chacunASonTour } from '../plateforme/taches/tour.actes.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import { type ALever, lireALever, prendreRappelDeCondition } from './condition.sql.ts'
import { type EtapeDeCondition, etapesDeCondition } from './condition.ts'
import { lireDecision } from './decision.sql.ts'

/** Ce qui s'inscrit à chaque étape, à huit heures chez l'agence. */
const ACTES: Readonly<Record<EtapeDeCondition, string>> = {
  'J-14': 'rappeler-condition',
  'J-3': 'rappeler-condition',
  passee: 'constater-terme',
}

/** Rappelle au porteur la condition qu'il doit lever, puis apprend à l'agence que sa date est passée ; la caducité reste son acte. Rend combien ont été dits. */
export const rappelerLesConditions = async (monde: Monde, le: Instant): Promise<number> => {
  const matin = le.subtract({ hours: 8 })
  // Le plus avancé des fuseaux ne devance celui-ci que d'un jour.
  const lues = await lireALever(monde.base, jourDe(matin, 'Europe/Paris').add({ days: 15 }))
  const dues = lues.flatMap((c) => {
    const fuseau = monde.appelCourant(c.appel)?.fuseau
    if (fuseau === undefined) return []
    const due = etapeDue(etapesDeCondition(c.avant), jourDe(c.notifieeLe, fuseau), jourDe(matin, fuseau), c.faites)
    return due === undefined ? [] : [() => dire(monde, { ...c, ...due }, le)]
  })
  return chacunASonTour(dues, 'rappels de condition')
}

type Due = ALever & { readonly etape: EtapeDeCondition; readonly avec: readonly EtapeDeCondition[] }

/** Sous le verrou du dossier : la condition que l'agence lève au même moment l'emporte. */
const dire = (monde: Monde, due: Due, le: Instant): Promise<number> =>
  monde.base.transaction().execute(async (base) => {
    const acte = ACTES[due.etape]
    const objet = await lireVivant(base, 'dossier', due.dossier)
    if (objet === undefined || passage('dossier', acte)?.de.includes(objet.etat) !== true) return 0
    if ((await lireDecision(base, due.dossier))?.rang !== due.rang || !(await prendreRappelDeCondition(base, due, le))) return 0
    const contenu = { rang: due.rang, condition: due.condition, avant: due.avant.toString(), etape: due.etape }
    await inscrire(base, { acte, par: 'plateforme', role: 'plateforme', le }, vers(objet, objet.etat, contenu), objet.tete)
    await monde.prevenir(base, acte, objet, { ...contenu, avant: due.avant }, le)
    return 1
  })
