import { z } from 'zod'
import type { Faits } from '../appel/condition.ts'
import { ecrireMouvement, lireEngage } from '../appel/enveloppe.sql.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { evaluer } from '../appel/regles.publicodes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { refusDeCondition } from '../candidature/deposer.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { ecrireConvention, ecrireSignature, lireConvention } from '../convention/convention.sql.ts'
import { etablirConvention, signer } from '../convention/convention.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Inscription, naitre, type Vivant, vers } from '../journal/objet.ts'
import { texte } from '../plateforme/saisie/champs.zod.ts'
import { somme } from '../socle/montant.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import { attester, echeancier, verser } from './tranche.ts'
import {
  ecrirePaiement,
  ecrireVersement,
  estReferencePrise,
  lirePartFaite,
  lireVersements,
  rendreExigible,
  type VersementLu,
} from './versement.sql.ts'

export const acteEtablirConvention = acte({
  nom: 'etablir-convention',
  genre: 'dossier',
  titre: 'Établir la convention',
  suite: 'Chaque partie est invitée à signer ; les versements sont prévus.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const { guichet } = await lireAvecRegles(base, monde, objet.id, le)
    const decision = etablirConvention(guichet.argent, await lireEngage(base, objet.id))
    return decision.ok ? ok({ ...decision.value, tranches: guichet.argent.versements }) : decision
  },
  ecrire: async (base, fait, { objet, le }) => {
    const id = `${objet.id}-convention`
    await ecrireConvention(base, { id, dossier: objet.id, type: fait.type, parties: fait.parties, montant: fait.montant }, le)
    const tranches = fait.tranches.map((t) => ({ id: `${objet.id}-${t.code}`, dossier: objet.id, code: t.code, part: t.part }))
    for (const t of tranches) await ecrireVersement(base, t)
    return [
      vers(objet, 'en-convention', { montant: fait.montant }),
      naitre(objet, 'convention', id, 'etablie', { montant: fait.montant, parties: fait.parties.map((p) => p.nom) }),
      ...tranches.map((t) => naitre(objet, 'versement', t.id, 'prevu', { part: t.part })),
    ]
  },
})

export const acteSigner = acte({
  nom: 'signer',
  genre: 'convention',
  titre: 'Signer la convention',
  suite: 'Quand toutes les parties ont signé, l’avance devient exigible.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, par, monde }) => {
    const convention = await lireConvention(base, objet.id)
    if (convention === undefined) return err([refus('introuvable', 'Cette convention n’existe pas.', 'Revenez au dossier.')])
    const decision = signer(convention, par.role)
    if (!decision.ok) return decision
    const { guichet } = await lireAvecRegles(base, monde, convention.dossier, le)
    const montants = echeancier(await lireEngage(base, convention.dossier), guichet.argent.versements)
    const dues = guichet.argent.versements.flatMap((t, i) =>
      t.declencheur === 'signature' ? [{ id: `${convention.dossier}-${t.code}`, montant: montants[i] ?? 0n }] : [],
    )
    return ok({ ...decision.value, dossier: convention.dossier, dues: decision.value.complete ? dues : [] })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireSignature(base, objet.id, fait.partie, par.id, le, fait.complete ? 'complete' : 'partielle')
    for (const d of fait.dues) await rendreExigible(base, d.id, d.montant, le)
    const contenu = { partie: fait.partie }
    return [
      vers(objet, fait.complete ? 'signee' : 'etablie', contenu),
      { genre: 'dossier' as const, id: fait.dossier, fil: objet.fil, vers: fait.complete ? 'conventionne' : 'en-convention', contenu },
      ...fait.dues.map(
        (d): Inscription => ({ genre: 'versement', id: d.id, fil: objet.fil, vers: 'exigible', contenu: { montant: d.montant } }),
      ),
    ]
  },
})

