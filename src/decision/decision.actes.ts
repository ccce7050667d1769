import { z } from 'zod'
import { aideDe } from '../appel/aide.ts'
import { type Guichet, guichetDe } from '../appel/appel.ts'
import { ecrireMouvement, lireEnveloppePourEngager } from '../appel/enveloppe.sql.ts'
import { lectureDesRegles } from '../appel/lecture.publicodes.ts'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import { refusDeCondition } from '../candidature/deposer.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { ecrireEcheances } from '../candidature/ecriture.sql.ts'
import { faitsDuBudget } from '../candidature/faits.ts'
import { compositionARevoir } from '../candidature/groupement.ts'
import { lireAvis } from '../instruction/avis.sql.ts'
import { lireFonctionsEcartees } from '../instruction/conflit.actes.ts'
import { lireRecevabilite, lireSeanceDuDossier } from '../instruction/instruction.sql.ts'
import { quorum } from '../instruction/seance.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { choix, choixParmi, montant, plusieursParmi, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { decider, type Pieces } from './decider.ts'
import { compterAdmissibles, compterRetenus, ecrireDecision, ecrireNotification, lireDecision } from './decision.sql.ts'
import { declarerInfructueux } from './infructueux.ts'
import { aNotifierAvant, notifier } from './notifier.ts'

/** Le dossier, réduit aux projets que la décision retient : l'aide et le coût se comptent sur eux seuls. */
const reduire = (lu: DossierLu, rangs: readonly number[]): DossierLu => {
  if (rangs.length === 0) return lu
  const dossier = { ...lu.dossier, projets: lu.dossier.projets.filter((p) => rangs.includes(p.rang)) }
  return { ...lu, dossier, faits: { ...lu.faits, ...faitsDuBudget(dossier, lu.guichet) } }
}

const lirePieces = async (
  base: Base,
  lu: DossierLu,
): Promise<Pieces & { readonly seance: Temporal.PlainDate | undefined; readonly codeSeance: string | null }> => {
  const { dossier, appel, guichet } = lu
  const seance = await lireSeanceDuDossier(base, dossier.id)
  const { commission } = appel
  const aide = aideDe(guichet.argent, lectureDesRegles(appel, lu.faits))
  const verifies = (await lireRecevabilite(base, dossier.id))?.verifies ?? []
  return {
    commission:
      commission === undefined
        ? 'sans'
        : seance === undefined || seance.presents === null
          ? 'a-venir'
          : quorum(commission, seance.presents, await lireFonctionsEcartees(base, appel.agence.code, dossier.id)).atteint
            ? 'tenue'
            : 'sans-quorum',
    avis: (await lireAvis(base, dossier.id)).length,
    retenus: await compterRetenus(base, appel.code, guichet.code),
    aide: !engageALaDecision(guichet) ? 'plus-tard' : aide.certaine ? aide.demande : undefined,
    eligible: guichet.projets === undefined ? undefined : compterProjets(dossier.projets, guichet.argent.depenses).net,
    plafond: aide.plafond,
    enveloppe: engageALaDecision(guichet) ? await lireEnveloppePourEngager(base, appel.code, guichet.code) : undefined,
    empechements: [
      ...compositionARevoir(dossier),
      ...lu.verdicts
        .filter((v) => v.reponse === 'non' && v.condition.effet === 'empeche-recevabilite' && !verifies.includes(v.condition.code))
        .map(refusDeCondition),
    ],
    organisme: dossier.organisme.verification === 'faite' ? 'verifie' : 'a-verifier',
    projets: dossier.projets.map((p) => p.rang),
    seance: seance?.jour,
    codeSeance: seance?.code ?? null,
  }
}

/** Quand les actions se choisissent après les audits, la décision n'engage pas encore d'argent. */
const engageALaDecision = (g: Guichet): boolean => g.arbitrage?.objet !== 'actions'

