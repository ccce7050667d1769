import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { suiteDuSilence } from '../appel/silence.ts'
import { type ARelancer, lireARelancer, lireComplements, prendreRelance } from '../candidature/complement.sql.ts'
import { complementOuvert } from '../candidature/complement.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import { type EtapeDuComplement, etapeDue, etapesDuComplement } from '../candidature/relances.ts'
import { inscrire, lireVivant } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { chacunASonTour } from '../plateforme/taches/tour.actes.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import { delaiDExamen } from './delai.ts'

/** Ce qui s'inscrit à chaque étape, à huit heures chez l'agence. */
const ACTES: Readonly<Record<EtapeDuComplement, string>> = { 'J-3': 'rappeler-complement', passee: 'constater-silence' }

/**
 * Rappelle les compléments attendus, puis constate ceux qui ne sont pas venus : le porteur et l'agence l'apprennent, le journal le garde, personne
 * n'est refusé de soi-même. Chacun a sa transaction : s'il échoue, les autres se font, et lui au passage suivant. Rend combien ont été dits.
 */
export const relancerLesComplements = async (monde: Monde, le: Instant): Promise<number> => {
  const matin = le.subtract({ hours: 8 })
  // Le plus avancé des fuseaux ne devance celui-ci que d'un jour.
  const lus = await lireARelancer(monde.base, passage('dossier', 'completer')?.de ?? [], jourDe(matin, 'Europe/Paris').add({ days: 4 }))
  const dues = lus.flatMap((c) => {
    const appel = monde.appelCourant(c.appel)
    if (appel === undefined) return []
    const due = etapeDue(etapesDuComplement(c.jusquAu), jourDe(c.demandeeLe, appel.fuseau), jourDe(matin, appel.fuseau), c.faites)
    return due === undefined ? [] : [() => relancer(monde, appel, { ...c, ...due }, le)]
  })
  return chacunASonTour(dues, 'rappels de complément')
}

type Due = ARelancer & { readonly etape: EtapeDuComplement; readonly avec: readonly EtapeDuComplement[] }

/** Sous le verrou du dossier : une réponse qui arrive au même moment l'emporte. */
const relancer = (monde: Monde, appel: Appel, due: Due, le: Instant): Promise<number> =>
  monde.base.transaction().execute(async (base) => {
    const acte = ACTES[due.etape]
    const objet = await lireVivant(base, 'dossier', due.dossier)
    const complements = await lireComplements(base, due.dossier)
    const dossier = await lireDossier(base, due.dossier)
    if (
      objet === undefined ||
      passage('dossier', acte)?.de.includes(objet.etat) !== true ||
      complementOuvert(complements)?.numero !== due.numero
    )
      return 0
    if (!(await prendreRelance(base, due, le))) return 0
    const depot = dossier?.deposeLe ?? null
    const delai = depot === null ? undefined : delaiDExamen(depot, complements, le, appel.fuseau).jour
    const suite = suiteDuSilence(appel, objet.etat)
    const dit = { numero: due.numero, jusquAu: due.jusquAu, suite, ...(due.etape === 'passee' && delai !== undefined ? { delai } : {}) }
    const contenu = { ...dit, jusquAu: dit.jusquAu.toString(), ...(dit.delai === undefined ? {} : { delai: dit.delai.toString() }) }
    await inscrire(base, { acte, par: 'plateforme', role: 'plateforme', le }, vers(objet, objet.etat, contenu), objet.tete)
    await monde.prevenir(base, acte, objet, dit, le)
    return 1
  })
