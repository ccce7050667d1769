import { z } from 'zod'
import type { Contexte } from '../journal/executer.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Refus } from '../socle/refus.ts'
import { ok, type Result } from '../socle/resultat.ts'
import { ecrireDroit, effacerDroit, lireEquipe } from './equipe.sql.ts'
import { changerDroit, type Equipier, retirerPersonne, transmettre } from './equipe.ts'
import { acte, agent, droit, fil, inscrire, nomDe, organisme } from './organisme.actes.ts'

export const acteChangerDroit = acte({
  nom: 'changer-droit',
  titre: 'Changer le droit',
  suite: 'La personne en est avertie.',
  saisie: z.object({ organisme, agent, droit }),
  naissance: fil,
  decider: async (base, s, contexte) => avecNom(base, changerDroit(await lireEquipe(base, contexte.objet.id), s.agent, s.droit), contexte),
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireDroit(base, objet.id, fait.agent, fait.droit, le)
    return inscrire(objet, { agent: fait.agent, droit: fait.droit })
  },
})

export const acteRetirerPersonne = acte({
  nom: 'retirer-personne',
  titre: 'Retirer de l’équipe',
  suite: 'La personne en est avertie et ne lit plus aucun dossier de l’organisme.',
  saisie: z.object({ organisme, agent }),
  naissance: fil,
  decider: async (base, s, contexte) => avecNom(base, retirerPersonne(await lireEquipe(base, contexte.objet.id), s.agent), contexte),
  ecrire: async (base, fait, { objet }) => {
    await effacerDroit(base, objet.id, fait.agent)
    return inscrire(objet, { agent: fait.agent })
  },
})

export const acteTransmettre = acte({
  nom: 'transmettre',
  titre: 'Transmettre mes droits et quitter l’équipe',
  suite: 'La personne choisie pourra déposer et signer ; vous ne lirez plus les dossiers de l’organisme.',
  saisie: z.object({ organisme, agent }),
  naissance: fil,
  decider: async (base, s, contexte) =>
    avecNom(base, transmettre(await lireEquipe(base, contexte.objet.id), contexte.par.id, s.agent), contexte),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireDroit(base, objet.id, fait.agent, fait.droit, le)
    await effacerDroit(base, objet.id, par.id)
    return inscrire(objet, { agent: fait.agent })
  },
})

export const acteQuitterEquipe = acte({
  nom: 'quitter-equipe',
  titre: 'Quitter l’équipe',
  suite: 'Vous ne lirez plus les dossiers de l’organisme.',
  saisie: z.object({ organisme }),
  naissance: fil,
  decider: async (base, _, { objet, par }) => retirerPersonne(await lireEquipe(base, objet.id), par.id),
  ecrire: async (base, _, { objet, par }) => {
    await effacerDroit(base, objet.id, par.id)
    return inscrire(objet, {})
  },
})

const avecNom = async (base: Base, r: Result<Equipier, readonly Refus[]>, contexte: Contexte<unknown>) =>
  r.ok ? ok({ ...r.value, pour: await nomDe(base, contexte) }) : r
