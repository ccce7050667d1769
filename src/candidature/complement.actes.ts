import { z } from 'zod'
import { type Arrive, abandonner, accueillir, ranger } from '../appel/fichiers.actes.ts'
import { acte } from '../appel/monde.actes.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { vers } from '../journal/objet.ts'
import { choix, fichier, nombre, plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { ecrireDemande, ecrireEnvoi, ecrireRetraitDeDemande, garderCompletion, lireComplements } from './complement.sql.ts'
import { complementOuvert } from './complement.ts'
import { completer } from './completer.ts'
import { demanderComplement } from './demanderComplement.ts'
import { aVerifier } from './deposer.ts'
import { ecrirePieces, noterAVerifier } from './ecriture.sql.ts'
import { remplaceesPar } from './joindre.ts'
import { ecrireReponses } from './tenues.sql.ts'

/** G-53 : l'agence rouvre des questions et des pièces, jusqu'à un jour ; le dépôt reste tel quel. */
export const acteDemanderComplement = acte({
  nom: 'demander-complement',
  genre: 'dossier',
  titre: 'Demander un complément',
  suite: 'Le porteur est prévenu. Seul ce que vous demandez se rouvre ; le dossier déposé reste lisible tel quel.',
  preparer: async (base, { objet, le, monde }) => {
    const { appel, guichet } = await lireAvecRegles(base, monde, objet.id, le)
    return {
      options: {
        questions: questionsDe(guichet.sections).map((q) => ({ code: q.code, libelle: q.libelle })),
        pieces: guichet.pieces.map((p) => ({ code: p.code, libelle: p.titre })),
      },
      valeurs: { jours: appel.complements?.jours },
    }
  },
  saisie: z.object({
    questions: plusieursParmi('Questions à compléter'),
    pieces: plusieursParmi('Pièces à joindre de nouveau'),
    libre: texteLibre('Autre demande', { aide: 'Ce que le formulaire ne demande pas : le porteur y répond par écrit.' }),
    motif: texteLong('Message au porteur', { aide: 'Dites ce qui manque, ou ce qui n’est pas clair.' }),
    jours: nombre('Jours pour répondre', { min: 1, max: 90, aide: 'Vide : le délai que l’appel prévoit, s’il en prévoit un.' }).optional(),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const { appel, guichet } = await lireAvecRegles(base, monde, objet.id, le)
    return demanderComplement(appel, guichet, await lireComplements(base, objet.id), { ...s, libre: s.libre ?? null, jours: s.jours }, le)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireDemande(base, objet.id, fait, par.id, le)
    return [vers(objet, objet.etat, { ...fait, jusquAu: fait.jusquAu.toString() })]
  },
})

export const acteRetirerComplement = acte({
  nom: 'retirer-complement',
  genre: 'dossier',
  titre: 'Retirer la demande de complément',
  suite: 'Le porteur est prévenu qu’il n’a plus rien à compléter ; ce qu’il avait commencé n’entre pas dans le dossier.',
  saisie: z.object({}),
  decider: async (base, _, { objet }) => {
    const ouvert = complementOuvert(await lireComplements(base, objet.id))
    return ouvert === undefined
      ? err([
          refus(
            'sans-complement',
            'Aucune demande de complément n’attend de réponse.',
            'Rechargez la page : elle a peut-être reçu sa réponse.',
          ),
        ])
      : ok({ numero: ouvert.numero })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrireRetraitDeDemande(base, objet.id, fait.numero, le)
    return [vers(objet, objet.etat, fait)]
  },
})

export const acteCompleter = acte({
  nom: 'completer',
  genre: 'dossier',
  titre: 'Compléter le dossier',
  suite: 'Vous gardez votre réponse autant que vous voulez ; elle n’entre dans le dossier qu’à l’envoi.',
  saisie: z.object({
    reponses: z.record(z.string(), z.unknown()).default({}),
    pieces: z.record(z.string(), fichier('Fichier')).default({}),
    libre: texteLibre('Votre réponse'),
    geste: choix('Suite', [
      { code: 'garder', libelle: 'Garder sans envoyer' },
      { code: 'envoyer', libelle: 'Envoyer à l’agence' },
    ]),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const { guichet, dossier } = await lireAvecRegles(base, monde, objet.id, le)
    const pieces: Record<string, Arrive> = {}
    for (const [code, f] of Object.entries(s.pieces)) pieces[code] = await accueillir(base, monde, f)
    const decision = completer(guichet, dossier.pieces, await lireComplements(base, objet.id), { ...s, pieces, libre: s.libre })
    if (!decision.ok) await abandonner(monde, Object.values(pieces))
    return decision.ok ? ok({ ...decision.value, arrives: Object.values(pieces) }) : decision
  },
  ecrire: async (base, { arrives, ...fait }, { objet, par, le, monde }) => {
    await ranger(base, monde, arrives)
    await garderCompletion(base, objet.id, fait)
    const dit = { numero: fait.numero, geste: fait.geste, questions: Object.keys(fait.reponses), pieces: fait.jonctions }
    if (fait.geste === 'garder') return [vers(objet, objet.etat, dit)]
    const garde = complementOuvert(await lireComplements(base, objet.id))
    const reponses = Object.fromEntries((garde?.reponses ?? []).map((r) => [r.question, r.valeur]))
    await ecrireReponses(base, objet.id, { par: par.id, le, origine: undefined, reponses })
    const { guichet, dossier } = await lireAvecRegles(base, monde, objet.id, le)
    const jonctions = (garde?.jointes ?? []).map((p) => ({ ...p, piece: p.code, remplacees: remplaceesPar(guichet, dossier.pieces, p) }))
    await ecrirePieces(base, objet.id, jonctions, le, par.id)
    await noterAVerifier(base, objet.id, aVerifier((await lireAvecRegles(base, monde, objet.id, le)).verdicts))
    await ecrireEnvoi(base, objet.id, fait.numero, le)
    return [vers(objet, objet.etat, { ...dit, reponses, libre: fait.libre })]
  },
})
