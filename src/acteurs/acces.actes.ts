import { z } from 'zod'
import type { Contexte } from '../journal/executer.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { texteLibre } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { ecrireDemande, ecrireDroit, effacerDemande, lireDemandes, lireEquipe } from './equipe.sql.ts'
import { acte, agent, droit, fil, inscrire, nomDe, organisme } from './organisme.actes.ts'

export const acteDemanderAcces = acte({
  nom: 'demander-acces',
  titre: 'Demander à rejoindre l’équipe',
  suite: 'Les personnes qui peuvent déposer pour cet organisme reçoivent votre nom, votre adresse et votre message.',
  saisie: z.object({ organisme, message: texteLibre('Message', { aide: 'Votre fonction, par exemple.' }) }),
  naissance: fil,
  decider: async (base, s, { objet, par }) =>
    (await lireEquipe(base, objet.id)).some((e) => e.agent === par.id)
      ? err([refus('deja-dans-equipe', 'Vous êtes déjà dans cette équipe.', 'Ouvrez la page « Mon équipe ».')])
      : ok({ message: s.message ?? '', nom: par.nom }),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireDemande(base, objet.id, par.id, fait.message, le)
    return inscrire(objet, {})
  },
})

const demande = async (base: Base, qui: string, { objet }: Contexte<unknown>) => {
  const posee = (await lireDemandes(base, objet.id)).find((d) => d.agent === qui)
  return posee === undefined
    ? err([refus('demande-absente', 'Cette demande n’attend plus.', 'Rechargez la page : quelqu’un y a peut-être répondu.')])
    : ok(posee)
}

export const acteAccepterAcces = acte({
  nom: 'accepter-acces',
  titre: 'Accepter la demande',
  suite: 'La personne en est avertie et lit aussitôt les dossiers de l’organisme.',
  saisie: z.object({ organisme, agent, droit }),
  naissance: fil,
  decider: async (base, s, contexte) => {
    const posee = await demande(base, s.agent, contexte)
    return posee.ok ? ok({ ...posee.value, droit: s.droit, pour: await nomDe(base, contexte) }) : posee
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireDroit(base, objet.id, fait.agent, fait.droit, le)
    await effacerDemande(base, objet.id, fait.agent)
    return inscrire(objet, { agent: fait.agent, droit: fait.droit })
  },
})

export const acteRefuserAcces = acte({
  nom: 'refuser-acces',
  titre: 'Refuser la demande',
  suite: 'La personne en est avertie. Elle n’apprend rien de l’équipe.',
  saisie: z.object({ organisme, agent }),
  naissance: fil,
  decider: async (base, s, contexte) => {
    const posee = await demande(base, s.agent, contexte)
    return posee.ok ? ok({ ...posee.value, pour: await nomDe(base, contexte) }) : posee
  },
  ecrire: async (base, fait, { objet }) => {
    await effacerDemande(base, objet.id, fait.agent)
    return inscrire(objet, { agent: fait.agent })
  },
})
