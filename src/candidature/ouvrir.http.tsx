import { type Context, Hono } from 'hono'
import { lireOrganismes } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import type { Trouver } from './acces.http.ts'
import { lireDossierVivant } from './lecture.sql.ts'
import { guichetPublie, type Lieu } from './lieu.http.ts'
import { PageOuvrir } from './ouvrir.html.tsx'

/** De la page de l'appel au premier champ du brouillon. */
export const pagesDOuverture = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels/:code/ouvrir/:guichet', async (c) => {
      // Qui ne représente encore personne commence par trouver son organisme.
      const { role, organismes } = c.get('acteur') ?? { role: 'porteur', organismes: [] }
      if (c.get('personne') !== undefined && role === 'porteur' && organismes.length === 0)
        return c.redirect(`${c.req.path}/organisme`, 303)
      const lieu = await lieuDe(c, monde)
      return lieu === undefined ? c.notFound() : montrer(c, monde, lieu, [])
    })
    .post('/appels/:code/ouvrir/:guichet', async (c) => {
      const lieu = await lieuDe(c, monde)
      if (lieu === undefined) return c.notFound()
      const saisie = { appel: lieu.appel.code, guichet: lieu.guichet.code, organisme: c.get('corps')['organisme'] ?? '' }
      // L'organisme d'un autre n'est dans aucune page : il n'existe pas pour cette personne.
      if (saisie.organisme !== '' && !lieu.par.organismes.some((o) => o === saisie.organisme)) return c.notFound()
      const fait = await trouver('ouvrir')?.faire(monde, { saisie, par: lieu.par, le: c.get('recuLe') })
      if (fait?.ok === true) return c.redirect(`/dossiers/${fait.value.id}/reprise`, 303)
      return montrer(c, monde, lieu, fait?.error ?? [])
    })

type Ici = Lieu & { readonly par: Acteur }

/** Un guichet d'un appel publié, pour un porteur. */
const lieuDe = async (c: Context<Visite>, monde: Monde): Promise<Ici | undefined> => {
  const par = c.get('acteur')
  const lieu = await guichetPublie(c, monde)
  return par?.role !== 'porteur' || lieu === undefined ? undefined : { ...lieu, par }
}

const montrer = async (c: Context<Visite>, monde: Monde, { par, appel, guichet }: Ici, refus: readonly Refus[]): Promise<Response> => {
  const organismes = await lireOrganismes(monde.base, par.organismes)
  const existants = await Promise.all(
    organismes.map(async (o) => ({ organisme: o.id, dossier: await lireDossierVivant(monde.base, appel.code, guichet.code, o.id) })),
  )
  const choisi = c.get('corps')?.['organisme']
  return c.html(
    rendre(
      <PageOuvrir
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        appel={appel}
        guichet={guichet}
        le={c.get('recuLe')}
        organismes={organismes}
        existants={existants.flatMap(({ organisme, dossier }) => (dossier === undefined ? [] : [{ organisme, dossier }]))}
        choisi={typeof choisi === 'string' ? choisi : undefined}
        erreurs={refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
