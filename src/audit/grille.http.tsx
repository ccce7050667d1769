import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { mesurerEcarts } from '../grille/ecart.ts'
import type { Grille, Reponses } from '../grille/grille.ts'
import { noter } from '../grille/score.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { actesPossibles } from '../vie.ts'
import { entrer, type MissionVue } from './acces.http.ts'
import { lireEvaluation } from './audit.sql.ts'
import { PageGrille } from './grille.html.tsx'
import { type Vue, vueDe } from './lecteur.ts'
import type { Mesure } from './note.html.tsx'

export type Trouver = (nom: string) => ActeConnu<Monde> | undefined

/** `/missions/:id/grilles/:code` : l'auditeur évalue, l'organisme s'évalue, l'agence lit. */
export const pagesDesGrilles = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/missions/:id/grilles/:code', async (c) => {
      const vue = await entrer(c, monde)
      return vue === undefined ? c.notFound() : montrer(c, monde, trouver, vue, {}, [])
    })
    .post('/missions/:id/grilles/:code', async (c) => {
      const vue = await entrer(c, monde)
      const acte = vue === undefined ? undefined : trouver(vue.acteur.role === 'prestataire' ? 'evaluer' : 'autoevaluer')
      if (vue === undefined || acte === undefined) return c.notFound()
      const tapees = reponsesTapees(c.get('corps'))
      const saisie = { grille: c.req.param('code'), reponses: tapees }
      const fait = await acte.faire(monde, { objet: vue.objet.id, saisie, par: vue.acteur, le: c.get('recuLe') })
      if (!fait.ok) return montrer(c, monde, trouver, vue, tapees, fait.error)
      return c.redirect(`${c.req.path}?domaine=${encodeURIComponent(c.req.query('domaine') ?? '')}&fait=${acte.nom}`, 303)
    })

const PREFIXE = 'reponses.'
/** Les codes d'items ont des points (« ex-1.1 ») : le nom se lit à plat, sans le déplier. */
const reponsesTapees = (corps: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(corps).flatMap(([nom, v]) =>
      nom.startsWith(PREFIXE) && typeof v === 'string' ? [[nom.slice(PREFIXE.length), v] as const] : [],
    ),
  )

const montrer = async (
  c: Context<Visite>,
  monde: Monde,
  trouver: Trouver,
  m: MissionVue,
  tapees: Readonly<Record<string, string>>,
  refus: readonly Refus[],
) => {
  const code = c.req.param('code') ?? ''
  if (!m.audit.grilles.includes(code)) return c.notFound()
  const grille = monde.grille(code)
  const domaine = grille.domaines.find((d) => d.code === c.req.query('domaine')) ?? grille.domaines[0]
  if (domaine === undefined) return c.notFound()
  const declarees = await lireEvaluation(monde.base, m.mission.dossier, code, 'declare')
  const auditees = await lireEvaluation(monde.base, m.mission.dossier, code, 'audite')
  const vue = vueDe(m.acteur.role, m.objet.etat, grille, declarees, auditees)
  const acte = actesPossibles('mission', m.objet.etat, m.acteur.role).find((a) => a === 'evaluer' || a === 'autoevaluer')
  return c.html(
    rendre(
      <PageGrille
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        mission={m.mission.id}
        dossier={m.mission.dossier}
        organisme={m.dossier.organisme.nom}
        etat={m.objet.etat}
        grille={grille}
        domaine={domaine}
        vue={vue}
        tapees={tapees}
        refus={refus}
        mode={acte === undefined ? 'lire' : 'repondre'}
        suite={
          acte === undefined
            ? ''
            : `${trouver(acte)?.suite ?? ''} Vous pouvez revenir sur chaque réponse tant que le rapport n’est pas remis.`
        }
        mesures={mesuresDe(grille, vue)}
        ecarts={ecartsDe(grille, vue)}
        fait={c.req.query('fait') === undefined ? 'non' : 'enregistre'}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const mesuresDe = (grille: Grille, vue: Vue): readonly Mesure[] => [
  ...noteDe(grille, vue.cote, vue.siennes),
  ...(vue.comparaison === 'ouverte' ? noteDe(grille, vue.cote === 'audite' ? 'declare' : 'audite', vue.autres) : []),
]

const noteDe = (grille: Grille, de: Mesure['de'], reponses: Reponses): readonly Mesure[] => {
  const note = noter(grille, reponses)
  return note.ok ? [{ de, note: note.value }] : []
}

const ecartsDe = (grille: Grille, vue: Vue) => {
  const ecarts = vue.cote === 'audite' ? mesurerEcarts(grille, vue.autres, vue.siennes) : mesurerEcarts(grille, vue.siennes, vue.autres)
  return ecarts.ok ? ecarts.value : undefined
}
