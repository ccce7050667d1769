import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { lireComplements } from '../candidature/complement.sql.ts'
import { complementOuvert } from '../candidature/complement.ts'
import { complementTu } from '../candidature/complement-tu.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { actesPossibles, EXAMINATEURS, EXAMINE, passage, type Role } from '../vie.ts'
import { ouvrir } from './acces.http.ts'
import { delaiDExamen } from './delai.ts'
import { PageRecevabilite } from './recevabilite.html.tsx'
import { lireTranches } from './tranche.sql.ts'
import { examiner } from './trancher.ts'

const LECTEURS: readonly Role[] = EXAMINATEURS
const ACTES = ['declarer-recevable', 'demander-complement', 'declarer-irrecevable']

/** `/dossiers/:id/recevabilite` : ce que l'agence examine avant tout le reste. */
export const pagesDeRecevabilite = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/dossiers/:id/recevabilite', async (c) => {
    const { base } = monde
    const acteur = c.get('acteur')
    if (acteur === undefined || !LECTEURS.includes(acteur.role)) return c.notFound()
    const vivant = await ouvrir(monde, acteur, 'dossier', c.req.param('id'))
    if (vivant === undefined) return c.notFound()
    const le = c.get('recuLe')
    const lu = await lireAvecRegles(base, monde, vivant.id, le)
    const complements = await lireComplements(base, vivant.id)
    const possibles = actesPossibles('dossier', vivant.etat, acteur.role)
    const { deposeLe } = lu.dossier
    return c.html(
      rendre(
        <PageRecevabilite
          cadre={c.get('cadre')}
          lu={lu}
          conditions={examiner(lu.verdicts, await lireTranches(base, vivant.id))}
          delai={
            deposeLe === null || !EN_EXAMEN.includes(vivant.etat) ? undefined : delaiDExamen(deposeLe, complements, le, lu.appel.fuseau)
          }
          actes={ACTES.filter(
            (a) => possibles.includes(a) && (a !== 'demander-complement' || complementOuvert(complements) === undefined),
          ).map((a) => ({ terme: passage('dossier', a)?.terme ?? a, href: `/actes/${a}/${vivant.id}` }))}
          tu={complementTu(lu.appel, vivant.etat, complements, le)}
          trancher={possibles.includes('trancher') ? 'oui' : 'non'}
        />,
      ),
    )
  })

/** Les états où l'agence n'a pas encore répondu. */
const EN_EXAMEN: readonly string[] = [...EXAMINE, 'decide']
