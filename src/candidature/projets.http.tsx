import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Aide, aideDe } from '../appel/aide.ts'
import { lectureDesRegles } from '../appel/lecture.publicodes.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import type { DossierLu } from './dossier-lu.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { partieSuivante, partiesDe } from './parties.ts'
import { PageProjets } from './projets.html.tsx'
import { prendre } from './saisie-projet.ts'

/** Les projets du brouillon, dans leur ordre de priorité. */
export const pagesDesProjets = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/projets',
      auBrouillon(monde, (c, b) => lister(c, monde, b, [])),
    )
    .post(
      '/dossiers/:id/projets',
      auBrouillon(monde, async (c, b) => {
        const refus = await agir(c, monde, trouver, b, 'ordonner', prendre(c.get('corps'), ['numero', 'sens']))
        if (refus.length > 0) return lister(c, monde, b, refus)
        return c.redirect(`/dossiers/${b.lu.dossier.id}/projets?${marquer(c.get('recuLe'))}`, 303)
      }),
    )

const lister = (c: Context<Visite>, monde: Monde, { lu, acces }: Brouillon, refus: readonly Refus[]): Response | Promise<Response> =>
  lu.guichet.projets === undefined
    ? c.notFound()
    : c.html(
        rendre(
          <PageProjets
            {...communDe(c, { lu, acces })}
            direAction={(code) => monde.catalogue.find((a) => a.code === code)?.titre ?? code}
            aide={aideDuDossier(lu)}
            suivante={partieSuivante(partiesDe(lu), 'projets')}
            erreurs={refus.map((r) => ({ champ: 'contenu', message: `${r.phrase} ${r.remede}` }))}
          />,
        ),
        refus.length > 0 ? 422 : 200,
      )

export const communDe = (c: Context<Visite>, { lu, acces }: Pick<Brouillon, 'lu' | 'acces'>) => ({
  cadre: c.get('cadre'),
  jeton: c.get('jeton'),
  lu,
  acces,
  le: c.get('recuLe'),
  enregistrement: direEnregistrement(c.req.query('enregistre'), lu.appel.fuseau),
})

/** L'aide telle que les règles la donnent à cet instant, recomptée à chaque enregistrement. */
export const aideDuDossier = ({ appel, guichet, faits }: DossierLu): Aide => aideDe(guichet.argent, lectureDesRegles(appel, faits))
