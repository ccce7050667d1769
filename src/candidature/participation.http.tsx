import { type Context, Hono } from 'hono'
import { nomsDe } from '../acteurs/droits.ts'
import { lireEquipe } from '../acteurs/equipe.sql.ts'
import { PageDuLien, PageDuLienFerme, PageDuLienServi } from '../acteurs/invitation.html.tsx'
import { LIEN_INCONNU } from '../acteurs/invitation.ts'
import { type LienOuvert, ouvrirLien } from '../acteurs/lien.http.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Sessions } from '../plateforme/session/sessions.session.ts'
import type { Refus } from '../socle/refus.ts'
import type { Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import type { Membre } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'
import { estMembre, lireMembreInvite } from './membre.sql.ts'
import { faitsDeParticipation, PageParticipation } from './participation.html.tsx'

const REPONSES = ['confirmer-participation', 'refuser-participation']
const ACTES = [...REPONSES, 'retirer-participation']

/** Répondre pour un membre d'un groupement, de son équipe ou par un lien reçu par courriel (G-05). */
export const pagesDeParticipation = (monde: Monde, trouver: Trouver, sessions: Pick<Sessions, 'demanderLien'>): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers/:id/participation', async (c) => {
      const place = await placeDe(c, monde)
      return place === undefined ? c.notFound() : montrer(c, monde, place, [])
    })
    .post('/dossiers/:id/participation/:organisme/:acte', async (c) => {
      const place = await placeDe(c, monde)
      const acte = ACTES.includes(c.req.param('acte')) ? trouver(c.req.param('acte')) : undefined
      if (place === undefined || acte === undefined) return c.notFound()
      const saisie = { organisme: place.membre.organisme, motif: c.get('corps')['motif'] }
      const fait = await acte.faire(monde, { objet: place.vivant.id, saisie, par: place.par, le: c.get('recuLe') })
      return fait.ok ? c.redirect(`/dossiers/${place.vivant.id}/participation`, 303) : montrer(c, monde, place, fait.error)
    })
    .get('/participations/:jeton', async (c) => {
      const lien = await placeDuLien(c, monde)
      return lien.ok ? montrerLien(c, lien) : fermer(c, lien.refus)
    })
    .post('/participations/:jeton/:acte', async (c) => {
      const lien = await placeDuLien(c, monde)
      const acte = REPONSES.includes(c.req.param('acte')) ? trouver(c.req.param('acte')) : undefined
      if (!lien.ok) return fermer(c, lien.refus)
      if (acte === undefined) return c.notFound()
      const { jeton, par, lu, membre, invitation } = lien
      const saisie = { organisme: membre.organisme, jeton }
      const fait = await acte.faire(monde, { objet: lu.dossier.id, saisie, par, le: c.get('recuLe') })
      const [refus] = fait.ok ? [] : fait.error
      if (refus !== undefined) return fermer(c, refus)
      if (c.get('acteur') !== undefined) return c.redirect('/', 303)
      await sessions.demanderLien(invitation.courriel, '/')
      return c.html(rendre(<PageDuLienServi cadre={c.get('cadre')} titre="Votre réponse est gardée" courriel={invitation.courriel} />))
    })

type Place = { readonly par: Acteur; readonly vivant: Vivant; readonly lu: DossierLu; readonly membre: Membre }

/** La place, dans ce dossier, d'un organisme dont la personne est de l'équipe ; pour toute autre, rien n'existe. */
const placeDe = async (c: Context<Visite>, monde: Monde): Promise<Place | undefined> => {
  const par = c.get('acteur')
  const id = c.req.param('id') ?? ''
  const vise = c.req.param('organisme')
  const organismes = (par?.organismes ?? []).filter((o) => vise === undefined || o === vise)
  if (par?.role !== 'porteur' || !(await estMembre(monde.base, id, organismes))) return undefined
  const vivant = await voirVivant(monde.base, 'dossier', id)
  if (vivant === undefined) return undefined
  const lu = await lireAvecRegles(monde.base, monde, vivant.id, c.get('recuLe'))
  const membre = lu.dossier.membres.find((m) => organismes.includes(m.organisme))
  return membre === undefined ? undefined : { par, vivant, lu, membre }
}

type LienPlace = Extract<LienOuvert, { ok: true }> & Pick<Place, 'lu' | 'membre'>

const placeDuLien = async (c: Context<Visite>, monde: Monde): Promise<LienPlace | Extract<LienOuvert, { ok: false }>> => {
  const lien = await ouvrirLien(c, monde.base, 'participation')
  if (!lien.ok) return lien
  const place = await lireMembreInvite(monde.base, lien.invitation.id)
  if (place === undefined) return { ok: false, refus: LIEN_INCONNU }
  const lu = await lireAvecRegles(monde.base, monde, place.dossier, c.get('recuLe'))
  const membre = lu.dossier.membres.find((m) => m.organisme === place.organisme)
  return membre === undefined ? { ok: false, refus: LIEN_INCONNU } : { ...lien, lu, membre }
}

const montrer = async (c: Context<Visite>, monde: Monde, place: Place, refus: readonly Refus[]): Promise<Response> => {
  const { par, vivant, lu, membre } = place
  const engage = par.droits[membre.organisme] === 'deposer'
  const motif = c.get('corps')?.['motif']
  return c.html(
    rendre(
      <PageParticipation
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        membre={membre}
        temps={vivant.etat === 'brouillon' ? 'brouillon' : 'depose'}
        engagent={engage ? undefined : nomsDe(await lireEquipe(monde.base, membre.organisme), 'deposer')}
        motif={typeof motif === 'string' ? motif : ''}
        refus={refus}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const montrerLien = (c: Context<Visite>, { lu, membre }: LienPlace): Response | Promise<Response> =>
  c.html(
    rendre(
      <PageDuLien
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        action={`${c.req.path}/confirmer-participation`}
        titre="Participer à un groupement"
        acte={{
          titre: 'Confirmer notre participation',
          suite: 'Vous confirmez au nom de votre organisme. Ce lien ne servira plus ensuite.',
        }}
        autre={
          <Formulaire
            action={`${c.req.path}/refuser-participation`}
            jeton={c.get('jeton')}
            bouton="Ne pas participer"
            suite="Le chef de file en est averti, et vous retirera du groupement."
          />
        }
      >
        <Resume faits={faitsDeParticipation(lu, membre)} />
      </PageDuLien>,
    ),
  )

const fermer = (c: Context<Visite>, refus: Refus): Response | Promise<Response> =>
  c.html(
    rendre(<PageDuLienFerme cadre={c.get('cadre')} jeton={c.get('jeton')} refus={refus} />),
    refus.motif === 'lien-inconnu' ? 404 : 410,
  )
