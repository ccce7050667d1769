import { acteAccepterAcces, acteDemanderAcces, acteRefuserAcces } from './acteurs/acces.actes.ts'
import { acteChangerDroit, acteQuitterEquipe, acteRetirerPersonne, acteTransmettre } from './acteurs/equipe.actes.ts'
import { acteAccepterInvitation, acteAnnulerInvitation, acteInviter } from './acteurs/invitation.actes.ts'
import type { Monde } from './appel/monde.actes.ts'
import { actePublier } from './appel/publier.actes.ts'
import { acteCadrer, acteCloreMission, acteCommanderAudit, actePlanifier, acteRestituer } from './audit/mission.actes.ts'
import {
  acteAutoevaluer,
  acteConstater,
  acteEvaluer,
  actePrendrePosition,
  acteProposerAction,
  acteRemettreRapport,
} from './audit/terrain.actes.ts'
import {
  acteDecrire,
  acteDepartager,
  acteGrouper,
  acteJoindre,
  acteOrdonner,
  acteRepondre,
  acteRetirerPiece,
  acteSEngager,
} from './candidature/brouillon.actes.ts'
import { acteCompleter, acteDemanderComplement, acteRetirerComplement } from './candidature/complement.actes.ts'
import {
  acteAccepterDelegation,
  acteDeleguer,
  acteJoindreDelegation,
  acteRepondreDelegation,
  acteReprendreDelegation,
} from './candidature/delegation.actes.ts'
import { acteDeposer, acteOuvrir, acteRetirer } from './candidature/depot.actes.ts'
import { acteAccepterLettre } from './candidature/lettre.actes.ts'
import {
  acteConfirmerParticipation,
  acteRefuserParticipation,
  acteRetirerParticipation,
  acteRevoirComposition,
} from './candidature/participation.actes.ts'
import { acteRattacher } from './candidature/rattacher.actes.ts'
import { acteRecueillir } from './candidature/recueillir.actes.ts'
import { acteReprendre } from './candidature/reprise.actes.ts'
import { acteAdopterAvis } from './commission/adopter.actes.ts'
import { acteConvoquer, acteInscrire } from './commission/convoquer.actes.ts'
import { acteAmenderProcesVerbal, acteApprouverProcesVerbal } from './commission/proces-verbal.actes.ts'
import { acteConstaterQuorum, acteLeverSeance, acteNommerSuppleant, acteOuvrirSeance } from './commission/seance.actes.ts'
import { acteDecider, acteRevoirDecision } from './decision/decider.actes.ts'
import { acteDeclarerInfructueux } from './decision/infructueux.actes.ts'
import { acteNotifier } from './decision/notifier.actes.ts'
import { actePublierResultats } from './decision/resultats.actes.ts'
import { acteDeleguerSignature, acteRetirerSignature } from './decision/signature.actes.ts'
import { acteConstaterCaducite, acteLeverCondition, acteSeDesister } from './decision/suites.actes.ts'
import { acteAnnulerRendezVous, acteProposerCreneau, acteReserverCreneau, acteRetirerCreneau } from './echanges/creneaux.actes.ts'
import { acteApporterPrecisions, acteDemanderAide, acteDemanderPrecisions, acteEcrireMessage } from './echanges/messages.actes.ts'
import { acteAffecterQuestion, actePoserQuestion, actePublierReponse, acteRepondreQuestion } from './echanges/questions.actes.ts'
import { acteReajuster, acteSelectionner } from './financement/financement.actes.ts'
import { acteDonnerAvis } from './instruction/avis.actes.ts'
import { acteConfier } from './instruction/charge.actes.ts'
import { acteDeclarerDeport, acteDeclarerInterets, acteExpliquerLien } from './instruction/conflit.actes.ts'
import { acteDemanderExpertise, acteRendreExpertise, acteReprendreExpertise } from './instruction/expertise.actes.ts'
import { acteDeclarerIrrecevable, acteDeclarerRecevable, acteTrancher, acteVerifierOrganisme } from './instruction/instruction.actes.ts'
import { type ActeConnu, type ActeFaisable, executer, prevoir } from './journal/executer.actes.ts'
import { acteClore, acteControler, acteReevaluer, acteRendreCompte } from './suivi/suivi.actes.ts'
import { acteAttesterServiceFait, acteEtablirConvention, acteSigner, acteVerser } from './versement/versement.actes.ts'

const connaitre = <E, F>(a: ActeFaisable<Monde, E, F>): ActeConnu<Monde> => ({
  nom: a.nom,
  genre: a.genre,
  titre: a.titre,
  suite: a.suite,
  saisie: a.saisie,
  ...(a.preparer === undefined ? {} : { preparer: a.preparer }),
  faire: (monde, demande) => executer(monde, a, demande),
  prevoir: (monde, demande) => prevoir(monde, a, demande),
})

