import { lireCourriels } from '../acteurs/acteurs.sql.ts'
import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { poster } from '../plateforme/courriel/courriel.sql.ts'
import { chacunASonTour } from '../plateforme/taches/tour.actes.ts'
import { direJour, type Instant, type Jour, jourDe } from '../socle/temps.ts'
import { lireNonNotifies, lireNotifiees, lireRappelsFaits, type NonNotifie, prendreRappel } from './delais.sql.ts'
import { type Attendu, type Delai, mesurerDelais, type RappelDu, rappelsDus } from './delais.ts'
import { aNotifierAvant } from './notifier.ts'

/** L'agence et sa direction sont rappelées des décisions qui doivent arriver (G-44), à huit heures chez elles. Rend le nombre de rappels partis. */
export const rappelerLesDecisions = async (monde: Monde, le: Instant): Promise<number> => {
  const lus = await lireNonNotifies(monde.base)
  if (lus.length === 0) return 0
  const attendus = lus.flatMap((l) => attenduDe(monde.appelCourant(l.appel), l))
  const jour = (appel: string): Jour => jourDe(le.subtract({ hours: 8 }), monde.appelCourant(appel)?.fuseau ?? 'Europe/Paris')
  const dus = rappelsDus(attendus, jour, await lireRappelsFaits(monde.base))
  return chacunASonTour(
    dus.map((r) => () => envoyer(monde, r, le)),
    'rappels',
  )
}

/** Ce que la page des séances dit du délai : la part tenue, et le délai médian. */
export const lireDelais = async (monde: Monde, appel: Appel): Promise<ReturnType<typeof mesurerDelais>> =>
  mesurerDelais((await lireNotifiees(monde.base, appel.code)).map((d): Delai => ({ ...d, notifiee: jourDe(d.notifieeLe, appel.fuseau) })))

/** Sans avis de la commission, aucun délai ne court. */
const attenduDe = (appel: Appel | undefined, { dossier, decide, limite, seance }: NonNotifie): readonly Attendu[] => {
  if (appel === undefined) return []
  if (limite !== null) return [{ dossier, appel: appel.code, limite, reste: 'notifier' }]
  if (decide || seance === null) return []
  const dernier = aNotifierAvant(appel, seance)
  return dernier === null ? [] : [{ dossier, appel: appel.code, limite: dernier, reste: 'decider' }]
}

const envoyer = (monde: Monde, r: RappelDu, le: Instant): Promise<number> =>
  monde.base.transaction().execute(async (base) => {
    const appel = monde.appelCourant(r.appel)
    if (appel === undefined || !(await prendreRappel(base, r, le))) return 0
    const agence = appel.agence.code
    const gens = await lireCourriels(base, [
      { agence, role: 'ars' },
      { agence, role: 'direction' },
    ])
    const dit = {
      objet: `${r.etape === 'retard' ? 'En retard' : 'À notifier'} : décisions du ${direJour(r.limite)}, ${appel.titre}`,
      texte: direRappel(r),
      signe: appel.agence.nom,
      emetteur: agence,
      lien: { texte: 'Ouvrir ma journée', chemin: '/' },
    }
    const adresses = [...new Map(gens.map((g) => [g.courriel, g])).values()]
    await poster(
      base,
      adresses.map((g) => ({ ...dit, a: g.courriel, ...(g.agent === undefined ? {} : { personne: g.agent }) })),
      le,
    )
    return 1
  })

const direRappel = ({ etape, limite, attendus }: RappelDu): string =>
  [
    etape === 'retard'
      ? `Ces décisions devaient arriver aux porteurs le ${direJour(limite)} au plus tard.`
      : `Ces décisions doivent arriver aux porteurs le ${direJour(limite)} au plus tard.`,
    attendus.map((a) => `- Dossier ${a.dossier} : ${a.reste === 'decider' ? 'à décider, puis à notifier' : 'à notifier'}`).join('\n'),
  ].join('\n\n')
