import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { acteNomme } from './actes.ts'
import { pagesDuCompte } from './acteurs/compte.http.tsx'
import { pagesDeConnexion } from './acteurs/connexion.http.tsx'
import { pagesDEquipe } from './acteurs/equipe.http.tsx'
import { pagesDInvitation } from './acteurs/invitation.http.tsx'
import { pagesDeSaisieGardee } from './acteurs/saisie-gardee.http.tsx'
import { accueillir, type Visite } from './acteurs/visite.http.ts'
import { pagesDesAppels } from './appel/appel.http.tsx'
import { pagesDEligibilite } from './appel/eligibilite.http.tsx'
import { pagesDesMissions } from './audit/mission.http.tsx'
import { pagesDuBudget } from './candidature/budget.http.tsx'
import { pagesDeCandidature } from './candidature/candidature.http.tsx'
import { pagesDuComplement } from './candidature/complement.http.tsx'
import { pagesDeContribution } from './candidature/contribution.http.tsx'
import { pagesDeDelegation } from './candidature/delegation.http.tsx'
import { pagesDuDepose } from './candidature/depose.http.tsx'
import { pagesDuDepot } from './candidature/depot.http.tsx'
import { pagesDOuverture } from './candidature/ouvrir.http.tsx'
import { pagesDeParticipation } from './candidature/participation.http.tsx'
import { estUnEnvoi, pagesDesPieces } from './candidature/pieces.http.tsx'
import { pagesDeRattachement } from './candidature/rattacher.http.tsx'
import { pagesDeSaisie } from './candidature/saisie.http.ts'
import { pagesDuProcesVerbal } from './commission/proces-verbal.http.tsx'
import { pagesDesSeances } from './commission/seance.http.tsx'
import { pagesDesDonnees } from './conservation/donnees.http.tsx'
import { pagesDuClassement } from './decision/classement.http.tsx'
import { pagesDesLettres } from './decision/lettre.http.ts'
import { pagesDuLot } from './decision/lot.http.tsx'
import { lireResultats } from './decision/resultats.sql.ts'
import { suiteDesSeances } from './decision/seances.actes.ts'
import { pagesDesSignatures } from './decision/signatures.http.tsx'
import { pagesDuBureau } from './echanges/bureau.http.tsx'
import { estUnMessage, pagesDesMessages } from './echanges/messages.http.tsx'
import { pagesDesQuestions } from './echanges/questions.http.tsx'
import { lireDernieresPubliees } from './echanges/questions.sql.ts'
import { pagesDArbitrage } from './financement/arbitrage.http.tsx'
import { ouvrir, ouvrirDesLeBrouillon } from './instruction/acces.http.ts'
import { pagesDesAvis } from './instruction/avis.http.tsx'
import { pagesDExpertise } from './instruction/expertise.http.tsx'
import { interetsDAbord, pagesDesInterets } from './instruction/interets.http.tsx'
import { pagesDIrrecevabilite } from './instruction/irrecevabilite.http.ts'
import { pagesDeRecevabilite } from './instruction/recevabilite.http.tsx'
import type { Service } from './main.ts'
import { entetes } from './plateforme/dsfr/entetes.http.ts'
import { statiques } from './plateforme/dsfr/statiques.http.ts'
import { racine } from './plateforme/racine.env.ts'
import { consigner, registre } from './plateforme/registre/registre.registre.ts'
import { aLHeure, mesures, pageDeSante } from './plateforme/sante.http.ts'
import { type Bac, pagesDuBacASable } from './repetition/bac.http.tsx'
import { BANDEAU } from './repetition/bandeau.html.tsx'
import { absente } from './suivi/absente.http.tsx'
import { pagesDesActes } from './suivi/acte.http.tsx'
import { arreter } from './suivi/arret.http.tsx'
import { pagesDesCourrielsNonRemis } from './suivi/courriels.http.tsx'
import { pagesDesDossiers } from './suivi/dossier.http.tsx'
import { pagesDesListes } from './suivi/dossiers.http.tsx'
import { pagesDeLEquite } from './suivi/equite.http.tsx'
import { pagesDInformation } from './suivi/informations.http.tsx'
import { pagesDeJournee } from './suivi/journee.http.tsx'
import { confirmationDesDecisions } from './suivi/lot-de-decisions.http.tsx'
import { pagesDesLots } from './suivi/lots.http.tsx'
import { pagesDeReevaluation } from './suivi/reevaluation.http.tsx'
import { pagesDesConventions } from './versement/convention.http.tsx'

const UN_DEPOT = 60 * 1024 * 1024

