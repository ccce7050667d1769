import { z } from 'zod'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { choixParmi, courriel, texte } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { ecrireDroit, effacerDemande, lireEquipe } from './equipe.sql.ts'
import { inviter } from './equipe.ts'
import { ecrireAgent } from './inscription.sql.ts'
import {
  accepterInvitation,
  annulerInvitations,
  ecrireInvitations,
  lireInvitation,
  lireInvitationsEnAttente,
  ouvreur,
} from './invitation.sql.ts'
import { LIEN_INCONNU, refusDuLien } from './invitation.ts'
import { tirerJeton } from './jeton.crypto.ts'
import { acte, droit, fil, inscrire, nomDe, organisme } from './organisme.actes.ts'

export const acteInviter = acte({
  nom: 'inviter',
  titre: 'Inviter une personne',
  suite: 'Elle reçoit un courriel avec un lien, valable quatorze jours. Une invitation déjà envoyée à la même adresse est remplacée.',
  saisie: z.object({ organisme, nom: texte('Nom et prénom'), courriel: courriel('Adresse électronique'), droit }),
  naissance: fil,
  decider: async (base, s, contexte) => {
    const decision = inviter(await lireEquipe(base, contexte.objet.id), s)
    return decision.ok ? ok({ ...decision.value, jeton: tirerJeton(), pour: await nomDe(base, contexte) }) : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const remplacees = (await lireInvitationsEnAttente(base, objet.id)).filter((i) => i.courriel === fait.courriel)
    await annulerInvitations(
      base,
      remplacees.map((i) => i.id),
      le,
    )
    const commun = { objet: 'equipe', par: par.id, le } as const
    const [id] = await ecrireInvitations(base, commun, [{ ...fait, empreinte: empreinte(fait.jeton), organisme: objet.id }])
    return inscrire(objet, { invitation: id, droit: fait.droit })
  },
})

export const acteAnnulerInvitation = acte({
  nom: 'annuler-invitation',
  titre: 'Annuler l’invitation',
  suite: 'Le lien envoyé ne servira plus.',
  saisie: z.object({ organisme, invitation: choixParmi('Invitation') }),
  naissance: fil,
  decider: async (base, s, { objet }) => {
    const attend = (await lireInvitationsEnAttente(base, objet.id)).find((i) => i.id === s.invitation)
    return attend === undefined
      ? err([refus('invitation-absente', 'Cette invitation n’attend plus.', 'Rechargez la page : la personne l’a peut-être acceptée.')])
      : ok({ invitation: attend.id })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await annulerInvitations(base, [fait.invitation], le)
    return inscrire(objet, fait)
  },
})

/** Accepter fait connaître la personne, à l'adresse que le lien vient de prouver, et lui donne son droit. */
export const acteAccepterInvitation = acte({
  nom: 'accepter-invitation',
  titre: 'Rejoindre l’équipe',
  suite: 'Vous recevrez ensuite un lien de connexion à votre adresse.',
  saisie: z.object({ jeton: choixParmi('Lien') }),
  naissance: async (base, s) => {
    const lue = await lireInvitation(base, empreinte(s.jeton))
    return lue === undefined ? err([LIEN_INCONNU]) : fil(base, lue)
  },
  decider: async (base, s, { par, le }) => {
    const lue = await lireInvitation(base, empreinte(s.jeton))
    const tous = refusDuLien(lue, 'equipe', await ouvreur(base, par.id, lue), le)
    return tous.length > 0 || lue === undefined || lue.droit === null ? err(tous) : ok({ ...lue, droit: lue.droit })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireAgent(base, { id: par.id, nom: fait.nom, courriel: fait.courriel }, [])
    if (!(await accepterInvitation(base, fait.id, par.id, le))) throw new Error(`L’invitation ${fait.id} a servi malgré le verrou`)
    await ecrireDroit(base, objet.id, par.id, fait.droit, le)
    await effacerDemande(base, objet.id, par.id)
    return inscrire(objet, { invitation: fait.id, droit: fait.droit })
  },
})
