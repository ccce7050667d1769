import { z } from 'zod'
import { lireOrganisme } from '../acteurs/acteurs.sql.ts'
import { CHOIX_DE_NATURE } from '../acteurs/organisme.ts'
import { ecrireRattachement, lireConnu, verrouillerRattachement } from '../acteurs/rattachement.sql.ts'
import { type Demande, reconnaitre, refusDeRattachement } from '../acteurs/rattacher.ts'
import { chercherFiches, lireTrouvee } from '../acteurs/recherche.sql.ts'
import { acte } from '../appel/monde.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { choix, choixParmi, coche, texte } from '../plateforme/saisie/champs.zod.ts'
import { nettoyerCle } from '../socle/fautes.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { naissanceDuDossier } from './depot.actes.ts'
import { ecrireDossier, verrouillerOuverture } from './ecriture.sql.ts'
import { lireDossierVivant } from './lecture.sql.ts'
import { ouvrir } from './ouvrir.ts'

const declare = z.object({
  nom: texte('Nom de l’organisme'),
  nature: choix('Nature', CHOIX_DE_NATURE),
  commune: texte('Commune'),
  departement: texte('Département', { aide: 'Son numéro : 01, 2A, 973…' }),
  siret: texte('SIRET', { aide: '14 chiffres' }),
})

/** Se dire d'un organisme que l'on peut engager, et ouvrir son premier dossier : un seul acte, dans le fil de ce dossier. */
export const acteRattacher = acte({
  nom: 'rattacher',
  genre: 'dossier',
  titre: 'Ouvrir un dossier pour mon organisme',
  suite: 'Votre organisme entre dans Palier sous votre nom, et un brouillon s’ouvre. L’agence verra que vous vous en êtes déclaré.',
  saisie: z.object({
    appel: choixParmi('Appel'),
    guichet: choixParmi('Guichet'),
    fiche: choixParmi('Votre organisme').optional(),
    siret: texte('SIRET du siège').optional(),
    declare: declare.optional(),
    nom: texte('Votre nom'),
    fonction: texte('Votre fonction'),
    engage: coche('Je peux engager cet organisme (direction ou délégation de signature)'),
  }),
  // L'organisme n'est pas encore connu : il entre dans le périmètre du dossier en même temps que lui.
  naissance: (base, s, { monde }) => naissanceDuDossier(base, monde, s.appel, null),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    if (appel === undefined) return err([refus('appel-inconnu', 'Cet appel n’existe pas.', 'Choisissez-en un sur la page d’accueil.')])
    const reconnu = reconnaitre(await lireDemande(base, s))
    const engage = s.engage ? 'oui' : 'non'
    if (!reconnu.ok) return err([...reconnu.error, ...refusDeRattachement('', engage, 'non')])
    const { siret, finess, nom } = reconnu.value.organisme
    await verrouillerRattachement(base, siret)
    const connu = await lireConnu(base, siret, finess)
    const organisme = (connu === undefined ? undefined : await lireOrganisme(base, connu.id)) ?? reconnu.value.organisme
    await verrouillerOuverture(base, appel.code, s.guichet, organisme.id)
    const existant = await lireDossierVivant(base, appel.code, s.guichet, organisme.id)
    const represente = connu?.represente === true ? 'oui' : 'non'
    const decision = ouvrir(appel, s.guichet, organisme, represente === 'oui' ? undefined : existant, le)
    const tous = [...refusDeRattachement(nom, engage, represente), ...(decision.ok ? [] : decision.error)]
    if (tous.length > 0 || !decision.ok) return err(tous)
    return ok({
      ...decision.value,
      version: appel.version,
      rattachement: { ...reconnu.value, organisme, nom: s.nom, fonction: s.fonction },
    })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const { id, agence, appel, prestataire } = objet
    const { organisme, origine, fonction } = fait.rattachement
    await ecrireRattachement(base, fait.rattachement, par.id, le)
    await ecrireDossier(base, { id, appel, version: fait.version, guichet: fait.guichet, organisme: organisme.id, le })
    const contenu = { guichet: fait.guichet, version: fait.version, organisme: organisme.id, origine, fonction }
    return [{ ...vers(objet, 'brouillon', contenu), perimetre: { agence, appel, organisme: organisme.id, prestataire } }]
  },
})

type Saisie = z.infer<(typeof acteRattacher)['saisie']>

const lireDemande = async (base: Base, s: Pick<Saisie, 'declare' | 'fiche' | 'siret'>): Promise<Demande> => {
  if (s.declare === undefined) {
    return { origine: 'fiche', fiche: s.fiche === undefined ? undefined : await lireTrouvee(base, s.fiche), siret: s.siret }
  }
  const [connue] = await chercherFiches(base, { genre: 'cle', cle: nettoyerCle(s.declare.siret), corrections: [] })
  return { origine: 'saisie', declare: s.declare, connue }
}
