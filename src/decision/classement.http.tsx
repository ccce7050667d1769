import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { COMPARABLES, MARGE, type Tenue, tenuesDe } from '../instruction/robustesse.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Role } from '../vie.ts'
import { placeDe } from './attente.ts'
import { type Classe, enLice, lireClassement } from './classement.actes.ts'
import { PageClassement } from './classement.html.tsx'
import { lireAttente } from './places.sql.ts'
import { proposer } from './proposition.ts'
import { lireNotes } from './rangs.actes.ts'

const LECTEURS: readonly Role[] = ['ars', 'grades', 'direction', 'delegataire']

/** `/appels/:code/classement/:guichet` : le rang de chaque dossier selon les facteurs de risque publiés, et ce qu'il propose. */
export const pagesDuClassement = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/classement/:guichet', async (c) => {
    const { base } = monde
    const acteur = c.get('acteur')
    if (acteur === undefined || !LECTEURS.includes(acteur.role)) return c.notFound()
    const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('code'))
    const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
    const guichet = appel === undefined ? undefined : guichetDe(appel, c.req.param('guichet'))
    if (appel === undefined || guichet === undefined) return c.notFound()
    const classement = await lireClassement(base, monde, appel, guichet)
    const lices = enLice(classement)
    const propositions = proposer(guichet.choix, lices)
    const tenues = tenuesDuClassement(classement, guichet.choix.places)
    const attente = await lireAttente(base, appel.code, guichet.code)
    const deports = await lireDeportsDe(
      base,
      classement.map((d) => d.id),
    )
    const clause = [...new Set((guichet.choix.priorite ?? []).flatMap((f) => f.clause))]
    return c.html(
      rendre(
        <PageClassement
          cadre={c.get('cadre')}
          appel={appel}
          guichet={guichet}
          places={guichet.choix.places}
          tenues={lices.filter((d) => d.sort === 'tient').length}
          listeAttente={guichet.choix.listeAttente === true ? 'oui' : 'non'}
          publie={acteur.role === 'ars' ? 'oui' : 'non'}
          decide={acteur.role === 'direction' || acteur.role === 'delegataire' ? 'oui' : 'non'}
          // Le rang se compte sur tous ; un dossier dont la personne s'est déportée garde sa place sans être montré (G-42).
          lignes={classement
            .filter((d) => !(deports.get(d.id) ?? []).some((x) => x.agent === acteur.id))
            .map((d) => ({ ...d, proposition: propositions.get(d.id), place: placeDe(attente, d.id), tenue: tenues?.get(d.id) }))}
          notes={
            await lireNotes(
              monde,
              guichet,
              acteur,
              c.get('recuLe'),
              classement.map((d) => d.id),
            )
          }
          page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
          clause={{ codes: clause, texte: clause.map((k) => appel.clauses[k]?.texte ?? '').join(' ') }}
        />,
      ),
    )
  })

const tenuesDuClassement = (classement: readonly Classe[], places: number | undefined): ReadonlyMap<string, Tenue> | undefined =>
  places === undefined || classement.length > COMPARABLES
    ? undefined
    : tenuesDe(
        classement.map((d) => ({ id: d.id, facteurs: d.priorite.facteurs })),
        places,
        MARGE,
      )
