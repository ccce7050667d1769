import { Hono } from 'hono'
import { lireMarches } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { itemsDe, reponseA } from '../grille/grille.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { passage } from '../vie.ts'
import { entrer, type MissionVue } from './acces.http.ts'
import { actesDeMission } from './actesDeMission.ts'
import { lireEvaluationsDe, lireGravites } from './audit.sql.ts'
import { pagesDesConstats } from './constats.http.tsx'
import { pagesDesGrilles, type Trouver } from './grille.http.tsx'
import { PageMission } from './mission.html.tsx'

/** Les pages d'une mission : ses quatre portes, ses grilles, ses constats, son rapport. */
export const pagesDesMissions = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/missions/:id', async (c) => {
      const m = await entrer(c, monde)
      if (m === undefined) return c.notFound()
      const cote = m.acteur.role === 'prestataire' ? 'audite' : 'declare'
      const grilles = await lireGrilles(monde, m, cote)
      const completes = grilles.every((g) => g.repondues === g.items) ? 'completes' : 'en-cours'
      const actes = actesDeMission(m.objet.etat, m.acteur.role, completes)
      const titres = (acte: string) => trouver(acte)?.titre ?? passage('mission', acte)?.terme ?? acte
      const fait = c.req.query('fait')
      return c.html(
        rendre(
          <PageMission
            cadre={c.get('cadre')}
            mission={m.mission}
            etat={m.objet.etat}
            organisme={m.dossier.organisme.nom}
            prestataire={(await lireMarches(monde.base, m.objet.agence)).find((k) => k.id === m.mission.marche)?.nom ?? ''}
            audit={m.audit}
            limite={m.limite}
            fuseau={m.fuseau}
            clauses={m.appel.clauses}
            grilles={grilles}
            cote={cote}
            constats={(await lireGravites(monde.base, m.mission.id)).length}
            actes={actes.map((a) => ({ terme: titres(a), href: lienDActe(a, m, grilles) }))}
            fait={fait === undefined ? undefined : titres(fait)}
          />,
        ),
      )
    })
    .route('/', pagesDesGrilles(monde, trouver))
    .route('/', pagesDesConstats(monde, trouver))

/** Où en est chaque grille, du côté du lecteur. */
const lireGrilles = async (monde: Monde, m: MissionVue, cote: 'declare' | 'audite') => {
  const reponses = await lireEvaluationsDe(monde.base, m.mission.dossier, cote)
  return m.audit.grilles.map((code) => {
    const grille = monde.grille(code)
    const items = itemsDe(grille)
    const siennes = reponses.get(code) ?? {}
    return {
      code,
      titre: grille.titre,
      items: items.length,
      repondues: items.filter((i) => reponseA(siennes, i.code) !== 'sans-reponse').length,
    }
  })
}

/** Une grille a sa page, la première inachevée d'abord ; une position se prend depuis le plan d'actions ; le reste est une page d'acte. */
const lienDActe = (
  acte: string,
  m: MissionVue,
  grilles: readonly { readonly code: string; readonly items: number; readonly repondues: number }[],
): string => {
  const racine = `/missions/${m.mission.id}`
  if (acte === 'prendre-position') return `${racine}/constats`
  if (acte !== 'evaluer' && acte !== 'autoevaluer') return `/actes/${acte}/${m.mission.id}`
  return `${racine}/grilles/${(grilles.find((g) => g.repondues < g.items) ?? grilles[0])?.code ?? ''}`
}
