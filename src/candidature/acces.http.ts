import type { Context } from 'hono'
import { nomsDe } from '../acteurs/droits.ts'
import { lireEquipe } from '../acteurs/equipe.sql.ts'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import type { Refus } from '../socle/refus.ts'
import type { Acces } from './acces.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import type { DossierLu } from './dossier-lu.ts'
import { rendreTropTard } from './trop-tard.http.tsx'

export type Trouver = (nom: string) => ActeConnu<Monde> | undefined

/** Le brouillon d'une personne, prêt à être montré. */
export type Brouillon = { readonly par: Acteur; readonly lu: DossierLu; readonly acces: Acces }

/**
 * Une page du brouillon : à son porteur seulement. Le dossier d'un autre répond comme s'il n'existait pas ;
 * un dossier déjà déposé mène à son reçu, et un second dépôt aussi. Ce qu'on y envoie d'autre est rendu à qui l'a écrit.
 */
export const auBrouillon =
  (monde: Monde, suite: (c: Context<Visite>, b: Brouillon) => Promise<Response> | Response) =>
  async (c: Context<Visite>): Promise<Response> => {
    const par = c.get('acteur')
    const vivant = par?.role === 'porteur' ? await voirVivant(monde.base, 'dossier', c.req.param('id') ?? '') : undefined
    if (par === undefined || vivant === undefined || peutLire(par, vivant) !== undefined) return c.notFound()
    if (vivant.etat !== 'brouillon')
      return c.req.method === 'POST' && !c.req.path.endsWith('/recapitulatif')
        ? rendreTropTard(c, vivant)
        : c.redirect(suiteDe(vivant), 303)
    const lu = await lireAvecRegles(monde.base, monde, vivant.id, c.get('recuLe'))
    return suite(c, { par, lu, acces: await accesDe(monde, par, vivant) })
  }

const suiteDe = ({ id, etat }: Vivant): string => `/dossiers/${id}${etat === 'retire' ? '' : '/recu'}`

const accesDe = async (monde: Monde, par: Acteur, { organisme }: Vivant): Promise<Acces> => {
  const droit = organisme === null ? undefined : par.droits[organisme]
  if (organisme === null || droit === 'deposer') return { droit: 'deposer' }
  const equipe = await lireEquipe(monde.base, organisme)
  return { droit: droit ?? 'lire', ecrivent: nomsDe(equipe, 'ecrire'), deposent: nomsDe(equipe, 'deposer') }
}

/** Fait un acte sur le brouillon, à l'instant où la demande entière a été reçue. Rend ce qui s'y oppose ; rien : c'est fait. */
export const agir = async (
  c: Context<Visite>,
  monde: Monde,
  trouver: Trouver,
  { par, lu }: Pick<Brouillon, 'par' | 'lu'>,
  nom: string,
  saisie: unknown,
): Promise<readonly Refus[]> => {
  const acte = trouver(nom)
  if (acte === undefined) throw new Error(`L’acte « ${nom} » n’est pas au registre`)
  const fait = await acte.faire(monde, { objet: lu.dossier.id, saisie, par, le: c.get('recuLe') })
  return fait.ok ? [] : fait.error
}
