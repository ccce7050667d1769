import { type Context, Hono } from 'hono'
import type { Accueil, Visite } from '../acteurs/visite.http.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { limiter } from '../plateforme/session/debit.ts'
import { connexionPour } from '../plateforme/session/retour.ts'
import { PageDonnees, PageEffacee, PageEffacer, PageMesDonnees } from './donnees.html.tsx'
import { donneesEnPdf } from './donnees.pdf.ts'
import type { Donnees } from './donnees.ts'
import { empechements } from './effacer.ts'
import { effacerCompte } from './nuit.actes.ts'
import { lireAttachements, rassembler } from './rassembler.actes.ts'

const UNE_HEURE = 60 * 60 * 1000
const TROP = 'Vous avez beaucoup demandé vos données. Revenez dans une heure.'

/** Les droits de chacun sur ses données : savoir ce qui est gardé, l'obtenir, l'effacer. On n'atteint jamais que les siennes. */
export const pagesDesDonnees = ({ base, sessions }: Pick<Accueil, 'base' | 'sessions'>): Hono<Visite> => {
  const debit = limiter(10, UNE_HEURE)
  const servir = async (c: Context<Visite>, rendreDonnees: (d: Donnees) => Response | Promise<Response>): Promise<Response> => {
    const personne = c.get('personne')
    if (personne === undefined) return c.redirect(connexionPour(c.req.path), 303)
    const le = c.get('recuLe')
    if (!debit.permettre(personne.id, le.epochMilliseconds)) return c.text(TROP, 429)
    return rendreDonnees(await rassembler(base, personne, await sessions.lister(c.req.raw.headers), le))
  }
  return new Hono<Visite>()
    .get('/donnees-personnelles', (c) => c.html(rendre(<PageDonnees cadre={c.get('cadre')} />)))
    .get('/compte/donnees', (c) => servir(c, (donnees) => c.html(rendre(<PageMesDonnees cadre={c.get('cadre')} donnees={donnees} />))))
    .get('/compte/donnees.json', (c) =>
      servir(c, (d) => c.body(JSON.stringify(d, null, 2), 200, fichier('application/json; charset=utf-8', 'json'))),
    )
    .get('/compte/donnees.pdf', (c) => servir(c, (d) => c.body(new Uint8Array(donneesEnPdf(d)), 200, fichier('application/pdf', 'pdf'))))
    .get('/compte/effacer', (c) => {
      const personne = c.get('personne')
      return personne === undefined ? c.redirect(connexionPour('/compte/effacer'), 303) : montrerEffacer(c, [])
    })
    .post('/compte/effacer', async (c) => {
      const personne = c.get('personne')
      if (personne === undefined) return c.redirect(connexionPour('/compte/effacer'), 303)
      const compris = c.get('corps')['compris'] === 'oui' ? [] : ['Cochez la case pour dire que vous l’avez compris.']
      const retenus = empechements(await lireAttachements(base, personne.id)).map((r) => `${r.phrase} ${r.remede}`)
      if (compris.length + retenus.length > 0) return montrerEffacer(c, [...retenus, ...compris])
      for (const cookie of await sessions.sortir(c.req.raw.headers)) c.header('Set-Cookie', cookie, { append: true })
      await effacerCompte(base, sessions.oublier, personne, c.get('recuLe'))
      return c.html(rendre(<PageEffacee cadre={{ ...c.get('cadre'), personne: undefined, menu: [] }} />))
    })
}

const fichier = (type: string, extension: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="mes-donnees-palier.${extension}"`,
  'Cache-Control': 'private, no-store',
})

const montrerEffacer = (c: Context<Visite>, messages: readonly string[]) =>
  c.html(
    rendre(
      <PageEffacer cadre={c.get('cadre')} jeton={c.get('jeton')} erreurs={messages.map((message) => ({ champ: 'compris', message }))} />,
    ),
    messages.length > 0 ? 422 : 200,
  )
