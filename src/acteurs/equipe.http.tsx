import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { ActeConnu } from '../journal/executer.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import type { DansLEquipe } from './acte-equipe.html.tsx'
import { lireOrganisme, lireOrganismes } from './acteurs.sql.ts'
import { PageEquipe } from './equipe.html.tsx'
import { lireDemandes, lireEquipe } from './equipe.sql.ts'
import type { DemandeDAcces, Equipier } from './equipe.ts'
import { PageEquipes } from './equipes.html.tsx'
import { PageEquipier } from './equipier.html.tsx'
import { lireInvitationsEnAttente } from './invitation.sql.ts'
import type { Visite } from './visite.http.ts'

/** Le registre, tel que cette étape peut le connaître : elle ne sait rien du monde de ses actes. */
export type Trouver<M> = (nom: string) => ActeConnu<M> | undefined

const ACTES_DE_LA_PAGE = [
  ...['inviter', 'annuler-invitation', 'accepter-acces', 'refuser-acces'],
  ...['changer-droit', 'retirer-personne', 'transmettre', 'quitter-equipe'],
]

/** Les équipes d'une personne, et celle d'un organisme : la lire, la changer. Hors de l'équipe, elle n'existe pas. */
export const pagesDEquipe = <M extends { readonly base: Kysely<unknown> }>(monde: M, trouver: Trouver<M>): Hono<Visite> =>
  new Hono<Visite>()
    .get('/equipes', async (c) => {
      const par = c.get('acteur')
      if (par?.role !== 'porteur') return c.notFound()
      const organismes = await lireOrganismes(monde.base, par.organismes)
      const [seul] = organismes
      if (organismes.length === 1 && seul !== undefined) return c.redirect(`/organismes/${seul.id}/equipe`, 303)
      return c.html(rendre(<PageEquipes cadre={c.get('cadre')} organismes={organismes} droits={par.droits} />))
    })
    .get('/organismes/:id/equipe', async (c) => {
      const lieu = await lieuDe(c, monde.base)
      return lieu === undefined ? c.notFound() : montrer(c, monde.base, lieu, [])
    })
    .get('/organismes/:id/equipe/:agent', async (c) => {
      const lieu = await lieuDe(c, monde.base)
      return lieu === undefined ? c.notFound() : montrerPersonne(c, monde.base, lieu, c.req.param('agent'), [])
    })
    .post('/organismes/:id/equipe/actes/:acte', async (c) => {
      const lieu = await lieuDe(c, monde.base)
      const acte = ACTES_DE_LA_PAGE.includes(c.req.param('acte')) ? trouver(c.req.param('acte')) : undefined
      if (lieu === undefined || acte === undefined) return c.notFound()
      const { jeton: _, ...corps } = c.get('corps')
      const fait = await acte.faire(monde, { saisie: { ...corps, organisme: lieu.organisme.id }, par: lieu.par, le: c.get('recuLe') })
      if (fait.ok) {
        const parti = acte.nom === 'transmettre' || acte.nom === 'quitter-equipe'
        return c.redirect(parti ? '/equipes' : `/organismes/${lieu.organisme.id}/equipe?fait=${acte.nom}`, 303)
      }
      const agent = corps['agent']
      return typeof agent === 'string' && acte.nom !== 'transmettre'
        ? montrerPersonne(c, monde.base, lieu, agent, fait.error)
        : montrer(c, monde.base, lieu, fait.error)
    })

type Lieu = {
  readonly par: Acteur
  readonly organisme: DansLEquipe['organisme']
  readonly moi: Equipier
  readonly equipe: readonly Equipier[]
}

/** L'équipe de l'adresse, pour qui en est. */
const lieuDe = async (c: Context<Visite>, base: Kysely<unknown>): Promise<Lieu | undefined> => {
  const par = c.get('acteur')
  const id = c.req.param('id') ?? ''
  if (par?.role !== 'porteur' || !par.organismes.includes(id)) return undefined
  const organisme = await lireOrganisme(base, id)
  const equipe = await lireEquipe(base, id)
  const moi = equipe.find((e) => e.agent === par.id)
  return organisme === undefined || moi === undefined ? undefined : { par, organisme, moi, equipe }
}

const communDe = (c: Context<Visite>, { organisme, moi }: Lieu, refus: readonly Refus[]): DansLEquipe => ({
  cadre: c.get('cadre'),
  jeton: c.get('jeton'),
  organisme,
  moi,
  le: c.get('recuLe'),
  erreurs: refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` })),
})

const FAITS: Readonly<Record<string, string>> = {
  inviter: 'l’invitation est partie',
  'annuler-invitation': 'l’invitation est annulée',
  'accepter-acces': 'la personne est dans l’équipe',
  'refuser-acces': 'la demande est refusée',
  'changer-droit': 'le droit est changé',
  'retirer-personne': 'la personne est retirée',
  'accepter-invitation': 'vous êtes dans l’équipe',
}

const montrer = async (c: Context<Visite>, base: Kysely<unknown>, lieu: Lieu, refus: readonly Refus[]): Promise<Response> => {
  const { id } = lieu.organisme
  const corps = refus.length > 0 ? c.get('corps') : {}
  const saisie = Object.fromEntries(Object.entries(corps).flatMap(([nom, v]) => (typeof v === 'string' ? [[nom, v]] : [])))
  return c.html(
    rendre(
      <PageEquipe
        {...communDe(c, lieu, refus)}
        equipe={lieu.equipe}
        invitations={await lireInvitationsEnAttente(base, id)}
        demandes={await lireDemandes(base, id)}
        fait={FAITS[c.req.query('fait') ?? '']}
        saisie={saisie}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

/** La page d'une personne : de l'équipe ou qui demande à en être ; ceux qui ne peuvent pas déposer n'y ont rien à faire. */
const montrerPersonne = async (
  c: Context<Visite>,
  base: Kysely<unknown>,
  lieu: Lieu,
  agent: string,
  refus: readonly Refus[],
): Promise<Response> => {
  const equipier = lieu.equipe.find((e) => e.agent === agent && e.agent !== lieu.moi.agent)
  const demande = (await lireDemandes(base, lieu.organisme.id)).find((d: DemandeDAcces) => d.agent === agent)
  const personne =
    equipier !== undefined
      ? ({ genre: 'equipier', qui: equipier } as const)
      : demande === undefined
        ? undefined
        : ({ genre: 'demande', qui: demande } as const)
  if (lieu.moi.droit !== 'deposer' || personne === undefined) return refus.length > 0 ? montrer(c, base, lieu, refus) : c.notFound()
  return c.html(rendre(<PageEquipier {...communDe(c, lieu, refus)} personne={personne} />), refus.length > 0 ? 422 : 200)
}
