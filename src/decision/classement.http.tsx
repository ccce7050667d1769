import { Hono } from 'hono'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Appel, type Guichet, guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Dossier } from '../candidature/dossier.ts'
import { faitsDuDossier } from '../candidature/faits.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { prioriteDe } from '../instruction/instruction.actes.ts'
import { lireRecevabilitesDe } from '../instruction/instruction.sql.ts'
import { classer, type Priorite } from '../instruction/priorite.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { jourDe } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { PageClassement } from './classement.html.tsx'
import { lireConcurrents, lireDecisionsDe } from './decision.sql.ts'

const LECTEURS: readonly Role[] = ['ars', 'grades', 'direction']

/** `/appels/:code/classement/:guichet` : le rang de chaque dossier selon les facteurs de risque publiés. */
export const pagesDuClassement = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/classement/:guichet', async (c) => {
    const acteur = c.get('acteur')
    const appel = monde.appelCourant(c.req.param('code'))
    const guichet = appel === undefined ? undefined : guichetDe(appel, c.req.param('guichet'))
    if (acteur === undefined || appel === undefined || guichet === undefined || !LECTEURS.includes(acteur.role)) return c.notFound()
    const vivant = await voirVivant(monde.base, 'appel', appel.code)
    if (vivant === undefined || peutLire(acteur, vivant) !== undefined) return c.notFound()
    const clause = [...new Set((guichet.choix.priorite ?? []).flatMap((f) => f.clause))]
    return c.html(
      rendre(
        <PageClassement
          cadre={c.get('cadre')}
          appel={appel}
          guichet={guichet}
          places={guichet.choix.places}
          listeAttente={guichet.choix.listeAttente === true ? 'oui' : 'non'}
          lignes={await lireLignes(monde, appel, guichet, acteur)}
          page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
          clause={{ codes: clause, texte: clause.map((k) => appel.clauses[k]?.texte ?? '').join(' ') }}
        />,
      ),
    )
  })

/** Le rang se compte sur tous ; un dossier dont la personne s'est déportée garde sa place sans être montré (G-42). */
const lireLignes = async (monde: Monde, appel: Appel, guichet: Guichet, acteur: Acteur) => {
  const { base } = monde
  const ids = await lireConcurrents(base, appel.code, guichet.code)
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const decisions = await lireDecisionsDe(base, ids)
  const deports = await lireDeportsDe(base, ids)
  const dossiers = (await lireDossiers(base, ids)).flatMap((dossier) =>
    dossier.deposeLe === null
      ? []
      : [
          {
            id: dossier.id,
            organisme: dossier.organisme.nom,
            deposeLe: dossier.deposeLe,
            priorite:
              recevabilites.get(dossier.id)?.priorite ?? prioriteAuDepot(monde.appel(dossier.appel, dossier.version), guichet, dossier),
            decision: decisions.get(dossier.id)?.sens,
          },
        ],
  )
  return classer(dossiers).filter((d) => !(deports.get(d.id) ?? []).some((x) => x.agent === acteur.id))
}

/** La priorité écrite à la recevabilité fait foi ; d'ici là, celle que donnent les faits du dossier déposé. */
const prioriteAuDepot = (appel: Appel, guichet: Guichet, dossier: Dossier): Priorite =>
  prioriteDe({
    appel,
    guichet,
    faits: faitsDuDossier(dossier, guichet, {}, jourDe(dossier.deposeLe ?? dossier.ouvertLe, appel.fuseau)),
  })
