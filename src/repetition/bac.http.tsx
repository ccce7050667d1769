import { Hono } from 'hono'
import { lireAgents } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Sessions } from '../plateforme/session/sessions.session.ts'
import type { Instant } from '../socle/temps.ts'
import { PageBac, type Personnage } from './bac.html.tsx'
import { pagesDesCourriels } from './courriels.http.tsx'
import type { ScenarioDuBac } from './scenario.ts'

/** Ce que le bac à sable peut faire de plus qu'un service : placer l'heure, prêter un personnage. */
export type Bac = {
  readonly monde: Monde
  readonly sessions: Sessions
  readonly scenarios: readonly ScenarioDuBac[]
  /** Le jeton de connexion qui vient d'être fait pour un courriel : il n'y a pas de messagerie. */
  readonly lienDe: (courriel: string) => string | undefined
  /** Place l'heure et fait vivre les organismes, sans attendre la fin. */
  readonly aller: (a: Instant) => void
  /** L'heure est placée : pendant que la base se vide et se remonte, aucune page ne peut la lire. */
  readonly placee: () => Promise<void>
  readonly avancement: () => string | undefined
}

/** Le bac à sable : hors de lui, aucune de ces pages n'existe. */
export const pagesDuBacASable = (bac: Bac): Hono<Visite> => {
  const { monde, sessions, scenarios } = bac
  const reperes = scenarios.flatMap(({ scenario }) =>
    scenario.reperes.map((r) => ({ ...r, scenario: scenario.code, fuseau: scenario.fuseau })),
  )
  const lirePersonnages = async (): Promise<readonly Personnage[]> =>
    (await lireAgents(monde.base))
      .map((a) => ({ ...a, groupe: groupeDe(a.agence, a.roles) }))
      .toSorted((x, y) => x.groupe.localeCompare(y.groupe, 'fr') || x.nom.localeCompare(y.nom, 'fr'))
  const groupeDe = (agence: string | null, roles: readonly string[]): string => {
    if (agence !== null) return monde.appels.find((x) => x.agence.code === agence)?.agence.nom ?? agence
    return roles.includes('prestataire') ? 'Prestataire' : 'Porteur'
  }
  const page = async (c: { readonly get: <K extends keyof Visite['Variables']>(cle: K) => Visite['Variables'][K] }, erreur?: string) =>
    rendre(
      <PageBac
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        maintenant={c.get('recuLe')}
        personnages={await lirePersonnages()}
        reperes={reperes}
        erreurs={erreur === undefined ? [] : [{ champ: 'instant', message: erreur }]}
        avancement={bac.avancement()}
      />,
    )
  return new Hono<Visite>()
    .get('/bac-a-sable', async (c) => c.html(await page(c)))
    .post('/bac-a-sable/personnage', async (c) => {
      const choisi = (await lirePersonnages()).find((p) => p.id === c.get('corps')['personnage'])
      if (choisi === undefined) return c.html(await page(c), 422)
      await sessions.demanderLien(choisi.courriel, '/')
      for (const cookie of (await sessions.consommerLien(bac.lienDe(choisi.courriel) ?? '', c.req.raw.headers))?.cookies ?? [])
        c.header('Set-Cookie', cookie, { append: true })
      return c.redirect('/', 303)
    })
    .post('/bac-a-sable/horloge', async (c) => {
      const { repere, instant } = c.get('corps')
      const cible = lireInstant(String(repere ?? ''), String(instant ?? ''))
      if (cible === undefined) return c.html(await page(c, 'Choisissez un moment dans la liste, ou écrivez une date et une heure.'), 422)
      bac.aller(cible)
      return c.redirect('/bac-a-sable', 303)
    })
    .route('/', pagesDesCourriels(monde.base))
}

const lireInstant = (repere: string, instant: string): Instant | undefined => {
  try {
    if (instant !== '') return Temporal.PlainDateTime.from(instant).toZonedDateTime('Europe/Paris').toInstant()
    return repere === '' ? undefined : Temporal.Instant.from(repere)
  } catch {
    return undefined
  }
}
