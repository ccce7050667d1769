import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Question, Section } from '../appel/questionnaire.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { choisir } from './choisir.http.ts'
import type { DossierLu } from './dossier-lu.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { nomDuChamp, sansLigne } from './frappe.ts'
import { erreursDe, type Garde, garder } from './garder.http.ts'
import { pagesDe, partieSuivante, partiesDe } from './parties.ts'
import { poser, telleQuelle } from './poser.http.ts'
import { lireReprises } from './reprise.sql.ts'
import { PageSection } from './section.html.tsx'
import { lireTenues } from './tenues.sql.ts'

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
        return place === undefined ? c.notFound() : montrer(c, monde, b, place, { refus: [], restees: [] })
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

/** Garde ce qui se lit, toujours ; explique ce qui ne se lit pas ; montre ce qui attend un choix ; sinon mène plus loin. */
const enregistrer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon, place: Place): Promise<Response> => {
  const { ajouter, retirer } = c.get('corps')
  if (typeof retirer === 'string') c.set('corps', sansLigne(place.questions, c.get('corps'), retirer))
  const garde = await garder(c, monde, trouver, b, posees(place, b.lu))
  const choix = await choisir(c, monde, trouver, b, place.questions)
  const lu = await lireAvecRegles(monde.base, monde, b.lu.dossier.id, c.get('recuLe'))
  const refus = [...garde.refus, ...choix.refus]
  if (refus.length > 0) return montrer(c, monde, { ...b, lu }, place, { refus, restees: garde.restees })
  const marque = marquer(c.get('recuLe'))
  const ici = `sections/${place.section.code}`
  const vers = (chemin: string) => c.redirect(`/dossiers/${lu.dossier.id}/${chemin}`, 303)
  const tenues = await lireTenues(monde.base, lu.dossier.id)
  if (choix.fait === 'oui' || posees(place, lu).some((q) => (tenues.get(q.code)?.concurrentes.length ?? 0) > 0))
    return vers(`${ici}?page=${place.page}&${marque}`)
  if (place.questions.some((q) => lu.demandes.has(q.code) && !b.lu.demandes.has(q.code)))
    return vers(`${ici}?page=${place.page}&nouvelles=oui&${marque}`)
  const bloc = ajouter ?? retirer
  if (typeof bloc === 'string') {
    const code = bloc.split('.')[0] ?? ''
    return vers(
      `${ici}?page=${place.page}${ajouter === undefined ? '' : `&ajouter=${encodeURIComponent(code)}`}&${marque}#${nomDuChamp(code)}`,
    )
  }
  if (place.page < place.pages) return vers(`${ici}?page=${place.page + 1}&${marque}`)
  return vers(`${partieSuivante(partiesDe(lu), ici)}?${marque}`)
}

const montrer = async (c: Context<Visite>, monde: Monde, b: Brouillon, place: Place, { refus, restees }: Garde): Promise<Response> => {
  const { lu, acces } = b
  const marque = refus.length > 0 ? c.get('recuLe').toString() : c.req.query('enregistre')
  const erreurs = erreursDe(refus)
  const [tenues, reprises] = await Promise.all([lireTenues(monde.base, lu.dossier.id), lireReprises(monde.base, lu.dossier.id)])
  return c.html(
    rendre(
      <PageSection
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        acces={acces}
        le={c.get('recuLe')}
        enregistrement={direEnregistrement(marque, lu.appel.fuseau)}
        section={place.section}
        moi={b.par.id}
        questions={posees(place, lu).map((question) => ({
          ...poser(b, question, tenues.get(question.code), c.get('recuLe')),
          repris: reprises.find((r) => r.objet === `question.${question.code}`),
          ajout: c.req.query('ajouter'),
          ...(restees.includes(question) ? telleQuelle(question, c.get('corps'), tenues.get(question.code)) : {}),
          erreurs,
        }))}
        page={place.page}
        pages={place.pages}
        erreurs={erreurs}
        nouvelles={c.req.query('nouvelles') === 'oui' ? 'oui' : 'non'}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const posees = ({ questions }: Place, lu: DossierLu): readonly Question[] => questions.filter((q) => lu.demandes.has(q.code))
