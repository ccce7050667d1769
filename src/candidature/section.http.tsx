import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Question, Section } from '../appel/questionnaire.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { lireAvecRegles } from './depot.actes.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { type Champs, enChamps, frappeDe, nomDuChamp } from './frappe.ts'
import { pagesDe, partieSuivante, partiesDe } from './parties.ts'
import { trier } from './repondre.ts'
import { PageSection } from './section.html.tsx'

/** Les pages de questions du brouillon. */
export const pagesDesSections = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/sections',
      auBrouillon(monde, (c, { lu }) => c.redirect(`/dossiers/${lu.dossier.id}/${partiesDe(lu)[0]?.chemin ?? 'recapitulatif'}`, 303)),
    )
    .get(
      '/dossiers/:id/sections/:code',
      auBrouillon(monde, (c, b) => {
        const place = placeDe(c, b)
        return place === undefined ? c.notFound() : montrer(c, b, place, {}, [])
      }),
    )
    .post(
      '/dossiers/:id/sections/:code',
      auBrouillon(monde, async (c, b) => {
        const place = placeDe(c, b)
        return place === undefined ? c.notFound() : enregistrer(c, monde, trouver, b, place)
      }),
    )

type Place = { readonly section: Section; readonly questions: readonly Question[]; readonly page: number; readonly pages: number }

const placeDe = (c: Context<Visite>, { lu }: Brouillon): Place | undefined => {
  const section = lu.guichet.sections.find((s) => s.code === c.req.param('code'))
  if (section === undefined) return undefined
  const pages = pagesDe(section)
  const page = Math.min(pages.length, Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1))
  return { section, questions: pages[page - 1] ?? [], page, pages: pages.length }
}

/** Garde ce qui se lit, toujours ; explique ce qui ne se lit pas ; sinon mène plus loin. */
const enregistrer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon, place: Place): Promise<Response> => {
  const corps = c.get('corps')
  const { lisibles, illisibles } = trier(b.lu.guichet, frappeDe(posees(place, b), corps))
  const refus = [...(await agir(c, monde, trouver, b, 'repondre', { reponses: lisibles })), ...illisibles]
  const lu = await lireAvecRegles(monde.base, monde, b.lu.dossier.id, c.get('recuLe'))
  if (refus.length > 0) return montrer(c, { ...b, lu }, place, champsDe(corps), refus)
  const marque = marquer(c.get('recuLe'))
  const ici = `sections/${place.section.code}`
  const vers = (chemin: string) => c.redirect(`/dossiers/${lu.dossier.id}/${chemin}`, 303)
  if (place.questions.some((q) => lu.demandes.has(q.code) && !b.lu.demandes.has(q.code)))
    return vers(`${ici}?page=${place.page}&nouvelles=oui&${marque}`)
  if (place.page < place.pages) return vers(`${ici}?page=${place.page + 1}&${marque}`)
  return vers(`${partieSuivante(partiesDe(lu), ici)}?${marque}`)
}

const montrer = (
  c: Context<Visite>,
  { lu }: Brouillon,
  place: Place,
  tapes: Champs,
  refus: readonly Refus[],
): Response | Promise<Response> => {
  const questions = posees(place, { lu })
  const gardes: Champs = Object.assign({}, ...questions.map((q) => enChamps(q, lu.dossier.reponses[q.code])))
  const marque = refus.length > 0 ? c.get('recuLe').toString() : c.req.query('enregistre')
  return c.html(
    rendre(
      <PageSection
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        le={c.get('recuLe')}
        enregistrement={direEnregistrement(marque, lu.appel.fuseau)}
        section={place.section}
        questions={questions}
        page={place.page}
        pages={place.pages}
        champs={{ ...gardes, ...tapes }}
        erreurs={refus.map((r) => ({ champ: r.champ === undefined ? 'contenu' : nomDuChamp(r.champ), message: `${r.phrase} ${r.remede}` }))}
        nouvelles={c.req.query('nouvelles') === 'oui' ? 'oui' : 'non'}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const posees = ({ questions }: Place, { lu }: Pick<Brouillon, 'lu'>): readonly Question[] =>
  questions.filter((q) => lu.demandes.has(q.code))

/** Ce que la page a envoyé, en textes : un fichier n'y a pas sa place. */
export const champsDe = (corps: Readonly<Record<string, unknown>>): Champs =>
  Object.fromEntries(Object.entries(corps).map(([nom, v]) => [nom, Array.isArray(v) ? v.map(enTexte) : enTexte(v)]))

const enTexte = (v: unknown): string => (typeof v === 'string' ? v : '')