/** L'application entière, branchée sur un service ouvert. L'ordre compte : ce qui est public, puis qui parle, puis les pages. */
export const application = (s: Service, bac: Bac | undefined): Hono<Visite> => {
  const mesure = mesures(s.configuration.cleMetrics)
  // Derrière un mandataire qui tient le chiffrement, l'adresse publique n'est pas celle que le serveur reçoit.
  const publique = new URL(s.configuration.url).origin
  const app = new Hono<Visite>()
  // Le bac à sable se lit dans un terminal : il se tait ; la production consigne chaque réponse.
  if (bac === undefined) app.use(consigner)
  app.use(mesure.compter, entetes)
  app.route('/', statiques(join(racine, 'dist', 'public')))
  app.route('/', pageDeSante(s.base, s.horloge, s.monde.antivirus))
  app.route('/', mesure.page)
  app.use(
    compress(),
    csrf({ origin: (origine, c) => origine === publique || origine === new URL(c.req.url).origin }),
    bodyLimit({
      maxSize: UN_DEPOT,
      onError: (c) => arreter(c, 'trop-gros'),
    }),
  )
  app.use(async (c, suite) => (aLHeure(s.horloge) ? suite() : arreter(c, 'heure')))
  if (bac !== undefined) app.use((_, suite) => bac.placee().then(suite))
  app.use(
    accueillir({
      base: s.base,
      maintenant: s.horloge.maintenant,
      sessions: s.connexion.sessions,
      secret: s.secret,
      url: s.configuration.url,
      bandeau: bac === undefined ? undefined : BANDEAU,
      enFlux: (chemin) => estUnEnvoi(chemin) || estUnMessage(chemin),
    }),
  )
  // La base n'a pas de signe nul : aucune adresse n'en porte.
  app.use(async (c, suite) => (c.req.url.includes('%00') ? absente(c) : suite()))
  app.route('/', pagesDeConnexion({ base: s.base, ...s.connexion, maintenant: s.horloge.maintenant }))
  app.route('/', pagesDeSaisieGardee(s))
  app.route('/', pagesDuCompte({ base: s.base, ...s.connexion }))
  app.route('/', pagesDInvitation(s.monde, acteNomme, s.connexion.sessions))
  app.route('/', pagesDEquipe(s.monde, acteNomme))
  if (bac !== undefined) app.route('/', pagesDuBacASable(bac))
  app.route('/', pagesDesDonnees({ base: s.base, ...s.connexion }))
  app.route('/', pagesDInformation())
  app.route('/', pagesDeJournee(s.monde, s.configuration.mode))
  app.route(
    '/',
    pagesDesAppels(
      s.monde,
      publique,
      (appel) => lireDernieresPubliees(s.base, appel),
      (appel) => lireResultats(s.base, appel),
    ),
  )
  app.route('/', pagesDEligibilite(s.monde))
  app.route('/', pagesDesQuestions(s.monde))
  app.route(
    '/',
    interetsDAbord(s.monde, (acte) => acteNomme(acte)?.genre),
  )
  app.route('/', pagesDesInterets(s.monde, acteNomme))
  app.route('/', pagesDeRattachement(s.monde, acteNomme))
  app.route('/', pagesDeSaisie(s.monde, acteNomme))
  app.route('/', pagesDuBureau(s.monde, acteNomme))
  app.route('/', pagesDesMessages(s.monde, ouvrirDesLeBrouillon))
  app.route('/', pagesDOuverture(s.monde, acteNomme))
  app.route('/', pagesDeDelegation(s.monde, acteNomme))
  app.route('/', pagesDeContribution(s.monde, acteNomme, s.connexion.sessions))
  app.route('/', pagesDeParticipation(s.monde, acteNomme, s.connexion.sessions))
  app.route('/', pagesDeCandidature(s.monde, acteNomme))
  app.route('/', pagesDuBudget(s.monde, acteNomme))
  app.route('/', pagesDuDepot(s.monde, acteNomme, ouvrir))
  app.route('/', pagesDesPieces(s.monde, acteNomme, ouvrir))
  app.route('/', pagesDuDepose(s.monde, ouvrir))
  app.route('/', pagesDuComplement(s.monde, acteNomme))
  app.route('/', pagesDesAvis(s.monde, acteNomme, ouvrir))
  app.route('/', pagesDExpertise(s.monde, acteNomme))
  app.route('/', pagesDeRecevabilite(s.monde))
  app.route('/', pagesDIrrecevabilite(s.monde))
  app.route('/', pagesDesMissions(s.monde, acteNomme))
  app.route('/', pagesDuProcesVerbal(s.monde, acteNomme))
  app.route('/', pagesDesSeances(s.monde, suiteDesSeances(s.monde), acteNomme))
  app.route('/', pagesDuClassement(s.monde))
  app.route('/', pagesDuLot(s.monde))
  app.route('/', pagesDesSignatures(s.monde))
  app.route('/', pagesDesLettres(s.monde, ouvrir))
  app.route('/', pagesDArbitrage(s.monde))
  app.route('/', pagesDesConventions(s.monde, acteNomme))
  app.route('/', pagesDesListes(s.monde))
  app.route('/', pagesDeLEquite(s.monde))
  app.route('/', pagesDesLots(s.monde, acteNomme))
  app.route('/', confirmationDesDecisions(s.monde, acteNomme))
  app.route('/', pagesDesDossiers(s.monde, acteNomme))
  app.route('/', pagesDeReevaluation(s.monde, acteNomme))
  app.route('/', pagesDesCourrielsNonRemis(s.monde))
  app.route('/', pagesDesActes(s.monde, acteNomme))
  app.notFound(absente)
  app.onError((erreur, c) => {
    if (erreur instanceof HTTPException) return erreur.status === 403 ? arreter(c, 'd-ailleurs') : erreur.getResponse()
    registre.error({ chemin: c.req.path, erreur: erreur.stack ?? erreur.message }, 'panne')
    return arreter(c, 'panne')
  })
  return app
}
