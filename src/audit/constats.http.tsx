import { type Context, Hono } from 'hono'
import { lireMarches } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { itemsDe } from '../grille/grille.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { direInstant, direJour } from '../socle/temps.ts'
import { actesPossibles } from '../vie.ts'
import { entrer, type MissionVue } from './acces.http.ts'
import { lireActions, lireConstats, lireEvaluationsDe } from './audit.sql.ts'
import { PageConstats } from './constats.html.tsx'
import type { Trouver } from './grille.http.tsx'
import { estLisible } from './lecteur.ts'
import { direJours } from './mission.ts'
import { PageRapport } from './rapport.html.tsx'
import { rapportEnPdf } from './rapport.pdf.ts'
import { composer, type RapportCompose } from './rapport.phrases.ts'

/** Les constats, le rapport et son PDF. Chaque page qui montre un constat garde la lecture (docs/ce-qui-tient-toujours.md). */
export const pagesDesConstats = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/missions/:id/constats', async (c) => {
      const m = await entrer(c, monde)
      if (m === undefined) return c.notFound()
      const lisible = estLisible(m.acteur.role, m.objet.etat)
      return c.html(
        rendre(
          <PageConstats
            {...commun(c, m)}
            lecture={lisible ? 'ouverte' : 'fermee'}
            constats={lisible ? await lire(c, monde, m) : []}
            actions={lisible ? await lireActions(monde.base, m.mission.id) : []}
            questions={new Map(m.audit.grilles.flatMap((g) => itemsDe(monde.grille(g)).map((i) => [i.code, i.question] as const)))}
            actes={liens(m, trouver, ['constater', 'proposer-action'])}
            position={actesPossibles('mission', m.objet.etat, m.acteur.role).includes('prendre-position') ? 'a-prendre' : 'non'}
            page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
          />,
        ),
      )
    })
    .get('/missions/:id/rapport', async (c) => {
      const m = await entrer(c, monde)
      if (m === undefined) return c.notFound()
      const rapport = await rapportDe(c, monde, m)
      const actes = liens(m, trouver, ['remettre-rapport', 'restituer', 'clore-mission'])
      return c.html(rendre(<PageRapport {...commun(c, m)} identite={await identiteDe(monde, m)} rapport={rapport} actes={actes} />))
    })
    .get('/missions/:id/rapport.pdf', async (c) => {
      const m = await entrer(c, monde)
      const rapport = m === undefined ? undefined : await rapportDe(c, monde, m)
      if (m === undefined || rapport === undefined) return c.notFound()
      const identite = await identiteDe(monde, m)
      const prestataire = identite.find((f) => f.nom === 'Prestataire')?.valeur ?? ''
      const octets = rapportEnPdf(rapport, { organisme: m.dossier.organisme.nom, prestataire, identite }, c.get('recuLe'))
      return c.body(new Uint8Array(octets), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="rapport-${m.mission.id}.pdf"`,
        'Cache-Control': 'no-store',
      })
    })

const commun = (c: Context<Visite>, m: MissionVue) => ({
  cadre: c.get('cadre'),
  mission: m.mission.id,
  dossier: m.mission.dossier,
  organisme: m.dossier.organisme.nom,
  etat: m.objet.etat,
})

const lire = (c: Context<Visite>, monde: Monde, m: MissionVue) =>
  lireConstats(monde.base, m.mission.id, monde.secret, { par: m.acteur.id, role: m.acteur.role, le: c.get('recuLe') })

const rapportDe = async (c: Context<Visite>, monde: Monde, m: MissionVue): Promise<RapportCompose | undefined> => {
  if (!estLisible(m.acteur.role, m.objet.etat)) return undefined
  const reponses = await lireEvaluationsDe(monde.base, m.mission.dossier, 'audite')
  const grilles = m.audit.grilles.map((code) => ({ grille: monde.grille(code), reponses: reponses.get(code) ?? {} }))
  return composer(m.mission, grilles, await lire(c, monde, m), await lireActions(monde.base, m.mission.id))
}

const identiteDe = async (monde: Monde, m: MissionVue) => {
  const marche = (await lireMarches(monde.base, m.objet.agence)).find((k) => k.id === m.mission.marche)
  return [
    { nom: 'Mission', valeur: m.mission.id },
    { nom: 'Appel', valeur: `${m.appel.titre}, ${m.appel.agence.nom}` },
    { nom: 'Prestataire', valeur: marche === undefined ? '' : `${marche.nom}, marché de ${marche.pouvoirAdjudicateur}` },
    {
      nom: 'Visite',
      valeur: m.mission.debut === null ? 'À planifier' : `${direJour(m.mission.debut)}, ${direJours(m.mission.duree ?? 0)} sur place`,
    },
    { nom: 'Remis', valeur: m.mission.remiseLe === null ? 'Projet de rapport, non remis' : direInstant(m.mission.remiseLe, m.fuseau) },
  ]
}

const liens = (m: MissionVue, trouver: Trouver, actes: readonly string[]) =>
  actesPossibles('mission', m.objet.etat, m.acteur.role)
    .filter((a) => actes.includes(a))
    .map((a) => ({ terme: trouver(a)?.titre ?? a, href: `/actes/${a}/${m.mission.id}` }))
