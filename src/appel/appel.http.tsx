import { Hono } from 'hono'
import { lireOrganismes } from '../acteurs/acteurs.sql.ts'
import { faitsDuRegistre, type Organisme } from '../acteurs/organisme.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { type Instant, jourDe } from '../socle/temps.ts'
import { PageAppel } from './appel.html.tsx'
import type { Appel, Guichet } from './appel.ts'
import { PageAppels } from './appels.html.tsx'
import { dotationLe } from './dotation.ts'
import { fenetreDe } from './fenetre.ts'
import type { PourGuichet } from './guichet.html.tsx'
import type { Monde } from './monde.actes.ts'
import { lirePublies } from './publication.sql.ts'
import { montant, verdicts } from './regles.publicodes.ts'

/** Les appels publiés, lisibles par tous : la liste, et la page de chacun. */
export const pagesDesAppels = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels', async (c) => {
      const publies = await lirePublies(monde.base)
      const appels = publies.map((p) => monde.appel(p.code, p.version))
      return c.html(rendre(<PageAppels cadre={c.get('cadre')} appels={appels} le={c.get('recuLe')} />))
    })
    .get('/appels/:code', async (c) => {
      const publie = (await lirePublies(monde.base)).find((p) => p.code === c.req.param('code'))
      if (publie === undefined) return c.notFound()
      const appel = monde.appel(publie.code, publie.version)
      const le = c.get('recuLe')
      const acteur = c.get('acteur')
      const organismes = acteur?.role === 'porteur' ? await lireOrganismes(monde.base, acteur.organismes) : []
      const guichets = appel.guichets.map((g) => pourGuichet(appel, g, organismes, acteur === undefined ? 'personne' : acteur.role, le))
      return c.html(rendre(<PageAppel cadre={c.get('cadre')} appel={appel} le={le} guichets={guichets} />))
    })

const pourGuichet = (appel: Appel, guichet: Guichet, organismes: readonly Organisme[], visiteur: string, le: Instant): PourGuichet => {
  const { enveloppe, plafond } = guichet.argent
  const connu = plafond === undefined ? undefined : montant(appel, plafond.regle, {})
  return {
    appel,
    guichet,
    lectures: organismes.map((o) => ({ organisme: o.nom, verdicts: verdicts(appel, guichet.conditions, faitsDuRegistre(o)) })),
    enveloppe: enveloppe === undefined ? undefined : dotationLe(enveloppe, jourDe(le, appel.fuseau)),
    plafond: connu?.ok === true ? connu.value : undefined,
    entree: entreeDe(appel, guichet, visiteur, le),
  }
}

/** Un guichet clos n'a plus d'entrée ; avant l'ouverture on peut déjà préparer. */
const entreeDe = (appel: Appel, guichet: Guichet, visiteur: string, le: Instant): PourGuichet['entree'] => {
  if (fenetreDe(guichet, appel.fuseau, le).etat === 'close') return undefined
  const ouvrir = `/appels/${appel.code}/ouvrir/${guichet.code}`
  if (visiteur === 'porteur') return { texte: 'Ouvrir un dossier', href: ouvrir }
  return visiteur === 'personne'
    ? { texte: 'Se connecter pour ouvrir un dossier', href: `/connexion?retour=${encodeURIComponent(ouvrir)}` }
    : undefined
}