/** Le versement de l'acte, ses frères, et le dossier qu'ils paient. */
const lire = async (
  base: Base,
  monde: Monde,
  objet: Vivant,
  le: Instant,
): Promise<{ readonly lu: DossierLu; readonly versement: VersementLu; readonly tous: readonly VersementLu[] }> => {
  const dossier = objet.fil.slice('dossier:'.length)
  const tous = await lireVersements(base, dossier)
  const versement = tous.find((v) => v.id === objet.id)
  if (versement === undefined) throw new Error(`Le versement ${objet.id} est au journal mais n’existe pas`)
  return { lu: await lireAvecRegles(base, monde, dossier, le), versement, tous }
}

export const acteAttesterServiceFait = acte({
  nom: 'attester-service-fait',
  genre: 'versement',
  titre: 'Attester le service fait',
  suite: 'Le solde est calculé sur ce que le contrôle a constaté ; ce qui n’est pas dû revient à l’enveloppe.',
  saisie: z.object({}),
  decider: async (base, _, { objet, le, monde }) => {
    const { lu, tous } = await lire(base, monde, objet, le)
    const part = await lirePartFaite(base, lu.dossier.id)
    if (part === undefined)
      return err([
        refus('sans-controle', 'La réalisation n’a pas été contrôlée.', 'Faites le contrôle avant d’attester le service fait.', ['G-37']),
      ])
    const dejaVerse = somme(tous.filter((v) => v.id !== objet.id).map((v) => v.montant ?? 0n))
    return ok({
      ...attester(await lireEngage(base, lu.dossier.id), dejaVerse, part),
      part,
      dossier: lu.dossier.id,
      guichet: lu.guichet.code,
    })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    if (fait.vers === 'exigible') await rendreExigible(base, objet.id, fait.du, le)
    if (fait.reliquat > 0n) {
      await ecrireMouvement(base, {
        appel: objet.appel,
        guichet: fait.guichet,
        dossier: fait.dossier,
        genre: 'reliquat',
        montant: -fait.reliquat,
        motif: `Part constatée faite : ${fait.part} %`,
        le,
        par: par.id,
      })
    }
    return [vers(objet, fait.vers, { du: fait.du, tropPercu: fait.tropPercu, reliquat: fait.reliquat, part: fait.part })]
  },
})

export const acteVerser = acte({
  nom: 'verser',
  genre: 'versement',
  titre: 'Verser',
  suite: 'Le paiement est enregistré sous sa référence ; il ne peut pas être refait.',
  saisie: z.object({ reference: texte('Référence comptable du paiement') }),
  decider: async (base, s, { objet, le, monde }) => {
    const { lu, versement, tous } = await lire(base, monde, objet, le)
    const tranche = lu.guichet.argent.versements.find((t) => t.code === versement.code)
    const seuil =
      tranche?.si === undefined
        ? 'sans'
        : evaluer(lu.appel, tranche.si, await faitsDePaiement(base, lu)).valeur === true
          ? 'atteint'
          : 'non-atteint'
    const conditions = lu.verdicts.filter((v) => v.condition.effet === 'empeche-versement' && v.reponse !== 'oui').map(refusDeCondition)
    const decision = verser(
      versement,
      s.reference,
      { dejaUtilisee: (await estReferencePrise(base, s.reference)) ? 'oui' : 'non', conditions, seuil },
      tranche,
    )
    if (!decision.ok) return decision
    const solde = tous.every((v) => v.id === objet.id || v.etat === 'verse' || v.etat === 'perdu')
    return ok({ ...decision.value, dossier: lu.dossier.id, solde })
  },
  ecrire: async (base, fait, { objet, le }) => {
    await ecrirePaiement(base, objet.id, fait.reference, le)
    const contenu = { montant: fait.montant, reference: fait.reference }
    return [
      vers(objet, 'verse', contenu),
      { genre: 'convention' as const, id: `${fait.dossier}-convention`, fil: objet.fil, vers: fait.solde ? 'soldee' : 'signee', contenu },
    ]
  },
})

const faitsDePaiement = async (base: Base, lu: DossierLu): Promise<Faits> => {
  const part = await lirePartFaite(base, lu.dossier.id)
  return { ...lu.faits, 'part réalisée': part, 'indicateur atteint': part }
}
