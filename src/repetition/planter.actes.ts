import type { Kysely } from 'kysely'
import { ecrireAgent, ecrireMarche, ecrireOrganisme, ecrirePrestataire } from '../acteurs/inscription.sql.ts'
import type { Appel } from '../appel/appel.ts'
import type { Acteur } from '../journal/objet.ts'
import { avecCle } from '../socle/cles.ts'
import { inventer } from './organismes.ts'
import type { Scenario } from './scenario.ts'

/** Plante le décor d'un scénario : organismes inventés, personnes et droits, prestataires et marché. Rend les acteurs par référence. */
export const planter = async (base: Kysely<unknown>, scenario: Scenario, appel: Appel): Promise<ReadonlyMap<string, Acteur>> =>
  base.transaction().execute(async (tx) => {
    const agence = appel.agence.code
    const acteurs = new Map<string, Acteur>()
    for (const { organisme, sites } of inventer(scenario.graine, scenario.territoire, scenario.organismes)) {
      await ecrireOrganisme(tx, organisme, sites)
      const ref = `porteur-${organisme.id}`
      const nom = `Direction, ${organisme.nom}`
      await ecrireAgent(tx, { id: ref, nom, courriel: `direction@${organisme.id}.exemple.fr` }, [
        { role: 'porteur', organisme: organisme.id },
      ])
      acteurs.set(ref, { id: ref, nom, role: 'porteur', organismes: [organisme.id], droits: { [organisme.id]: 'deposer' }, fonctions: [] })
    }
    for (const [rang, p] of scenario.prestataires.entries()) {
      const siret = avecCle(`${avecCle(`9${scenario.graine % 10}${String(rang).padStart(2, '0')}0000`)}0001`)
      await ecrirePrestataire(tx, { id: p.ref, nom: p.nom, siret }, p.certificats)
      await ecrireMarche(tx, { ...p.marche, id: `marche-${p.ref}`, agence, prestataire: p.ref, jours: p.marche.jours * 10 })
    }
    for (const p of scenario.personnes) {
      const courriel = `${p.ref}@${p.prestataire ?? agence}.exemple.fr`
      const droit = p.prestataire === undefined ? { agence } : { prestataire: p.prestataire }
      await ecrireAgent(tx, { id: `${agence}-${p.ref}`, nom: p.nom, courriel }, [{ role: p.role, ...droit, fonction: p.fonction }])
      acteurs.set(p.ref, {
        id: `${agence}-${p.ref}`,
        nom: p.nom,
        role: p.role,
        organismes: [],
        droits: {},
        fonctions: p.fonction === undefined ? [] : [p.fonction],
        ...droit,
      })
    }
    return acteurs
  })
