import { type Context, Hono } from 'hono'
import { lireNoms } from '../acteurs/acteurs.sql.ts'
import { lireDeclarations } from '../acteurs/declarations.sql.ts'
import { peutAgir, peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Guichet } from '../appel/appel.ts'
import { seanceSuivante } from '../appel/commission.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import { lireComplements } from '../candidature/complement.sql.ts'
import { type Complement, complementOuvert } from '../candidature/complement.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { compositionARevoir } from '../candidature/groupement.ts'
import { lireEcheances } from '../candidature/lecture.sql.ts'
import { lireRecueil } from '../candidature/recueil.sql.ts'

import { lireAvisQuiVaut } from '../commission/avis-rendu.sql.ts'
import { lireDecision, lireDecisions, marquerOuvertes } from '../decision/decision.sql.ts'

import { aNotifierAvant } from '../decision/notifier.ts'
import { coteDe, peutLireMessages } from '../echanges/message.ts'
import { compterMessages } from '../echanges/messages.sql.ts'
import { lireLignesDuDossier } from '../financement/selection.sql.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { lireAvis } from '../instruction/avis.sql.ts'
import { lireCharge } from '../instruction/charge.sql.ts'
import { lireLiensAExpliquer } from '../instruction/ecarter.actes.ts'
import { attendUnExpert } from '../instruction/expertise.sql.ts'
import { lireRecevabilite, lireSeanceDuDossier, lireSeances } from '../instruction/instruction.sql.ts'
import { voirFil, voirHistoire, voirPremiersActes } from '../journal/lecture.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { avant, type Instant, jourDe } from '../socle/temps.ts'
import { actesPossibles, EXAMINE } from '../vie.ts'
import { absente } from './absente.http.tsx'
import type { Trouver } from './acte.http.tsx'
import { ETAPES_DES_ACTES, lienDActe, SANS_ATTENTE } from './actes-montres.ts'
import { compterNonRemis } from './courriels.sql.ts'
import { type ActePossible, PageDossier } from './dossier.html.tsx'
import { reunir } from './histoire.ts'
import { lireMesures } from './mesures.actes.ts'
import { estFini, estLecteur, type PremiereLecture, premieresLectures, prochainRepere, type Repere } from './suite.ts'
import { lireOuvertures, marquerOuvert } from './suivi.sql.ts'

/** Une heure de frappe laisse des centaines d'entrées : on en lit plus qu'on n'en montre de lignes. */
const ENTREES = 1000
const LIGNES = 100

/** La page d'un dossier. */
export const pagesDesDossiers = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>().get('/dossiers/:id', async (c) => {
    const acteur = c.get('acteur')
    const vivant = await ouvrir(monde, acteur, 'dossier', c.req.param('id'))
    if (acteur === undefined || vivant === undefined) return absente(c)
    return montrer(c, monde, trouver, acteur, vivant)
  })

