import { z } from 'zod'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { accepterInvitation, annulerInvitations, ecrireInvitations, lireInvitation, ouvreur } from '../acteurs/invitation.sql.ts'
import { LIEN_INCONNU, refusDuLien } from '../acteurs/invitation.ts'
import { tirerJeton } from '../acteurs/jeton.crypto.ts'
import { acte } from '../appel/monde.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, fichier, parCode, plusieursParmi, texte } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { ecrireDelegation, lireDelegation, lireDelegations } from './delegation.sql.ts'
import { contribuer, deleguer } from './deleguer.ts'
import { garderPiece, garderReponses, lireReponses, recevoirPiece } from './garder.actes.ts'

export const acteDeleguer = acte({
  nom: 'deleguer',
  genre: 'dossier',
  titre: 'Demander à quelqu’un de répondre',
  suite: 'Cette personne reçoit un lien. Elle ne voit que ces questions, et seulement jusqu’au dépôt.',
  saisie: z.object({
    nom: texte('Nom et prénom'),
    courriel: texte('Adresse électronique'),
    questions: plusieursParmi('Questions'),
    pieces: plusieursParmi('Pièces'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const decision = deleguer(lu.guichet, s)
    return decision.ok
      ? ok({ ...decision.value, jeton: tirerJeton(), pour: lu.dossier.organisme.nom, organisme: lu.dossier.organisme.id })
      : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const { nom, courriel, organisme, questions, pieces } = fait
    const commun = { objet: 'delegation', par: par.id, le } as const
    const lien = { organisme, nom, courriel, droit: null, empreinte: empreinte(fait.jeton) }
    const [invitation = ''] = await ecrireInvitations(base, commun, [lien])
    await ecrireDelegation(base, { invitation, dossier: objet.id, questions, pieces })
    return [vers(objet, 'brouillon', { delegation: invitation, questions, pieces })]
  },
})

export const acteReprendreDelegation = acte({
  nom: 'reprendre-delegation',
  genre: 'dossier',
  titre: 'Reprendre ces questions',
  suite: 'La personne ne les voit plus. Ce qu’elle a répondu reste dans le brouillon.',
  saisie: z.object({ delegation: choixParmi('Délégation') }),
  decider: async (base, s, { objet }) => {
    const donnee = (await lireDelegations(base, objet.id)).find((d) => d.invitation.id === s.delegation && d.invitation.annuleeLe === null)
    return donnee === undefined
      ? err([refus('delegation-absente', 'Ces questions ne sont plus confiées.', 'Rechargez la page.')])
      : ok({ delegation: donnee.invitation.id })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await annulerInvitations(base, [fait.delegation], le)
    return [vers(objet, 'brouillon', fait)]
  },
})

/** Accepter fait connaître la personne, à l'adresse que le lien vient de prouver. */
export const acteAccepterDelegation = acte({
  nom: 'accepter-delegation',
  genre: 'dossier',
  titre: 'Répondre à ces questions',
  suite: 'Vous recevrez ensuite un lien de connexion à votre adresse.',
  saisie: z.object({ jeton: choixParmi('Lien') }),
  decider: async (base, s, { objet, par, le }) => {
    const lue = await lireInvitation(base, empreinte(s.jeton))
    const tous = refusDuLien(lue, 'delegation', await ouvreur(base, par.id, lue), le)
    if (lue === undefined || tous.length > 0) return err(tous)
    return (await lireDelegation(base, lue.id))?.dossier === objet.id ? ok(lue) : err([LIEN_INCONNU])
  },
  ecrire: async (base, lue, { objet, par, le }) => {
    await ecrireAgent(base, { id: par.id, nom: lue.nom, courriel: lue.courriel }, [])
    await accepterInvitation(base, lue.id, par.id, le)
    return [vers(objet, 'brouillon', { delegation: lue.id })]
  },
})

const delegation = choixParmi('Délégation')

export const acteRepondreDelegation = acte({
  nom: 'repondre-delegation',
  genre: 'dossier',
  titre: 'Envoyer mes réponses',
  suite: 'La personne qui vous les a demandées les lit dans son dossier.',
  saisie: z.object({ delegation, reponses: parCode() }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const questions = Object.keys(s.reponses).map((champ) => champ.split('.')[0] ?? champ)
    const tous = contribuer(await lireDelegation(base, s.delegation), par.id, objet.id, { questions })
    return tous.length > 0 ? err(tous) : lireReponses(base, monde, objet.id, s, par.id, le)
  },
  ecrire: (base, fait, { objet, par, le }) => garderReponses(base, objet, fait, par.id, le),
})

export const acteJoindreDelegation = acte({
  nom: 'joindre-delegation',
  genre: 'dossier',
  titre: 'Joindre la pièce demandée',
  suite: 'La pièce remplace la précédente du même nom.',
  saisie: z.object({ delegation, piece: choixParmi('Pièce'), fichier: fichier('Fichier') }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const tous = contribuer(await lireDelegation(base, s.delegation), par.id, objet.id, { pieces: [s.piece] })
    return tous.length > 0 ? err(tous) : recevoirPiece(base, monde, objet.id, s, le)
  },
  ecrire: (base, fait, { objet, par, le, monde }) => garderPiece(base, monde, objet, fait, par.id, le),
})
