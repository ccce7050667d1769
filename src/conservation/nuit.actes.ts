import type { Kysely } from 'kysely'
import { lireCourriels } from '../acteurs/acteurs.sql.ts'
import { effacerPersonne } from '../acteurs/personne.sql.ts'
import { guichetDe } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { viderBrouillon } from '../candidature/effacement.sql.ts'
import { oublierVisiteur, oublierVisiteurs } from '../echanges/questions.sql.ts'
import { inscrire, lireVivant } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { oublierCourriels, poster, purgerCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { purgerConnexions } from '../plateforme/session/connexions.sql.ts'
import { avant, direJour, type Instant, jourDe } from '../socle/temps.ts'
import { effacerVuesDe } from '../suivi/vues.sql.ts'
import {
  type BrouillonDormant,
  type CompteDormant,
  ecrireAvertissement,
  lireBrouillonsDormants,
  lireComptesDormants,
  oublierAvertissements,
} from './conservation.sql.ts'
import { EXPIRATIONS, JOURS_DES_COURRIELS, JOURS_DES_VISITEURS } from './durees.ts'
import { expirer, type Suite } from './expirer.ts'

/** Ce que la nuit demande de plus au monde : oublier le compte de connexion d'une personne. */
export type Nuit = { readonly monde: Monde; readonly oublier: (courriel: string) => Promise<void> }

/** Chaque nuit : ce qui ne sert plus est annoncé deux fois, puis effacé, selon `durees.ts`. Refaire la nuit n'y change rien. */
export const passerLaNuit = async ({ monde, oublier }: Nuit, le: Instant): Promise<void> => {
  const { base } = monde
  await purgerConnexions(base, le)
  await purgerCourriels(base, ilYA(le, JOURS_DES_COURRIELS))
  await oublierVisiteurs(base, ilYA(le, JOURS_DES_VISITEURS))
  const { brouillon, compte } = EXPIRATIONS
  await parLots(
    (apres) => lireBrouillonsDormants(base, ilYA(le, brouillon.jours - brouillon.avertir[0]), apres),
    async (b) => traiterBrouillon(monde, b, le),
  )
  await parLots(
    (apres) => lireComptesDormants(base, ilYA(le, compte.jours - compte.avertir[0]), apres),
    async (c) => traiterCompte(base, oublier, c, le),
  )
}

const ilYA = (le: Instant, jours: number): Instant => le.subtract({ hours: 24 * jours })

const parLots = async <T extends { readonly id: string }>(
  lire: (apres: string) => Promise<readonly T[]>,
  faire: (t: T) => Promise<void>,
): Promise<void> => {
  for (let lot = await lire(''); lot.length > 0; lot = await lire(lot.at(-1)?.id ?? '')) for (const t of lot) await faire(t)
}

/** Un brouillon dort depuis la dernière clôture de son guichet, ou depuis qu'on y a touché si c'est plus tard. */
const traiterBrouillon = async (monde: Monde, b: BrouillonDormant, le: Instant): Promise<void> => {
  const appel = monde.appel(b.appel, b.version)
  const guichet = guichetDe(appel, b.guichet)
  if (guichet === undefined) return
  const cloture = derniereCloture(guichet.periodes, appel.fuseau)
  const suite = expirer({ inactifDepuis: avant(b.toucheLe, cloture) ? cloture : b.toucheLe, avertis: b.avertis }, EXPIRATIONS.brouillon, le)
  if (suite.sorte === 'avertir') {
    await monde.base.transaction().execute(async (tx) => {
      const adresses = await lireCourriels(tx, [{ organisme: b.organisme }])
      await ecrireAvertissement(tx, 'brouillon', b.id, suite.rang, le)
      await poster(
        tx,
        adresses.map((a) => ({ a: a.courriel, ...annoncer(`Votre brouillon ${b.id}`, suite, appel.fuseau, POUR_LE_BROUILLON) })),
        le,
      )
    })
  }
  if (suite.sorte === 'effacer') await retirerBrouillon(monde, b.id, le)
}

const POUR_LE_BROUILLON =
  'Le guichet est clos et ce brouillon n’a pas été déposé : ses réponses et ses pièces seront effacées. Pour le garder, ouvrez-le et modifiez-le.'
const POUR_LE_COMPTE =
  'Il n’a pas servi depuis longtemps et n’a aucun dossier : votre nom et votre adresse seront effacés. Pour le garder, connectez-vous.'

const annoncer = (quoi: string, suite: Extract<Suite, { readonly sorte: 'avertir' }>, fuseau: string, texte: string) => {
  const quand = direJour(jourDe(suite.effaceLe, fuseau))
  return { objet: `${quoi} sera effacé le ${quand}`, texte: `${quoi} sera effacé le ${quand}. ${texte}` }
}

/** Le retrait est au journal, fait par la plateforme ; le contenu s'efface avec lui, puis les fichiers. */
const retirerBrouillon = async (monde: Monde, id: string, le: Instant): Promise<void> => {
  const fichiers = await monde.base.transaction().execute(async (tx) => {
    const objet = await lireVivant(tx, 'dossier', id)
    if (objet?.etat !== 'brouillon') return []
    const motif = 'Brouillon resté sans suite après la clôture du guichet, annoncé deux fois.'
    await inscrire(tx, { acte: 'retirer', par: 'palier', role: 'plateforme', le }, vers(objet, 'retire', { motif }), objet.tete)
    await oublierAvertissements(tx, 'brouillon', id)
    return viderBrouillon(tx, id, le)
  })
  for (const empreinte of fichiers) await monde.fichiers.detruire(empreinte)
}

const traiterCompte = async (base: Kysely<unknown>, oublier: Nuit['oublier'], c: CompteDormant, le: Instant): Promise<void> => {
  const suite = expirer({ inactifDepuis: c.vuLe, avertis: c.avertis }, EXPIRATIONS.compte, le)
  if (suite.sorte === 'avertir') {
    await base.transaction().execute(async (tx) => {
      await ecrireAvertissement(tx, 'compte', c.id, suite.rang, le)
      await poster(tx, [{ a: c.courriel, ...annoncer('Votre compte Palier', suite, 'Europe/Paris', POUR_LE_COMPTE) }], le)
    })
  }
  if (suite.sorte === 'effacer') await effacerCompte(base, oublier, c, le)
}

/** Efface une personne partout où la loi n'oblige pas à la nommer : son compte, ses rôles, ses sessions, les liens et
 * les courriels reçus, les questions posées sans compte. */
export const effacerCompte = async (
  base: Kysely<unknown>,
  oublier: Nuit['oublier'],
  qui: { readonly id: string; readonly courriel: string },
  le: Instant,
): Promise<void> => {
  await base.transaction().execute(async (tx) => {
    await effacerPersonne(tx, qui.id, le)
    await effacerVuesDe(tx, qui.id)
    await oublierVisiteur(tx, qui.courriel)
    await oublierCourriels(tx, qui.courriel)
    await oublierAvertissements(tx, 'compte', qui.id)
  })
  await oublier(qui.courriel)
}
