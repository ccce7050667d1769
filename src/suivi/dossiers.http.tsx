import { type Context, Hono } from 'hono'
import { lireAgentsDe } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { guichetDe } from '../appel/appel.ts'
import { dernieresVersions } from '../appel/bibliotheque.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { estFormat } from '../plateforme/tableur/feuille.ts'
import { telecharger } from '../plateforme/tableur/tableur.http.ts'
import type { Refus } from '../socle/refus.ts'
import { jourDe } from '../socle/temps.ts'
import { AGENCE } from '../vie.ts'
import { absente } from './absente.http.tsx'
import { choixDe } from './choix.ts'
import { PageDossiers } from './dossiers.html.tsx'
import { colonnesDExport, type Dire } from './export.ts'
import { type Choix, type Demande, demandeDe, demandeLue, lireFiltre } from './filtre.ts'
import { fuseauDe } from './fuseau.ts'
import { lireDepartements, lireListe, lireTout, PAR_PAGE } from './liste.sql.ts'
import { garderVue } from './vue.ts'
import { ecrireVue, effacerVue, lireVues } from './vues.sql.ts'

/** La liste des dossiers qu'une personne peut lire, la même en fichier, et les vues qu'elle en garde. */
export const pagesDesListes = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers', async (c) => {
      const acteur = c.get('acteur')
      return acteur === undefined ? absente(c) : montrer(c, monde, acteur, c.req.queries(), [])
    })
    .post('/vues', async (c) => {
      const acteur = c.get('acteur')
      if (acteur === undefined) return absente(c)
      const { nom, demande } = c.get('corps')
      const adresse = demandeLue(typeof demande === 'string' ? demande : '')
      const { filtre } = lireFiltre(adresse, await lireChoix(monde, acteur))
      const vue = garderVue(typeof nom === 'string' ? nom : '', demandeDe({ ...filtre, page: 1 }), await lireVues(monde.base, acteur.id))
      if (!vue.ok) return montrer(c, monde, acteur, adresse, vue.error)
      await ecrireVue(monde.base, acteur.id, vue.value, c.get('recuLe'))
      return c.redirect(`/dossiers?${vue.value.demande}&vue=${encodeURIComponent(vue.value.nom)}`, 303)
    })
    .post('/vues/:id{[0-9]{1,15}}/effacer', async (c) => {
      const acteur = c.get('acteur')
      if (acteur === undefined) return absente(c)
      await effacerVue(monde.base, acteur.id, BigInt(c.req.param('id')))
      return c.redirect('/dossiers', 303)
    })
    .get('/:fichier{dossiers\\.[a-z]+}', async (c) => {
      const acteur = c.get('acteur')
      const format = c.req.param('fichier').split('.')[1]
      if (acteur === undefined || !estFormat(format)) return absente(c)
      const { filtre } = lireFiltre(c.req.queries(), await lireChoix(monde, acteur))
      const dire = direPour(monde, acteur)
      const aujourdhui = jourDe(c.get('recuLe'), dire.fuseau)
      return telecharger(format, `dossiers-${aujourdhui.toString()}`, {
        titre: 'Dossiers',
        colonnes: colonnesDExport(acteur.role, dire),
        tranches: lireTout(monde.base, acteur, filtre, aujourdhui),
      })
    })

const montrer = async (c: Context<Visite>, monde: Monde, acteur: Acteur, demande: Demande, refus: readonly Refus[]) => {
  const choix = await lireChoix(monde, acteur)
  const { filtre, ignores } = lireFiltre(demande, choix)
  const le = c.get('recuLe')
  const dire = direPour(monde, acteur)
  const { lignes, total, page } = await lireListe(monde.base, acteur, filtre, jourDe(le, dire.fuseau))
  return c.html(
    rendre(
      <PageDossiers
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        role={acteur.role}
        filtre={{ ...filtre, page }}
        choix={choix}
        ignores={ignores}
        lignes={lignes}
        total={total}
        pages={Math.ceil(total / PAR_PAGE)}
        le={le}
        dire={dire}
        vues={await lireVues(monde.base, acteur.id)}
        refus={refus}
        gardee={c.req.query('vue')}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

/** Ce que cette personne peut choisir pour filtrer. */
export const lireChoix = async (monde: Monde, acteur: Acteur): Promise<Choix> => {
  const { agence, role } = acteur
  const appels = dernieresVersions(monde.appels).filter((a) => agence === undefined || a.agence.code === agence)
  const agents = agence === undefined ? [] : await lireAgentsDe(monde.base, agence, AGENCE)
  return choixDe(role, appels, { agents, departements: agence === undefined ? [] : await lireDepartements(monde.base, agence) })
}

export const direPour = (monde: Monde, acteur: Acteur): Dire => ({
  fuseau: fuseauDe(monde.appels, acteur),
  appel: (l) => monde.appelCourant(l.appel)?.titre ?? l.appel,
  guichet: (l) => {
    const appel = monde.appelCourant(l.appel)
    return (appel === undefined ? undefined : guichetDe(appel, l.guichet))?.titre ?? l.guichet
  },
})
