import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { cache } from '../instruction/acces.http.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { actesPossibles } from '../vie.ts'
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
      const par = c.get('acteur')
      const acte = trouver('reevaluer')
      if (par === undefined || acte === undefined) return absente(c)
      // Les codes d'items ont des points : le nom se lit à plat.
      const tapees = Object.fromEntries(
        Object.entries(c.get('corps')).flatMap(([nom, v]) =>
          nom.startsWith(PREFIXE) && typeof v === 'string' ? [[nom.slice(PREFIXE.length), v] as const] : [],
        ),
      )
      const fait = await acte.faire(monde, {
        objet: c.req.param('id'),
        saisie: { grille: c.req.param('grille'), reponses: tapees },
        par,
        le: c.get('recuLe'),
      })
      return fait.ok
        ? c.redirect(`${c.req.path}?domaine=${encodeURIComponent(c.req.query('domaine') ?? '')}`, 303)
        : montrer(c, monde, tapees, fait.error)
    })

const montrer = async (c: Context<Visite>, monde: Monde, tapees: Readonly<Record<string, string>>, refus: readonly Refus[]) => {
  const acteur = c.get('acteur')
  const vivant = await voirVivant(monde.base, 'dossier', c.req.param('id') ?? '')
  if (
    acteur === undefined ||
    vivant === undefined ||
    acteur.role === 'commission' ||
    acteur.role === 'comptable' ||
    acteur.role === 'delegataire' ||
    (await cache(monde, acteur, vivant))
  )
    return absente(c)
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
