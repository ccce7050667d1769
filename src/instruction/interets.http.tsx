import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Trouver } from '../candidature/acces.http.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { retourSur } from '../plateforme/session/retour.ts'
import { type Refus, refus as refuser } from '../socle/refus.ts'
import { type GenreObjet, passage, type Role } from '../vie.ts'
import { ouvrir } from './acces.http.ts'
import { aDeclareSesInterets, lireInterets, lireOrganismesDeLAppel } from './conflit.sql.ts'
import { siege } from './conflit.ts'
import { PageInterets } from './interets.html.tsx'

/**
 * Qui siège à la commission déclare ses intérêts avant d'ouvrir un dossier de l'appel, et revient où il allait (G-42). À brancher avant les
 * pages des dossiers. Un dossier fermé et un dossier absent passent tous deux, après les mêmes questions à la base.
 */
export const interetsDAbord = (monde: Monde, genreDe: (acte: string) => GenreObjet | undefined): Hono<Visite> => {
  const mener = async (c: Context<Visite>, par: Acteur, genre: GenreObjet, id: string) => {
    const vivant = await ouvrir(monde, par, genre, id)
    const declares = await aDeclareSesInterets(monde.base, vivant?.appel ?? '', par.id)
    if (vivant === undefined || declares) return undefined
    return c.redirect(`/appels/${vivant.appel}/interets?retour=${encodeURIComponent(c.req.path)}`, 303)
  }
  const exiger =
    (genreDu: (c: Context<Visite>, role: Role) => GenreObjet | undefined): MiddlewareHandler<Visite> =>
    async (c, suite) => {
      const par = c.get('acteur')
      const genre = par === undefined ? undefined : genreDu(c, par.role)
      if (par === undefined || !siege(par) || genre === undefined || genre === 'appel') return suite()
      return (await mener(c, par, genre, c.req.param('id') ?? '')) ?? suite()
    }
  return (
    new Hono<Visite>()
      .use(
        '/dossiers/:id/*',
        exiger(() => 'dossier'),
      )
      .use(
        '/missions/:id/*',
        // La commission ne lit aucun audit : il n'en existe pas pour elle, déclaration faite ou non.
        exiger((_, role) => (role === 'commission' ? undefined : 'mission')),
      )
      // Une séance, ses documents et son procès-verbal parlent de chaque dossier ; leur calendrier, non.
      .use('/seances/:appel/:code/*', async (c, suite) => {
        const par = c.get('acteur')
        return par === undefined || !siege(par) ? suite() : ((await mener(c, par, 'appel', c.req.param('appel'))) ?? suite())
      })
      .use(
        '/actes/:acte/:id/*',
        exiger((c, role) => {
          const acte = c.req.param('acte') ?? ''
          const genre = genreDe(acte)
          // Se déporter d'un dossier ne demande pas d'avoir tout déclaré ; l'acte d'un autre rôle n'existe pas.
          const sien = genre !== undefined && passage(genre, acte)?.par.includes(role) === true
          return sien && acte !== 'declarer-deport' ? genre : undefined
        }),
      )
  )
}

/** `/appels/:code/interets` : dire ses intérêts pour un appel, ou d'un bouton qu'on n'en a aucun. */
export const pagesDesInterets = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels/:code/interets', async (c) => {
      const lieu = await entrer(c, monde)
      return lieu === undefined ? c.notFound() : montrer(c, monde, lieu, [])
    })
    .post('/appels/:code/interets', async (c) => {
      const lieu = await entrer(c, monde)
      const acte = trouver('declarer-interets')
      if (lieu === undefined || acte === undefined) return c.notFound()
      const { aucun, organismes, lien, retour } = c.get('corps')
      // Ne rien cocher n'est pas dire qu'on n'a rien : cela se dit de l'autre bouton.
      if (aucun !== 'oui' && organismes === undefined) return montrer(c, monde, lieu, [RIEN_DE_COCHE])
      const saisie = aucun === 'oui' ? {} : { organismes, lien: typeof lien === 'string' && lien.trim() !== '' ? lien : undefined }
      const fait = await acte.faire(monde, { objet: lieu.appel.code, saisie, par: lieu.par, le: c.get('recuLe') })
      if (!fait.ok) return montrer(c, monde, lieu, fait.error)
      // Qui vient de déclarer un intérêt ne lit peut-être plus le dossier où il allait : la liste, elle, est toujours à lui.
      return c.redirect(aucun === 'oui' ? retourSur(String(retour ?? '/dossiers')) : '/dossiers', 303)
    })
    .all('/actes/declarer-interets/:appel', (c) => c.redirect(`/appels/${c.req.param('appel')}/interets`, 303))

const RIEN_DE_COCHE = refuser(
  'organisme-manquant',
  'Aucun organisme n’est coché.',
  'Cochez ceux auxquels vous êtes lié ; si vous n’en avez aucun, revenez et prenez l’autre bouton.',
  ['G-42'],
  'organismes-groupe',
)

type Lieu = { readonly par: Acteur; readonly appel: Appel }

const entrer = async (c: Context<Visite>, monde: Monde): Promise<Lieu | undefined> => {
  const par = c.get('acteur')
  if (par === undefined || passage('appel', 'declarer-interets')?.par.includes(par.role) !== true) return undefined
  const vivant = await ouvrir(monde, par, 'appel', c.req.param('code') ?? '')
  const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
  return appel === undefined ? undefined : { par, appel }
}

const montrer = async (c: Context<Visite>, monde: Monde, { par, appel }: Lieu, refus: readonly Refus[]) => {
  const corps = refus.length > 0 ? c.get('corps') : {}
  const derniere = await lireInterets(monde.base, appel.code, par.id)
  const tapes = corps['organismes']
  return c.html(
    rendre(
      <PageInterets
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        appel={appel}
        declares={derniere?.le}
        organismes={await lireOrganismesDeLAppel(monde.base, appel.code)}
        choisis={
          refus.length === 0
            ? (derniere?.organismes ?? [])
            : Array.isArray(tapes)
              ? tapes.map(String)
              : tapes === undefined
                ? []
                : [String(tapes)]
        }
        lien={refus.length === 0 ? (derniere?.lien ?? '') : String(corps['lien'] ?? '')}
        retour={retourSur(String(corps['retour'] ?? c.req.query('retour') ?? '/dossiers'))}
        erreurs={refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
