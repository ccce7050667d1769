import { z } from 'zod'
import { CHOIX_DE_NATURE } from '../acteurs/organisme.ts'
import { ecrireVerification } from '../acteurs/rattachement.sql.ts'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { lireComplements } from '../candidature/complement.sql.ts'
import { complementTu } from '../candidature/complement-tu.ts'
import { aVerifier } from '../candidature/deposer.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { noterAVerifier } from '../candidature/ecriture.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { vers } from '../journal/objet.ts'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import { choix, choixParmi, plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import { prioriteDe } from './facteurs.publicodes.ts'
import { ecrireRecevabilite } from './instruction.sql.ts'
import { lettreDIrrecevabilite } from './irrecevabilite.ts'
import { declarerIrrecevable, declarerRecevable } from './recevabilite.ts'
import { ecrireTranche, lireTranches } from './tranche.sql.ts'
import { direAVerifier, examiner, trancher } from './trancher.ts'
import { verifierOrganisme } from './verifierOrganisme.ts'

const traces = (lu: DossierLu) => ({
  verdicts: lu.verdicts.map((v) => ({ code: v.condition.code, reponse: v.reponse, manquants: v.manquants, clause: v.condition.clause })),
  priorite: prioriteDe(lu),
})

export const acteDeclarerRecevable = acte({
  nom: 'declarer-recevable',
  genre: 'dossier',
  titre: 'Déclarer recevable',
  suite: 'Le dossier entre en examen ; le porteur en est averti.',
  preparer: async (base, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const conditions = examiner(lu.verdicts, await lireTranches(base, objet.id))
    return {
      faits: [
        { nom: 'Organisme', valeur: `${lu.dossier.organisme.nom}, ${lu.dossier.organisme.commune}` },
        { nom: 'Guichet', valeur: lu.guichet.titre },
        { nom: 'Conditions remplies', valeur: `${conditions.filter((c) => c.reponse === 'oui').length} sur ${conditions.length}` },
        { nom: 'Conditions à vérifier', valeur: direAVerifier(conditions) },
      ],
      liens: [
        { texte: 'Lire le dossier', href: `/dossiers/${objet.id}` },
        { texte: 'Lire les conditions de l’appel', href: `/dossiers/${objet.id}/recevabilite` },
      ],
    }
  },
  saisie: z.object({ motif: texteLibre('Observation') }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const decision = declarerRecevable(examiner(lu.verdicts, await lireTranches(base, objet.id)), s.motif ?? '')
    return decision.ok ? ok({ ...decision.value, ...traces(lu) }) : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireRecevabilite(base, objet.id, fait, par.id, le)
    return [vers(objet, 'recevable', fait)]
  },
})

export const acteTrancher = acte({
  nom: 'trancher',
  genre: 'dossier',
  titre: 'Trancher une condition',
  suite: 'Votre réponse et sa raison restent au dossier ; vous pourrez y revenir jusqu’à la décision.',
  preparer: async (base, { objet, le, monde }) => {
    const { verdicts } = await lireAvecRegles(base, monde, objet.id, le)
    return {
      options: {
        condition: verdicts.filter((v) => v.reponse !== 'non').map((v) => ({ code: v.condition.code, libelle: v.condition.titre })),
      },
    }
  },
  saisie: z.object({
    condition: choixParmi('Condition'),
    reponse: choix('Votre réponse', [
      { code: 'oui', libelle: 'Oui, elle est remplie' },
      { code: 'non', libelle: 'Non, elle ne l’est pas' },
    ]),
    motif: texteLong('Ce que vous avez vérifié, et comment'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    return trancher(lu.verdicts, lu.appel, s)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireTranche(base, objet.id, { ...fait, par: par.id, le })
    return [vers(objet, objet.etat, fait)]
  },
})

export const acteDeclarerIrrecevable = acte({
  nom: 'declarer-irrecevable',
  genre: 'dossier',
  titre: 'Déclarer irrecevable',
  suite: 'Le porteur reçoit sa lettre : le motif, la clause, ses délais et ses recours ; le dossier ne sera pas examiné.',
  preparer: async (base, { objet, le, monde }) => {
    const { appel } = await lireAvecRegles(base, monde, objet.id, le)
    const tu = complementTu(appel, objet.etat, await lireComplements(base, objet.id), le)
    return {
      options: { clauses: Object.entries(appel.clauses).map(([code, c]) => ({ code, libelle: `${code} : ${c.texte}` })) },
      ...(tu?.suite === 'irrecevable' ? { valeurs: { clauses: tu.clause, motif: tu.motif } } : {}),
    }
  },
  saisie: z.object({ clauses: plusieursParmi('Clauses de l’appel'), motif: texteLong('Motif') }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const decision = declarerIrrecevable(s.motif, s.clauses, Object.keys(lu.appel.clauses))
    if (!decision.ok) return decision
    const lettre = lettreDIrrecevabilite(lu, { motif: s.motif, clauses: s.clauses, signe: par.nom, le })
    return ok({ ...decision.value, ...traces(lu), pdf: composer(lettre, le) })
  },
  ecrire: async (base, { pdf, ...etabli }, { objet, par, le, monde }) => {
    const fait = { ...etabli, lettre: empreinte(pdf) }
    await monde.fichiers.ecrire(fait.lettre, pdf)
    await ecrireRecevabilite(base, objet.id, fait, par.id, le)
    return [vers(objet, 'irrecevable', fait)]
  },
})

export const acteVerifierOrganisme = acte({
  nom: 'verifier-organisme',
  genre: 'dossier',
  titre: 'Vérifier l’organisme',
  suite: 'Ses dossiers pourront être décidés ; votre raison reste au journal.',
  preparer: async (base, { objet, le, monde }) => {
    const { dossier } = await lireAvecRegles(base, monde, objet.id, le)
    return { valeurs: { nature: dossier.organisme.nature } }
  },
  saisie: z.object({
    nature: choix('Nature de l’organisme', CHOIX_DE_NATURE),
    motif: texteLong('Ce que vous avez vérifié, et comment'),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const { dossier } = await lireAvecRegles(base, monde, objet.id, le)
    return verifierOrganisme(dossier.organisme, s.nature, s.motif)
  },
  ecrire: async (base, fait, { objet, le, monde }) => {
    await ecrireVerification(base, fait.organisme, fait.nature)
    // Une autre nature peut changer ce que les règles disent.
    await noterAVerifier(base, objet.id, aVerifier((await lireAvecRegles(base, monde, objet.id, le)).verdicts))
    return [vers(objet, objet.etat, fait)]
  },
})
