import type { Kysely } from 'kysely'
import { lireCourrielDe } from '../acteurs/acteurs.sql.ts'
import { HORS_PERIMETRE } from '../acteurs/habilitation.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import type { Refus } from '../socle/refus.ts'
import { aDeclareSesInterets, estEcarte, lireEntourage, lireExplication } from './conflit.sql.ts'
import { attendInterets, interetsADeclarer, JUGEMENTS, type LienVu, liensVus, refusDeLien } from './conflit.ts'

/** Les liens que la personne doit encore expliquer avant de juger ce dossier. */
export const lireLiensAExpliquer = async (base: Kysely<unknown>, id: string, par: Acteur): Promise<readonly LienVu[]> =>
  (await lireExplication(base, id, par.id)) === undefined ? lireLiensVus(base, id, par) : []

/** Les liens que la plateforme voit entre une personne et un dossier. */
export const lireLiensVus = async (base: Kysely<unknown>, id: string, par: Acteur): Promise<readonly LienVu[]> => {
  const courriel = await lireCourrielDe(base, par.id)
  const dossier = await lireDossier(base, id)
  if (courriel === undefined || dossier === undefined) return []
  const fournisseurs = dossier.projets.flatMap((p) => p.devis.map((d) => d.fournisseur))
  return liensVus(courriel, { courriels: await lireEntourage(base, id), fournisseurs: [...new Set(fournisseurs)] })
}

/** Ce qui écarte une personne d'un acte : elle est écartée du dossier, qui n'existe plus pour elle, ou doit d'abord déclarer ses intérêts ou expliquer un lien (G-42). */
export const ecarter = async (base: Kysely<unknown>, par: Acteur, objet: Vivant, acte: string): Promise<readonly Refus[]> => {
  if (par.role === 'porteur' || par.role === 'prestataire' || !objet.fil.startsWith('dossier:')) return []
  const dossier = objet.fil.replace('dossier:', '')
  if (await estEcarte(base, dossier, par.id)) return [HORS_PERIMETRE]
  const aDeclarer = attendInterets(par, acte) && !(await aDeclareSesInterets(base, objet.appel, par.id))
  return [
    ...(aDeclarer ? [interetsADeclarer(objet.appel)] : []),
    ...(JUGEMENTS.includes(acte) ? refusDeLien(await lireLiensAExpliquer(base, dossier, par)) : []),
  ]
}