const montrer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, acteur: Acteur, vivant: Vivant) => {
  const { base } = monde
  const lu = await lireAvecRegles(base, monde, vivant.id, c.get('recuLe'))
  const fil = await voirFil(base, vivant.fil)
  const objets = fil.filter((o) => o.genre !== 'dossier' && peutLire(acteur, o) === undefined)
  // Un acte s'écrit sur son objet et sur ceux qu'il entraîne : la page ne le montre qu'une fois.
  const entrees = (await voirHistoire(base, vivant.fil, ENTREES)).filter((e) => trouver(e.acte)?.genre === e.genre)
  const sectionDe = (q: string) => lu.questionnaire.find((s) => s.questions.some((x) => x.code === q))?.titre
  const histoire = reunir(entrees, lu.appel.fuseau, sectionDe).slice(0, LIGNES)
  const termes = (acte: string) => trouver(acte)?.titre ?? acte
  const complements = await lireComplements(base, vivant.id)
  const recevabilite = await lireRecevabilite(base, vivant.id)
  // La page dit toute la décision : l'ouvrir, c'est la lire.
  if (acteur.role === 'porteur') await marquerOuvertes(base, vivant.id, acteur.id, c.get('recuLe'))
  const liens = acteur.role === 'porteur' || acteur.role === 'prestataire' ? [] : await lireLiensAExpliquer(base, vivant.id, acteur)
  const examine = estLecteur(acteur.role)
  const expert = examine && (await attendUnExpert(base, vivant.id))
  const avis = examine && recevabilite?.recevable === true ? (await lireAvis(base, vivant.id)).length : undefined
  if (estLecteur(acteur.role)) await marquerOuvert(base, vivant.id, acteur.role, c.get('recuLe'))
  return c.html(
    rendre(
      <PageDossier
        cadre={c.get('cadre')}
        role={acteur.role}
        vivant={vivant}
        lu={lu}
        objets={objets}
        possibles={possibles(acteur, [vivant, ...objets], lu, complementOuvert(complements), termes).filter(
          (p) => (liens.length > 0 || !p.href.includes('/expliquer-lien/')) && (expert || !p.href.includes('/reprendre-expertise/')),
        )}
        complements={complements}
        le={c.get('recuLe')}
        histoire={histoire}
        noms={await lireNoms(base, [...new Set(histoire.map((e) => e.par))])}
        termes={termes}
        decisions={(await lireDecisions(base, vivant.id)).filter((d) => acteur.role !== 'porteur' || d.notifieeLe !== null)}
        irrecevable={recevabilite?.recevable === false ? recevabilite : undefined}
        lectures={await lecturesDe(monde, vivant, lu.dossier.deposeLe, trouver)}
        repere={prochainRepere(
          estFini(vivant.etat) ? [] : await reperesDe(monde, vivant, lu, complements),
          jourDe(c.get('recuLe'), lu.appel.fuseau),
        )}
        compte={lu.guichet.projets === undefined ? undefined : compterProjets(lu.dossier.projets, lu.guichet.argent.depenses)}
        messages={
          peutLireMessages(acteur.role) ? await compterMessages(base, vivant.id, { id: acteur.id, cote: coteDe(acteur.role) }) : undefined
        }
        avis={avis}
        commission={examine ? await lireAvisQuiVaut(base, vivant.id) : undefined}
        lignes={await lireLignesDuDossier(base, vivant.id)}
        mesures={['realise', 'controle', 'clos', 'audite'].includes(vivant.etat) ? await lireMesures(base, monde, lu) : []}
        echeances={(await lireEcheances(base, vivant.id)).flatMap((e) => {
          const engagement = lu.guichet.engagements.find((g) => g.code === e.code)
          return engagement === undefined ? [] : [{ texte: engagement.texte, jour: e.echeance }]
        })}
        declarations={acteur.role === 'porteur' ? [] : await lireDeclarations(base, lu.dossier.organisme.id)}
        enCharge={acteur.role === 'porteur' ? undefined : ((await lireCharge(base, vivant.id))?.nom ?? 'Personne')}
        fait={c.req.query('fait')}
        liens={liens}
        recueil={await lireRecueil(base, vivant.id)}
        nonRemis={await compterNonRemis(base, acteur, vivant.id)}
      />,
    ),
  )
}

/** Un acte que le dossier n'a fait que subir (une sélection de tout l'appel) ne dit pas qu'on l'a ouvert. */
const lecturesDe = async (
  { base }: Monde,
  vivant: Vivant,
  deposeLe: Instant | null,
  trouver: Trouver,
): Promise<readonly PremiereLecture[]> => {
  const actes = (await voirPremiersActes(base, vivant)).filter(
    ({ acte, le }) => trouver(acte)?.genre === vivant.genre && deposeLe !== null && !avant(le, deposeLe),
  )
  return premieresLectures(await lireOuvertures(base, vivant.id), actes)
}

/** Les dates d'un dossier déposé : un complément, la séance tant qu'il est examiné et ce qui la suit tant que rien n'est notifié, les engagements. */
const reperesDe = async (
  { base }: Monde,
  { etat }: Vivant,
  lu: DossierLu,
  complements: readonly Complement[],
): Promise<readonly Repere[]> => {
  const { dossier, appel } = lu
  if (dossier.deposeLe === null) return []
  const seance =
    (await lireSeanceDuDossier(base, dossier.id)) ?? seanceSuivante(await lireSeances(base, appel), dossier.deposeLe, appel.fuseau)
  const ouvert = complementOuvert(complements)
  const decision = aNotifierAvant(appel, seance?.jour)
  const condition = etat === 'sous-condition' ? (await lireDecision(base, dossier.id))?.condition : undefined
  return [
    ...(ouvert === undefined ? [] : [{ texte: 'Dernier jour pour compléter votre dossier', jour: ouvert.jusquAu }]),
    ...(seance === undefined || !EXAMINE.includes(etat) ? [] : [{ texte: 'Commission, date prévisionnelle', jour: seance.jour }]),
    ...(decision === null || ![...EXAMINE, 'decide'].includes(etat) ? [] : [{ texte: 'Décision notifiée au plus tard', jour: decision }]),
    ...(condition === null || condition === undefined ? [] : [{ texte: 'Dernier jour pour lever la condition', jour: condition.avant }]),
    ...(await lireEcheances(base, dossier.id)).map((e) => ({ texte: 'Un engagement arrive à échéance', jour: e.echeance })),
  ]
}

