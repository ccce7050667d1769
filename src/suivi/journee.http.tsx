import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Appel } from '../appel/appel.ts'
import { dernieresVersions } from '../appel/bibliotheque.ts'
import { clotureDe, derniereCloture, ouvertureDe, periodeOuverte } from '../appel/calendrier.ts'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { suiteDuSilence } from '../appel/silence.ts'
import { lirePresideesSansApprobation } from '../commission/proces-verbal.sql.ts'
import { coteDe } from '../echanges/message.ts'
import { lireSeancesDe } from '../instruction/instruction.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { avant, direCloture, direInstant, type Instant } from '../socle/temps.ts'
import { EXAMINATEURS, type Role } from '../vie.ts'
import { lireAffaires, lireComplementsAttendus, lireDecisionsALire, lireNonLus } from './affaires.sql.ts'
import { compterNonRemis } from './courriels.sql.ts'
import { peutLireEquite } from './equite.ts'
import { fuseauDe } from './fuseau.ts'
import { type AppelOuvert, PageAccueil, PageJournee } from './journee.html.tsx'
import { attentes, gestesDe, lieuxDe } from './journee.ts'
import { aApprouver, prochainesSeances } from './seances.ts'

const LIMITE = 200
/** De ce qui m'est confié, de ce que personne ne tient, de ce que d'autres tiennent : une journée n'en montre pas plus, la liste les a tous. */
const PAR_PARTIE = 60

/** L'accueil : la journée de qui est connecté, sinon les appels. */
export const pagesDeJournee = (monde: Monde, mode: 'bac-a-sable' | 'production'): Hono<Visite> =>
  new Hono<Visite>().get('/', async (c) => {
    const acteur = c.get('acteur')
    const le = c.get('recuLe')
    const appels = dernieresVersions(monde.appels).filter((a) => acteur?.agence === undefined || a.agence.code === acteur.agence)
    const listes = appels.map((a) => ({
      code: a.code,
      titre: a.titre,
      agence: a.agence.nom,
      etat: etatDe(a, le),
      depots: recoit(a, le) ? ('ouverts' as const) : ('fermes' as const),
      pages: pagesDeTravail(a, acteur?.role),
    }))
    if (acteur === undefined)
      return c.html(rendre(<PageAccueil cadre={c.get('cadre')} appels={listes} bac={mode === 'bac-a-sable' ? 'oui' : 'non'} />))
    const lieux = lieuxDe(appels, acteur)
    const affaires = await lireAffaires(monde.base, acteur, gestesDe(acteur.role), lieux, PAR_PARTIE)
    const voitLArgent = ['ars', 'grades', 'direction', 'comptable'].includes(acteur.role)
    const enveloppes = voitLArgent ? (await Promise.all(appels.map((a) => enveloppesDe(monde, a)))).flat() : []
    return c.html(
      rendre(
        <PageJournee
          cadre={c.get('cadre')}
          role={acteur.role}
          maintenant={le}
          fuseau={fuseauDe(monde.appels, acteur)}
          attentes={attentes(affaires, acteur.id)}
          complements={(coteDe(acteur.role) === undefined ? [] : await lireComplementsAttendus(monde.base, acteur, LIMITE)).map((c) => ({
            ...c,
            suite: suiteDuSilence(monde.appelCourant(c.appel) ?? {}, c.etat),
          }))}
          courriers={coteDe(acteur.role) === undefined ? [] : await lireNonLus(monde.base, acteur, LIMITE)}
          enveloppes={enveloppes}
          appels={listes}
          decisions={acteur.role === 'porteur' ? await lireDecisionsALire(monde.base, acteur, LIMITE) : []}
          {...(await lireLesSeances(
            monde,
            appels.filter((a) => lieux.juges.includes(a.code) && lieux.commissions.includes(a.code)),
            acteur,
            le,
          ))}
          nonRemis={await compterNonRemis(monde.base, acteur)}
        />,
      ),
    )
  })

/** Les séances qui viennent, à qui examine ou décide ; et ce qu'il reste à approuver à qui a présidé. */
const lireLesSeances = async (monde: Monde, appels: readonly Appel[], acteur: Acteur, le: Instant) => {
  if (!EXAMINATEURS.some((r) => r === acteur.role)) return { seances: [], procesVerbaux: [] }
  const lues = await lireSeancesDe(
    monde.base,
    appels.map((a) => a.code),
    acteur.id,
  )
  return {
    seances: prochainesSeances(appels, lues, le),
    procesVerbaux: aApprouver(appels, lues, await lirePresideesSansApprobation(monde.base, acteur.id)),
  }
}

/** Ce qu'un rôle de l'agence ouvre sur un appel : ses séances, son classement, son arbitrage, son bureau de renseignements. */
const pagesDeTravail = (appel: Appel, role: Role | undefined): AppelOuvert['pages'] => {
  if (role === undefined || !['ars', 'grades', 'direction', 'commission'].includes(role)) return []
  const { code } = appel
  const decide = role !== 'commission'
  return [
    ...(appel.commission === undefined ? [] : [{ texte: 'Séances de la commission', href: `/seances/${code}` }]),
    ...appel.guichets.flatMap((g) => [
      ...(decide && (g.choix.priorite ?? []).length > 0
        ? [{ texte: `Classement : ${g.titre}`, href: `/appels/${code}/classement/${g.code}` }]
        : []),
      ...(decide && g.arbitrage !== undefined
        ? [{ texte: `Choix à financer : ${g.titre}`, href: `/appels/${code}/arbitrage/${g.code}` }]
        : []),
    ]),
    ...(peutLireEquite(role) ? [{ texte: 'Équité de l’appel', href: `/appels/${code}/equite` }] : []),
    ...(role === 'ars' || role === 'grades' ? [{ texte: 'Questions des candidats', href: `/appels/${code}/questions` }] : []),
  ]
}

const enveloppesDe = async (monde: Monde, appel: Appel) =>
  (await voirEnveloppes(monde.base, appel.code)).map((e) => ({
    id: `${appel.code}-${e.guichet}`,
    titre: `${appel.titre} : ${e.guichet}`,
    total: e.total,
    engage: e.engage,
  }))

const recoit = (appel: Appel, le: Instant): boolean =>
  appel.guichets.some((g) => periodeOuverte(g.periodes, appel.fuseau, le) !== undefined)

/** « Ouvert jusqu'au… », « Ouvre le… », « Clos depuis le… ». */
export const etatDe = (appel: Appel, le: Instant): string => {
  const periodes = appel.guichets.flatMap((g) => g.periodes)
  const fin = derniereCloture(periodes, appel.fuseau)
  if (!avant(le, fin)) return `Clos : les dépôts étaient reçus jusqu’au ${direCloture(fin, appel.fuseau)}.`
  const prochaine = periodes.filter((p) => avant(le, clotureDe(p, appel.fuseau)))[0]
  const ouverture = prochaine === undefined ? undefined : ouvertureDe(prochaine, appel.fuseau)
  if (ouverture !== undefined && avant(le, ouverture)) return `Ouvre le ${direInstant(ouverture, appel.fuseau)}.`
  return `Ouvert jusqu’au ${direCloture(fin, appel.fuseau)}.`
}