/** Tous les actes, dans l'ordre de la vie : les pages, `rejouer` et les essais n'en connaissent pas d'autres. */
export const REGISTRE: readonly ActeConnu<Monde>[] = [
  connaitre(acteInviter),
  connaitre(acteAnnulerInvitation),
  connaitre(acteAccepterInvitation),
  connaitre(acteDemanderAcces),
  connaitre(acteAccepterAcces),
  connaitre(acteRefuserAcces),
  connaitre(acteChangerDroit),
  connaitre(acteRetirerPersonne),
  connaitre(acteTransmettre),
  connaitre(acteQuitterEquipe),
  connaitre(actePublier),
  connaitre(actePoserQuestion),
  connaitre(acteAffecterQuestion),
  connaitre(acteRepondreQuestion),
  connaitre(actePublierReponse),
  connaitre(acteProposerCreneau),
  connaitre(acteReserverCreneau),
  connaitre(acteAnnulerRendezVous),
  connaitre(acteRetirerCreneau),
  connaitre(acteOuvrir),
  connaitre(acteRattacher),
  connaitre(acteRecueillir),
  connaitre(acteReprendre),
  connaitre(acteRepondre),
  connaitre(acteDepartager),
  connaitre(acteDecrire),
  connaitre(acteOrdonner),
  connaitre(acteJoindre),
  connaitre(acteRetirerPiece),
  connaitre(acteAccepterLettre),
  connaitre(acteGrouper),
  connaitre(acteConfirmerParticipation),
  connaitre(acteRefuserParticipation),
  connaitre(acteDeleguer),
  connaitre(acteReprendreDelegation),
  connaitre(acteAccepterDelegation),
  connaitre(acteRepondreDelegation),
  connaitre(acteJoindreDelegation),
  connaitre(acteSEngager),
  connaitre(acteDeposer),
  connaitre(acteRetirer),
  connaitre(acteEcrireMessage),
  connaitre(acteDemanderAide),
  connaitre(acteRetirerParticipation),
  connaitre(acteRevoirComposition),
  connaitre(acteDemanderPrecisions),
  connaitre(acteApporterPrecisions),
  connaitre(acteVerifierOrganisme),
  connaitre(acteDemanderComplement),
  connaitre(acteCompleter),
  connaitre(acteRetirerComplement),
  connaitre(acteConfier),
  connaitre(acteTrancher),
  connaitre(acteDeclarerRecevable),
  connaitre(acteDeclarerIrrecevable),
  connaitre(acteDonnerAvis),
  connaitre(acteDemanderExpertise),
  connaitre(acteReprendreExpertise),
  connaitre(acteRendreExpertise),
  connaitre(acteDeclarerInterets),
  connaitre(acteExpliquerLien),
  connaitre(acteDeclarerDeport),
  connaitre(acteConvoquer),
  connaitre(acteInscrire),
  connaitre(acteNommerSuppleant),
  connaitre(acteOuvrirSeance),
  connaitre(acteConstaterQuorum),
  connaitre(acteAdopterAvis),
  connaitre(acteLeverSeance),
  connaitre(acteAmenderProcesVerbal),
  connaitre(acteApprouverProcesVerbal),
  connaitre(acteDeleguerSignature),
  connaitre(acteRetirerSignature),
  connaitre(acteDecider),
  connaitre(acteRevoirDecision),
  connaitre(acteNotifier),
  connaitre(acteLeverCondition),
  connaitre(acteConstaterCaducite),
  connaitre(acteSeDesister),
  connaitre(acteDeclarerInfructueux),
  connaitre(actePublierResultats),
  connaitre(acteCommanderAudit),
  connaitre(acteCadrer),
  connaitre(actePlanifier),
  connaitre(acteAutoevaluer),
  connaitre(acteEvaluer),
  connaitre(acteConstater),
  connaitre(acteProposerAction),
  connaitre(acteRemettreRapport),
  connaitre(acteRestituer),
  connaitre(actePrendrePosition),
  connaitre(acteCloreMission),
  connaitre(acteSelectionner),
  connaitre(acteReajuster),
  connaitre(acteEtablirConvention),
  connaitre(acteSigner),
  connaitre(acteAttesterServiceFait),
  connaitre(acteVerser),
  connaitre(acteRendreCompte),
  connaitre(acteControler),
  connaitre(acteReevaluer),
  connaitre(acteClore),
]

export const acteNomme = (nom: string): ActeConnu<Monde> | undefined => REGISTRE.find((a) => a.nom === nom)