/** Les pages d'un brouillon, celles que son guichet demande. */
const pagesDuBrouillon = (g: Guichet): readonly (readonly [string, string])[] => [
  [`sections/${g.sections[0]?.code ?? ''}`, 'Remplir le dossier'],
  ...(g.projets === undefined ? [] : [['projets', 'Décrire les projets'] as const]),
  ...(g.groupes ? [['groupement', 'Composer le groupement'] as const] : []),
  ['pieces', 'Joindre les pièces'],
  ['recapitulatif', 'Relire et déposer'],
]
const DANS_LE_BROUILLON = [
  ...['repondre', 'departager', 'decrire', 'ordonner', 'joindre', 'retirer-piece', 'accepter-lettre'],
  ...['grouper', 's-engager', 'deposer'],
]
/** Ces actes se font sur la page de la mission, celle des messages, de la réévaluation, celle d'un membre du groupement, ou par une commande. */
const AILLEURS = [
  // L'avis se note à la page de la séance, où est son quorum.
  'adopter-avis',
  'recueillir',
  'ecrire-message',
  ...['deleguer', 'reprendre-delegation', 'accepter-delegation', 'repondre-delegation', 'joindre-delegation'],
  'confirmer-participation',
  'refuser-participation',
  'retirer-participation',
  'evaluer',
  'autoevaluer',
  'reevaluer',
  'constater',
  'proposer-action',
  'prendre-position',
  'rendre-expertise',
]
const possibles = (
  acteur: Acteur,
  objets: readonly Vivant[],
  lu: DossierLu,
  complement: Complement | undefined,
  termes: (a: string) => string,
): readonly ActePossible[] => {
  const dossier = objets[0]
  if (dossier === undefined) return []
  const porteur = acteur.role === 'porteur'
  const { deposeLe } = lu.dossier
  const liens = (o: Vivant) => liensDesActes(acteur, o, lu, complement, termes)
  if (porteur && dossier.etat === 'brouillon') {
    const pages = pagesDuBrouillon(lu.guichet).map(([page, terme], rang) => ({
      terme,
      href: `/dossiers/${dossier.id}/${page}`,
      principal: rang === 0,
    }))
    return [...pages, ...liens(dossier)]
  }
  const recevabilite =
    porteur || deposeLe === null || acteur.role === 'comptable'
      ? []
      : [{ terme: 'Examiner la recevabilité', href: `/dossiers/${dossier.id}/recevabilite`, principal: dossier.etat === 'depose' }]
  const depose = deposeLe === null ? [] : [{ terme: 'Lire le dossier déposé', href: `/dossiers/${dossier.id}/depot`, principal: false }]
  const recu = deposeLe === null || !porteur ? [] : [{ terme: 'Relire mon reçu', href: `/dossiers/${dossier.id}/recu`, principal: false }]
  return [...objets.flatMap(liens).toSorted((x, y) => Number(y.principal) - Number(x.principal)), ...recevabilite, ...depose, ...recu]
}

/** Une demande de complément ouverte se complète ou se retire ; sans elle, on en fait une. */
const selonLeComplement = (acte: string, complement: Complement | undefined): boolean => {
  if (acte === 'demander-complement') return complement === undefined
  return complement !== undefined || !['completer', 'retirer-complement'].includes(acte)
}

const liensDesActes = (
  acteur: Acteur,
  o: Vivant,
  { guichet, dossier }: DossierLu,
  complement: Complement | undefined,
  termes: (a: string) => string,
): readonly ActePossible[] => {
  // Une composition ne se revoit que si un membre est parti.
  const inutiles = compositionARevoir(dossier).length === 0 ? ['revoir-composition'] : []
  const actes = actesPossibles(o.genre, o.etat, acteur.role)
    .filter((a) => peutAgir(acteur, o, a) === undefined)
    .filter((a) => ETAPES_DES_ACTES[a] === undefined || guichet.parcours.some((e) => e === ETAPES_DES_ACTES[a]))
    .filter((a) => a !== 'verifier-organisme' || dossier.organisme.verification === 'a-faire')
    .filter((a) => ![...AILLEURS, ...inutiles].includes(a) && !(o.etat === 'brouillon' && DANS_LE_BROUILLON.includes(a)))
    .filter((a) => selonLeComplement(a, complement))
  const attendu = actes.find((a) => a === 'completer' || !SANS_ATTENTE.includes(a))
  return actes.map((a) => ({
    terme: termes(a),
    href: lienDActe(a, { id: o.id, dossier: o.fil.replace('dossier:', '') }),
    principal: a === attendu && o.etat !== 'brouillon',
  }))
}
