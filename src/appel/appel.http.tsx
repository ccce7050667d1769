import { type Context, Hono } from 'hono'
import { lireOrganismes } from '../acteurs/acteurs.sql.ts'
import { faitsDuRegistre, type Organisme } from '../acteurs/organisme.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { agenda } from '../plateforme/agenda/agenda.ics.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { type Instant, jourDe } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { PageAppel, type ReponsePubliee } from './appel.html.tsx'
import { appelEnPdf } from './appel.pdf.ts'
import type { Appel, Guichet } from './appel.ts'
import { PageAppels } from './appels.html.tsx'
import { evenementsDe } from './dates.ts'
import { dotationLe } from './dotation.ts'
import { entreeDe } from './entree.ts'
import type { PourGuichet } from './guichet.html.tsx'
import type { Monde } from './monde.actes.ts'
import { lirePublies } from './publication.sql.ts'
import { montant, verdicts } from './regles.publicodes.ts'
import type { ResultatsPublies } from './resultats.html.tsx'

/**
 * Les appels publiés, lisibles par tous : la liste, la page de chacun, à lire, à imprimer, à mettre dans un agenda.
 * @param publique l'adresse que le public connaît : « https://palier.exemple.fr »
 * @param reponses les dernières que le bureau des renseignements a rendues publiques (G-01)
 */
export const pagesDesAppels = (
  monde: Monde,
  publique: string,
  reponses: (appel: string) => Promise<readonly ReponsePubliee[]>,
  resultats: (appel: string) => Promise<readonly ResultatsPublies[]>,
): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels', async (c) => {
      const publies = await lirePublies(monde.base)
      const appels = publies.map((p) => monde.appel(p.code, p.version))
      return c.html(rendre(<PageAppels cadre={c.get('cadre')} appels={appels} le={c.get('recuLe')} />))
    })
    .get('/appels/:code', async (c) => {
      const appel = await publieDe(c, monde)
      if (appel === undefined) return c.notFound()
      const le = c.get('recuLe')
      const acteur = c.get('acteur')
      const organismes = acteur?.role === 'porteur' ? await lireOrganismes(monde.base, acteur.organismes) : []
      const guichets = appel.guichets.map((g) => pourGuichet(appel, g, organismes, acteur === undefined ? 'personne' : acteur.role, le))
      return c.html(
        rendre(
          <PageAppel
            cadre={c.get('cadre')}
            appel={appel}
            le={le}
            guichets={guichets}
            reponses={await reponses(appel.code)}
            resultats={await resultats(appel.code)}
          />,
        ),
      )
    })
    .get('/appels/:code/appel.pdf', async (c) => {
      const appel = await publieDe(c, monde)
      if (appel === undefined) return c.notFound()
      const le = c.get('recuLe')
      const guichets = appel.guichets.map((guichet) => ({ guichet, ...sommesDe(appel, guichet, le) }))
      return c.body(new Uint8Array(appelEnPdf(appel, guichets, le)), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${appel.code}.pdf"`,
      })
    })
    .get('/appels/:code/agenda.ics', async (c) => {
      const appel = await publieDe(c, monde)
      if (appel === undefined) return c.notFound()
      return c.body(enAgenda(appel, publique, c.get('recuLe')), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${appel.code}.ics"`,
      })
    })

const enAgenda = (appel: Appel, adresse: string, le: Instant): string =>
  agenda({ nom: appel.titre, le, evenements: evenementsDe(appel, `${adresse}/appels/${appel.code}`) })

const publieDe = async (c: Context<Visite>, monde: Monde): Promise<Appel | undefined> => {
  const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
  return publie === undefined ? undefined : monde.appel(publie.code, publie.version)
}

/** Les sommes d'un guichet qui ne dépendent pas du dossier. */
const sommesDe = (appel: Appel, guichet: Guichet, le: Instant): Pick<PourGuichet, 'enveloppe' | 'plafond'> => {
  const { enveloppe, plafond } = guichet.argent
  const connu = plafond === undefined ? undefined : montant(appel, plafond.regle, {})
  return {
    enveloppe: enveloppe === undefined ? undefined : dotationLe(enveloppe, jourDe(le, appel.fuseau)),
    plafond: connu?.ok === true ? connu.value : undefined,
  }
}

const pourGuichet = (
  appel: Appel,
  guichet: Guichet,
  organismes: readonly Organisme[],
  visiteur: Role | 'personne',
  le: Instant,
): PourGuichet => ({
  appel,
  guichet,
  lectures: organismes.map((o) => ({ organisme: o.nom, verdicts: verdicts(appel, guichet.conditions, faitsDuRegistre(o)) })),
  ...sommesDe(appel, guichet, le),
  entree: entreeDe(appel, guichet, visiteur, le),
})
