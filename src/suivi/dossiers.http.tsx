import { Hono } from 'hono'
import { lireAgentsDe } from '../acteurs/acteurs.sql.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { guichetDe } from '../appel/appel.ts'
import { dernieresVersions } from '../appel/bibliotheque.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { estFormat } from '../plateforme/tableur/feuille.ts'
import { telecharger } from '../plateforme/tableur/tableur.http.ts'
import { jourDe } from '../socle/temps.ts'
import { absente } from './absente.http.tsx'
import { choixDe } from './choix.ts'
import { PageDossiers } from './dossiers.html.tsx'
import { colonnesDExport, type Dire } from './export.ts'
import { type Choix, lireFiltre } from './filtre.ts'
import { lireDepartements, lireListe, lireTout, PAR_PAGE } from './liste.sql.ts'

/** La liste des dossiers qu'une personne peut lire, et la même en fichier. */
export const pagesDesListes = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers', async (c) => {
      const acteur = c.get('acteur')
      if (acteur === undefined) return absente(c)
      const choix = await lireChoix(monde, acteur)
      const { filtre, ignores } = lireFiltre(c.req.queries(), choix)
      const le = c.get('recuLe')
      const dire = direPour(monde, acteur)
      const { lignes, total, page } = await lireListe(monde.base, acteur, filtre, jourDe(le, dire.fuseau))
      return c.html(
        rendre(
          <PageDossiers
            cadre={c.get('cadre')}
            role={acteur.role}
            filtre={{ ...filtre, page }}
            choix={choix}
            ignores={ignores}
            lignes={lignes}
            total={total}
            pages={Math.ceil(total / PAR_PAGE)}
            le={le}
            dire={dire}
          />,
        ),
      )
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

const lireChoix = async (monde: Monde, acteur: Acteur): Promise<Choix> => {
  const { agence, role } = acteur
  const appels = dernieresVersions(monde.appels).filter((a) => agence === undefined || a.agence.code === agence)
  const agents = agence === undefined ? [] : await lireAgentsDe(monde.base, agence)
  return choixDe(role, appels, { agents, departements: agence === undefined ? [] : await lireDepartements(monde.base, agence) })
}

/** L'heure de l'agence ; un porteur ou un prestataire, qui n'en a pas, compte ses jours à Paris. */
const direPour = (monde: Monde, acteur: Acteur): Dire => ({
  fuseau: monde.appels.find((a) => a.agence.code === acteur.agence)?.fuseau ?? 'Europe/Paris',
  appel: (l) => monde.appelCourant(l.appel)?.titre ?? l.appel,
  guichet: (l) => {
    const appel = monde.appelCourant(l.appel)
    return (appel === undefined ? undefined : guichetDe(appel, l.guichet))?.titre ?? l.guichet
  },
})
