import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Sessions } from '../plateforme/session/sessions.session.ts'
import type { Refus } from '../socle/refus.ts'
import { lireOrganisme, lireOrganismesParCle } from './acteurs.sql.ts'
import { DROITS_DITS } from './droits.ts'
import type { Trouver } from './equipe.http.tsx'
import { PageRejoindre } from './equipes.html.tsx'
import { PageDuLien, PageDuLienFerme, PageDuLienServi } from './invitation.html.tsx'
import { ouvrirLien } from './lien.http.ts'
import type { Organisme } from './organisme.ts'
import type { Visite } from './visite.http.ts'

/** Entrer dans une équipe : par le lien d'une invitation, ou en le demandant. */
export const pagesDInvitation = <M extends { readonly base: Kysely<unknown> }>(
  monde: M,
  trouver: Trouver<M>,
  sessions: Pick<Sessions, 'demanderLien'>,
): Hono<Visite> =>
  new Hono<Visite>()
    .get('/invitations/:jeton', async (c) => {
      const lien = await ouvrirLien(c, monde.base, 'equipe')
      if (!lien.ok) return fermer(c, lien.refus)
      const { organisme: id, droit } = lien.invitation
      const organisme = await lireOrganisme(monde.base, id)
      return c.html(
        rendre(
          <PageDuLien
            cadre={c.get('cadre')}
            jeton={c.get('jeton')}
            action={c.req.path}
            titre={`Rejoindre l’équipe : ${organisme?.nom ?? id}`}
            acte={{ titre: 'Rejoindre l’équipe', suite: 'Ce lien ne servira plus ensuite. Vous entrerez par un lien de connexion.' }}
          >
            <p>{`Vous êtes invité à travailler sur les dossiers de ${organisme?.nom ?? id}. Vous pourrez : ${DROITS_DITS[droit ?? 'lire'].toLowerCase()}.`}</p>
          </PageDuLien>,
        ),
      )
    })
    .post('/invitations/:jeton', async (c) => {
      const lien = await ouvrirLien(c, monde.base, 'equipe')
      if (!lien.ok) return fermer(c, lien.refus)
      const { jeton, invitation, par } = lien
      const fait = await trouver('accepter-invitation')?.faire(monde, { saisie: { jeton }, par, le: c.get('recuLe') })
      const [refus] = fait === undefined || fait.ok ? [] : fait.error
      if (refus !== undefined) return fermer(c, refus)
      const equipe = `/organismes/${invitation.organisme}/equipe?fait=accepter-invitation`
      if (c.get('acteur') !== undefined) return c.redirect(equipe, 303)
      await sessions.demanderLien(invitation.courriel, equipe)
      return c.html(rendre(<PageDuLienServi cadre={c.get('cadre')} titre="Vous êtes dans l’équipe" courriel={invitation.courriel} />))
    })
    .get('/organismes/:id/rejoindre', async (c) => {
      const organisme = await trouverOrganisme(c, monde.base)
      return organisme === undefined ? c.notFound() : rejoindre(c, organisme, undefined)
    })
    .post('/organismes/:id/rejoindre', async (c) => {
      const organisme = await trouverOrganisme(c, monde.base)
      const par = c.get('acteur')
      if (organisme === undefined || par === undefined) return c.notFound()
      const saisie = { organisme: organisme.id, message: c.get('corps')['message'] }
      const fait = await trouver('demander-acces')?.faire(monde, { saisie, par, le: c.get('recuLe') })
      if (fait?.ok === true) return c.redirect(`/organismes/${organisme.id}/rejoindre?demande=partie`, 303)
      return rejoindre(c, organisme, fait?.error[0])
    })

const fermer = (c: Context<Visite>, refus: Refus): Response | Promise<Response> =>
  c.html(
    rendre(<PageDuLienFerme cadre={c.get('cadre')} jeton={c.get('jeton')} refus={refus} />),
    refus.motif === 'lien-inconnu' ? 404 : 410,
  )

/** Un organisme, par son identifiant ou par son numéro (SIRET, FINESS), pour un porteur connecté. */
const trouverOrganisme = async (c: Context<Visite>, base: Kysely<unknown>): Promise<Organisme | undefined> => {
  if (c.get('acteur')?.role !== 'porteur') return undefined
  const cle = c.req.param('id') ?? ''
  return (await lireOrganisme(base, cle)) ?? (await lireOrganismesParCle(base, [cle]))[0]
}

const rejoindre = (c: Context<Visite>, organisme: Organisme, refus: Refus | undefined): Response | Promise<Response> => {
  const message = c.get('corps')?.['message']
  return c.html(
    rendre(
      <PageRejoindre
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        organisme={organisme}
        message={typeof message === 'string' ? message : ''}
        etat={c.req.query('demande') === 'partie' ? 'demandee' : 'a-demander'}
        erreur={refus === undefined ? undefined : `${refus.phrase} ${refus.remede}`}
      />,
    ),
    refus === undefined ? 200 : 422,
  )
}
