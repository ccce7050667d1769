import { z } from 'zod'
import { lireOrganisme } from '../acteurs/acteurs.sql.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireVersions } from '../appel/publication.sql.ts'
import { canonique } from '../journal/chaine.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Vivant, vers } from '../journal/objet.ts'
import { choixParmi, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { deposer } from './deposer.ts'
import { ecrireDepot, ecrireDossier, ecrireRetrait, prendreNumero, verrouillerOuverture } from './ecriture.sql.ts'
import { lireDossierVivant } from './lecture.sql.ts'
import { ouvrir } from './ouvrir.ts'
import { direProjets } from './projets-dits.phrases.ts'

/** Un dossier à naître dans un appel publié. `organisme` : nul quand l'acte le fera connaître. */
export const naissanceDuDossier = async (
  base: Base,
  monde: Pick<Monde, 'appelCourant'>,
  code: string,
  organisme: string | null,
): Promise<Result<Vivant, readonly Refus[]>> => {
  const appel = monde.appelCourant(code)
  if (appel === undefined || (await lireVersions(base, appel.code)).length === 0) {
    return err([refus('appel-inconnu', 'Cet appel n’est pas publié.', 'Choisissez-en un sur la page des appels.')])
  }
  const id = await prendreNumero(base, appel.code)
  return ok({
    genre: 'dossier',
    id,
    fil: `dossier:${id}`,
    etat: 'neant',
    agence: appel.agence.code,
    appel: appel.code,
    organisme,
    prestataire: null,
  })
}

export const acteOuvrir = acte({
  nom: 'ouvrir',
  genre: 'dossier',
  titre: 'Ouvrir un dossier',
  suite: 'Un brouillon s’ouvre : vous y revenez autant que vous voulez jusqu’à la clôture.',
  saisie: z.object({ appel: choixParmi('Appel'), guichet: choixParmi('Guichet'), organisme: choixParmi('Organisme') }),
  naissance: (base, s, { monde }) => naissanceDuDossier(base, monde, s.appel, s.organisme),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    if (appel === undefined) return err([refus('appel-inconnu', 'Cet appel n’existe pas.', 'Choisissez-en un sur la page d’accueil.')])
    await verrouillerOuverture(base, appel.code, s.guichet, s.organisme)
    const existant = await lireDossierVivant(base, appel.code, s.guichet, s.organisme)
    const decision = ouvrir(appel, s.guichet, await lireOrganisme(base, s.organisme), existant, le)
    return decision.ok ? ok({ ...decision.value, version: appel.version }) : decision
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireDossier(base, {
      id: objet.id,
      appel: objet.appel,
      version: fait.version,
      guichet: fait.guichet,
      organisme: fait.organisme,
      le,
    })
    const { agence, appel, organisme, prestataire } = objet
    return [
      {
        ...vers(objet, 'brouillon', { guichet: fait.guichet, version: fait.version }),
        perimetre: { agence, appel, organisme, prestataire },
      },
    ]
  },
})

export const acteDeposer = acte({
  nom: 'deposer',
  genre: 'dossier',
  titre: 'Déposer le dossier',
  suite: 'Vous recevrez un reçu ; vous pourrez encore retirer votre dossier.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const dits = direProjets(lu.dossier, lu.guichet, lu.questionnaire)
    return deposer(lu.dossier, lu.appel, lu.guichet, { ...lu, dits }, le)
  },
  ecrire: async (base, depot, { objet, par }) => {
    const scelle = empreinte(canonique(depot.instantane))
    await ecrireDepot(base, depot, scelle, par.id)
    return [vers(objet, 'depose', { periode: depot.periode, instantane: scelle, aVerifier: depot.aVerifier })]
  },
})

export const acteRetirer = acte({
  nom: 'retirer',
  genre: 'dossier',
  titre: 'Retirer le dossier',
  suite: 'Le dossier ne sera pas examiné. Vous pourrez en ouvrir un autre tant que le guichet est ouvert.',
  saisie: z.object({ motif: texteLong('Motif du retrait') }),
  decider: async (_base, s) => ok(s),
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireRetrait(base, objet.id, le)
    return [vers(objet, 'retire', fait)]
  },
})
