import type { Kysely } from 'kysely'
import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { ecrireEvaluation, lireMissionDuDossier } from '../audit/audit.sql.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lireDecision } from '../decision/decision.sql.ts'
import { lireLignesDuDossier } from '../financement/selection.sql.ts'
import { lireReponses } from '../grille/saisie.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, lignes, nombre, parCode, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { lireVersements } from '../versement/versement.sql.ts'
import { lireMesures } from './mesures.actes.ts'
import { type AFaire, clore, controler, rendreCompte } from './realisation.ts'
import { ecrireBilan, ecrireCompteRendu, ecrireControle, lireComptesRendus, lireControles } from './suivi.sql.ts'

/** Ce qui est financé et donc à faire : les projets retenus par la décision, ou les actions de la sélection. */
export const lireAFaire = async (
  base: Kysely<unknown>,
  { dossier, guichet }: Pick<DossierLu, 'dossier' | 'guichet'>,
): Promise<readonly AFaire[]> => {
  if (guichet.projets === undefined) {
    return (await lireLignesDuDossier(base, dossier.id)).filter((l) => l.retenue).map(({ code, titre, cout }) => ({ code, titre, cout }))
  }
  const retenus = (await lireDecision(base, dossier.id))?.projets
  return dossier.projets
    .filter((p) => retenus === undefined || retenus === null || retenus.includes(p.rang))
    .map((p) => ({ code: String(p.rang), titre: p.titre, cout: compterProjets([p], guichet.argent.depenses).net }))
}

export const acteRendreCompte = acte({
  nom: 'rendre-compte',
  genre: 'dossier',
  titre: 'Rendre compte de la réalisation',
  preparer: async (base, { objet, le, monde }) => ({
    options: {
      code: (await lireAFaire(base, await lireAvecRegles(base, monde, objet.id, le))).map((a) => ({ code: a.code, libelle: a.titre })),
    },
  }),
  suite: 'L’agence contrôle ce que vous déclarez ; vous pouvez compléter jusque-là.',
  saisie: z.object({
    code: choixParmi('Action ou projet'),
    part: nombre('Part faite (%)', { min: 0, max: 100 }),
    texte: texteLong('Ce qui a été fait, et ce que cela change'),
  }),
  decider: async (base, s, { objet, le, monde }) =>
    rendreCompte(await lireAFaire(base, await lireAvecRegles(base, monde, objet.id, le)), s),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireCompteRendu(base, objet.id, fait, par.id, le)
    return [vers(objet, 'realise', { code: fait.code, part: fait.part })]
  },
})

export const acteControler = acte({
  nom: 'controler',
  genre: 'dossier',
  titre: 'Contrôler la réalisation',
  preparer: async (base, { objet, le, monde }) => {
    const aFaire = await lireAFaire(base, await lireAvecRegles(base, monde, objet.id, le))
    const declares = await lireComptesRendus(base, objet.id)
    return { valeurs: { parts: aFaire.map((a) => ({ code: a.code, part: declares.find((d) => d.code === a.code)?.part ?? '' })) } }
  },
  suite: 'La part constatée détermine le solde.',
  saisie: z.object({
    parts: lignes('Parts constatées', { code: texte('Action ou projet'), part: nombre('Part faite (%)', { min: 0, max: 100 }) }),
    observation: texteLong('Observations'),
  }),
  decider: async (base, s, { objet, le, par, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const passes = (await lireControles(base, objet.id)).map((c) => c.corps)
    return controler(lu.guichet, await lireAFaire(base, lu), passes, par.role, s)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireControle(base, objet.id, fait, par.id, le)
    return [vers(objet, 'controle', { corps: fait.corps, part: fait.part, complet: fait.complet })]
  },
})

export const acteReevaluer = acte({
  nom: 'reevaluer',
  genre: 'dossier',
  titre: 'Réévaluer sur la même grille',
  suite: 'La comparaison avec l’audit dit ce que la sécurité a gagné.',
  saisie: z.object({ grille: choixParmi('Grille'), reponses: parCode() }),
  decider: async (base, s, { objet, le, monde }) => {
    const mesures = await lireMesures(base, monde, await lireAvecRegles(base, monde, objet.id, le))
    const mesure = mesures.find((m) => m.grille.code === s.grille)
    if (mesure === undefined) {
      return err([
        refus(
          'grille-sans-reference',
          'Cette grille n’a pas servi à l’audit de départ.',
          'Choisissez une grille de l’audit : on ne compare que ce qui se compare.',
          ['A-22', 'G-03'],
          'grille',
        ),
      ])
    }
    const lues = lireReponses(mesure.grille, s.reponses)
    return lues.ok ? ok({ grille: s.grille, version: mesure.grille.version, reponses: lues.value }) : lues
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireEvaluation(base, { ...fait, dossier: objet.id, moment: 'apres' }, par.id, le)
    return [vers(objet, objet.etat, { grille: fait.grille, items: Object.keys(fait.reponses).length })]
  },
})

export const acteClore = acte({
  nom: 'clore',
  genre: 'dossier',
  titre: 'Clore le dossier',
  suite: 'Le bilan est arrêté ; le dossier reste lisible.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const mission = await lireMissionDuDossier(base, objet.id)
    const etatMission = mission === undefined ? undefined : (await voirVivant(base, 'mission', mission.id))?.etat
    const mesures = objet.etat === 'controle' ? await lireMesures(base, monde, lu) : []
    const versements = await lireVersements(base, objet.id)
    const decision = clore({
      versements,
      grilles: mesures.filter((m) => m.apres === undefined).map((m) => m.grille.code),
      mission: etatMission === undefined ? 'sans' : etatMission === 'close' ? 'close' : 'ouverte',
    })
    if (!decision.ok) return decision
    return ok({
      comptesRendus: await lireComptesRendus(base, objet.id),
      controles: await lireControles(base, objet.id),
      versements: versements.map((v) => ({ code: v.code, etat: v.etat, montant: v.montant })),
      progres: mesures.map((m) => ({ grille: m.grille.code, version: m.grille.version, global: m.progres?.global })),
    })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireBilan(base, objet.id, fait, par.id, le)
    return [vers(objet, 'clos', fait)]
  },
})
