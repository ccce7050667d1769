import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Appel, guichetDe } from '../appel/appel.ts'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { lireDeportsDe, lireInterets } from '../instruction/conflit.sql.ts'
import { compterOrdreDuJour, lireDossiersDeSeance, lireRecevabilitesDe, lireSeances } from '../instruction/instruction.sql.ts'
import { quorum } from '../instruction/seance.ts'
import { voirEtats } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { somme } from '../socle/montant.ts'
import { passage, type Role } from '../vie.ts'
import { lireDecisionsDe } from './decision.sql.ts'
import { type Carte, type Inscrit, ordreDuJour } from './ordreDuJour.ts'
import { lireDelais } from './rappels.actes.ts'
import { PageSeance } from './seance.html.tsx'
import { PageSeances } from './seances.html.tsx'

const LECTEURS: readonly Role[] = ['ars', 'grades', 'commission', 'direction', 'delegataire']

/** `/seances/:appel` et `/seances/:appel/:code` : le calendrier, et une séance avec son ordre du jour. */
export const pagesDesSeances = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/seances/:appel', async (c) => {
      const vue = await entrer(c, monde)
      if (vue === undefined) return c.notFound()
      const { appel, acteur } = vue
      const nombres = await compterOrdreDuJour(monde.base, appel.code)
      const seances = (await lireSeances(monde.base, appel)).map((s) => {
        const q = s.presents === null || appel.commission === undefined ? undefined : quorum(appel.commission, s.presents, [])
        return {
          ...s,
          dossiers: nombres.get(s.code) ?? 0,
          quorum: q === undefined ? ('a-venir' as const) : q.atteint ? ('atteint' as const) : ('non-atteint' as const),
        }
      })
      const actes = liens(acteur, appel.code, ['convoquer', 'constater-quorum', 'declarer-interets', 'publier-resultats'])
      const declares = await lireInterets(monde.base, appel.code, acteur.id)
      return c.html(
        rendre(
          <PageSeances
            cadre={c.get('cadre')}
            appel={appel.code}
            titre={appel.titre}
            seances={seances}
            delais={await lireDelais(monde, appel)}
            actes={appel.commission === undefined ? [] : actes}
            declares={declares?.le}
            fuseau={appel.fuseau}
          />,
        ),
      )
    })
    .get('/seances/:appel/:code', async (c) => {
      const vue = await entrer(c, monde)
      const seance = vue === undefined ? undefined : (await lireSeances(monde.base, vue.appel)).find((s) => s.code === c.req.param('code'))
      if (vue === undefined || seance === undefined) return c.notFound()
      const { appel, acteur } = vue
      const cartes = ordreDuJour(await lireInscrits(monde, appel, seance.code), acteur)
      return c.html(
        rendre(
          <PageSeance
            cadre={c.get('cadre')}
            appel={appel.code}
            seance={seance}
            sieges={appel.commission?.sieges ?? []}
            quorum={appel.commission === undefined || seance.presents === null ? undefined : quorum(appel.commission, seance.presents, [])}
            enveloppes={await enveloppesDe(monde, appel, cartes)}
            cartes={cartes}
            page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
            actes={seance.tenueLe === null ? liens(acteur, appel.code, ['constater-quorum', 'convoquer']) : []}
          />,
        ),
      )
    })

const entrer = async (c: Context<Visite>, monde: Monde): Promise<{ readonly acteur: Acteur; readonly appel: Appel } | undefined> => {
  const acteur = c.get('acteur')
  if (acteur === undefined || !LECTEURS.includes(acteur.role)) return undefined
  const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('appel') ?? '')
  const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
  return appel === undefined ? undefined : { acteur, appel }
}

const liens = (acteur: Acteur, objet: string, actes: readonly string[]) =>
  actes.flatMap((a) => {
    const permis = passage('appel', a)
    return permis?.par.includes(acteur.role) ? [{ terme: permis.terme, href: `/actes/${a}/${objet}` }] : []
  })

/** Les dossiers de la séance et tout ce qui s'en lit : une lecture par genre de chose, jamais par dossier. */
const lireInscrits = async ({ base, ...monde }: Monde, appel: Appel, seance: string): Promise<readonly Inscrit[]> => {
  const ids = await lireDossiersDeSeance(base, appel.code, seance)
  const etats = await voirEtats(base, 'dossier', ids)
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const avis = await lireAvisDe(base, ids)
  const deports = await lireDeportsDe(base, ids)
  const decisions = await lireDecisionsDe(base, ids)
  return (await lireDossiers(base, ids)).flatMap((dossier) => {
    const guichet = guichetDe(monde.appel(dossier.appel, dossier.version), dossier.guichet)
    const { id } = dossier
    return guichet === undefined
      ? []
      : [
          {
            dossier,
            guichet,
            etat: etats.get(id) ?? '',
            recevabilite: recevabilites.get(id),
            avis: avis.get(id) ?? [],
            deports: deports.get(id) ?? [],
            decision: decisions.get(id),
          },
        ]
  })
}

/** Ce que porte chaque enveloppe des guichets de la séance : l'engagé, et ce que demandent les dossiers non décidés. */
const enveloppesDe = async (monde: Monde, appel: Appel, cartes: readonly Carte[]) => {
  const dossiers = cartes.filter((c) => c.genre === 'dossier')
  return (await voirEnveloppes(monde.base, appel.code))
    .filter((e) => dossiers.some((d) => d.guichet.code === e.guichet))
    .map((e) => ({
      guichet: e.guichet,
      titre: guichetDe(appel, e.guichet)?.titre ?? e.guichet,
      total: e.total,
      engage: e.engage,
      demande: somme(dossiers.flatMap((d) => (d.guichet.code === e.guichet && d.decision === undefined ? [d.demande ?? 0n] : []))),
    }))
}
