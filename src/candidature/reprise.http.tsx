import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { lirePropositions } from './reprise.actes.ts'
import { PageReprise } from './reprise.html.tsx'

/** La première page d'un brouillon, si son organisme a déjà répondu ailleurs ; sinon, la première section. */
export const pagesDeReprise = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/reprise',
      auBrouillon(monde, (c, b) => montrer(c, monde, b, [])),
    )
    .post(
      '/dossiers/:id/reprise',
      auBrouillon(monde, async (c, b) => {
        const objets = Object.entries(c.get('corps')).flatMap(([nom, v]) =>
          nom.startsWith('reprise.') && v === 'oui' ? [nom.slice('reprise.'.length)] : [],
        )
        const refus = await agir(c, monde, trouver, b, 'reprendre', { objets })
        if (refus.length > 0) return montrer(c, monde, b, refus)
        return c.redirect(`/dossiers/${b.lu.dossier.id}/sections?${marquer(c.get('recuLe'))}`, 303)
      }),
    )

const montrer = async (c: Context<Visite>, monde: Monde, { lu, acces }: Brouillon, refus: readonly Refus[]): Promise<Response> => {
  const propositions = await lirePropositions(monde.base, monde, lu)
  if (propositions.length === 0) return c.redirect(`/dossiers/${lu.dossier.id}/sections`, 303)
  return c.html(
    rendre(
      <PageReprise
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        acces={acces}
        le={c.get('recuLe')}
        enregistrement={direEnregistrement(undefined, lu.appel.fuseau)}
        propositions={propositions}
        erreurs={refus.map((r) => ({ champ: `reprise.${propositions[0]?.objet ?? ''}`, message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
