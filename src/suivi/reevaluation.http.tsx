import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { actesPossibles, type Role } from '../vie.ts'
import { absente } from './absente.http.tsx'
import type { Trouver } from './acte.http.tsx'
import { lireMesures } from './mesures.actes.ts'
import { PageReevaluation } from './reevaluation.html.tsx'

const CHEMIN = '/dossiers/:id/reevaluation/:grille'
const PREFIXE = 'reponses.'

/** La réévaluation d'un dossier sur une grille de son audit de départ. */
export const pagesDeReevaluation = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(CHEMIN, (c) => montrer(c, monde, {}, []))
    .post(CHEMIN, async (c) => {
      const lu = await lire(c, monde)
      const acte = trouver('reevaluer')
      if (lu === undefined || acte === undefined) return absente(c)
      // Les codes d'items ont des points : le nom se lit à plat.
      const tapees = Object.fromEntries(
        Object.entries(c.get('corps')).flatMap(([nom, v]) =>
          nom.startsWith(PREFIXE) && typeof v === 'string' ? [[nom.slice(PREFIXE.length), v] as const] : [],
        ),
      )
      const fait = await acte.faire(monde, {
        objet: lu.vivant.id,
        saisie: { grille: c.req.param('grille'), reponses: tapees },
        par: lu.acteur,
        le: c.get('recuLe'),
      })
      return fait.ok
        ? c.redirect(`${c.req.path}?domaine=${encodeURIComponent(c.req.query('domaine') ?? '')}`, 303)
        : montrer(c, monde, tapees, fait.error)
    })

const SANS_MESURE: readonly Role[] = ['commission', 'comptable', 'delegataire']

/** Le dossier de l'adresse, pour qui lit ses mesures. Un acte ne se tente pas sur ce qu'on ne peut pas lire : il répondrait moins vite. */
const lire = async (c: Context<Visite>, monde: Monde): Promise<{ readonly acteur: Acteur; readonly vivant: Vivant } | undefined> => {
  const acteur = c.get('acteur')
  if (acteur === undefined || SANS_MESURE.includes(acteur.role)) return undefined
  const vivant = await ouvrir(monde, acteur, 'dossier', c.req.param('id') ?? '')
  return vivant === undefined ? undefined : { acteur, vivant }
}

const montrer = async (c: Context<Visite>, monde: Monde, tapees: Readonly<Record<string, string>>, refus: readonly Refus[]) => {
  const lu = await lire(c, monde)
  if (lu === undefined) return absente(c)
  const { acteur, vivant } = lu
  const mesures = await lireMesures(monde.base, monde, await lireAvecRegles(monde.base, monde, vivant.id, c.get('recuLe')))
  const mesure = mesures.find((m) => m.grille.code === c.req.param('grille'))
  if (mesure === undefined) return absente(c)
  const peut = actesPossibles('dossier', vivant.etat, acteur.role).includes('reevaluer')
  return c.html(
    rendre(
      <PageReevaluation
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        dossier={vivant.id}
        mesure={mesure}
        domaine={c.req.query('domaine') ?? ''}
        mode={peut ? 'repondre' : 'lire'}
        tapees={tapees}
        refus={refus}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