export const acteDecider = acte({
  nom: 'decider',
  genre: 'dossier',
  titre: 'Décider',
  suite: 'La décision est écrite au journal, l’aide est engagée sur l’enveloppe ; il reste à la notifier.',
  preparer: async (base, { objet, le, monde }) => {
    const { dossier } = await lireAvecRegles(base, monde, objet.id, le)
    return { options: { projets: dossier.projets.map((p) => ({ code: String(p.rang), libelle: `${p.rang}. ${p.titre}` })) } }
  },
  saisie: z.object({
    sens: choix('Décision', [
      { code: 'retenu', libelle: 'Retenir' },
      { code: 'en-attente', libelle: 'Placer en liste d’attente' },
      { code: 'ecarte', libelle: 'Écarter' },
    ]),
    montant: montant('Montant accordé', { aide: 'Vide : le montant que la règle de l’appel calcule.' }).optional(),
    projets: plusieursParmi('Projets retenus', { aide: 'Aucun choix : tous les projets du dossier.' }),
    motif: texteLong('Motif'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const entier = await lireAvecRegles(base, monde, objet.id, le)
    const rangs = s.projets.map(Number)
    const lu = reduire(entier, rangs)
    const pieces = { ...(await lirePieces(base, lu)), projets: entier.dossier.projets.map((p) => p.rang) }
    const decision = decider(lu.guichet, pieces, { ...s, projets: rangs })
    return decision.ok
      ? ok({
          ...decision.value,
          guichet: lu.guichet.code,
          enveloppe: pieces.enveloppe !== undefined,
          seance: pieces.codeSeance,
          aNotifierAvant: aNotifierAvant(lu.appel, pieces.seance),
        })
      : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireDecision(base, objet.id, fait, par.id, le)
    if (fait.enveloppe && fait.montant > 0n) {
      await ecrireMouvement(base, {
        appel: objet.appel,
        guichet: fait.guichet,
        dossier: objet.id,
        genre: 'engagement',
        montant: fait.montant,
        motif: fait.motif,
        le,
        par: par.id,
      })
    }
    return [
      vers(objet, 'decide', { sens: fait.sens, montant: fait.montant, motif: fait.motif, seance: fait.seance, projets: fait.projets }),
    ]
  },
})

export const acteNotifier = acte({
  nom: 'notifier',
  genre: 'dossier',
  titre: 'Notifier la décision',
  suite: 'Le porteur reçoit la décision, son motif et ses délais ; les engagements commencent à courir.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const decision = await lireDecision(base, objet.id)
    if (decision === undefined)
      return err([refus('sans-decision', 'Aucune décision n’a été prise sur ce dossier.', 'Attendez la décision du directeur.', ['G-43'])])
    return ok({ ...notifier(lu.appel, lu.guichet, decision, le), rang: decision.rang })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireNotification(base, objet.id, fait.rang, le)
    await ecrireEcheances(base, objet.id, fait.echeances)
    return [vers(objet, fait.vers, { echeances: fait.echeances, enRetard: fait.enRetard })]
  },
})

export const acteDeclarerInfructueux = acte({
  nom: 'declarer-infructueux',
  genre: 'appel',
  titre: 'Déclarer un guichet infructueux',
  suite: 'Les porteurs du guichet en sont avertis par la décision notifiée sur leur dossier ; l’enveloppe reste entière.',
  preparer: async (_base, { objet, monde }) => ({
    options: { guichet: (monde.appelCourant(objet.appel)?.guichets ?? []).map((g) => ({ code: g.code, libelle: g.titre })) },
  }),
  saisie: z.object({ guichet: choixParmi('Guichet'), motif: texteLong('Motif') }),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const guichet = appel === undefined ? undefined : guichetDe(appel, s.guichet)
    if (appel === undefined || guichet === undefined) {
      return err([refus('guichet-inconnu', 'Ce guichet n’existe pas dans cet appel.', 'Choisissez un guichet de la liste.', [], 'guichet')])
    }
    const decision = declarerInfructueux(guichet, appel.fuseau, await compterAdmissibles(base, appel.code, guichet.code), le)
    return decision.ok ? ok({ ...decision.value, motif: s.motif }) : decision
  },
  ecrire: async (_base, fait, { objet }) => [vers(objet, objet.etat, fait)],
})
