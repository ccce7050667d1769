import type { Kysely } from 'kysely'
import { z } from 'zod'
import { inscrirePersonne } from '../acteurs/personne.sql.ts'
import { ecrireRattachement, verrouillerRattachement } from '../acteurs/rattachement.sql.ts'
import { type Appel, guichetDe } from '../appel/appel.ts'
import { type Arrive, abandonner, accueillir, ranger } from '../appel/fichiers.actes.ts'
import { acte } from '../appel/monde.actes.ts'
import { canonique } from '../journal/chaine.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { type Base, lireVivant } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { fichier } from '../plateforme/saisie/champs.zod.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { etablirDepot } from './deposer.ts'
import { naissanceDuDossier } from './depot.actes.ts'
import { ecrireDepot, ecrireDossier, verrouillerOuverture } from './ecriture.sql.ts'
import { photographier } from './instantane.ts'
import { type Jonction, joindreAuComplement } from './joindre.ts'
import { lireDossierVivant } from './lecture.sql.ts'
import { direProjets } from './projets-dits.phrases.ts'
import { lireEquipeFaceA, reconnaitreDemandeur } from './reconnaitre-demandeur.actes.ts'
import { ecrireRecueil, lireRecueilDuNumero, verrouillerNumero } from './recueil.sql.ts'
import { type ARecueillir, estLeMeme, type FichierAnnonce, type FichierRecueilli, type Recueil } from './recueil.ts'
import { ecrireContenu } from './recueilli.sql.ts'
import { type Recueilli, recueillir, type Situation } from './recueillir.ts'

/** Aucun formulaire ne fabrique un instant : cet acte ne se fait que par la commande qui lit la plateforme. */
const lu = z.custom<ARecueillir>((x) => x !== null && typeof x === 'object' && 'deposeLe' in x && x.deposeLe instanceof Temporal.Instant)

export const acteRecueillir = acte({
  nom: 'recueillir',
  genre: 'dossier',
  titre: 'Recueillir un dossier déposé sur la plateforme nationale',
  suite: 'Le dossier entre dans Palier, déposé à l’instant que la plateforme a retenu.',
  saisie: z.object({
    appel: z.string(),
    dossier: lu,
    arrives: z.array(z.object({ piece: z.string(), nom: z.string(), somme: z.string(), fichier: fichier('Fichier') })),
  }),
  naissance: async (base, s, { monde }) => {
    await verrouillerNumero(base, s.dossier.demarche, s.dossier.numero)
    const connu = await lireRecueilDuNumero(base, s.dossier.demarche, s.dossier.numero)
    const vivant = connu === undefined ? undefined : await lireVivant(base, 'dossier', connu.dossier)
    return vivant === undefined ? naissanceDuDossier(base, monde, s.appel, null) : ok(vivant)
  },
  decider: async (base, { dossier, arrives }, { objet, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const guichet = appel === undefined ? undefined : guichetDe(appel, dossier.guichet)
    if (appel === undefined || guichet === undefined) return err([GUICHET_INCONNU])
    if ('siret' in dossier.demandeur) await verrouillerRattachement(base, dossier.demandeur.siret)
    const situation = await situer(base, dossier)
    if (situation.reconnu.ok) await verrouillerOuverture(base, appel.code, dossier.guichet, situation.reconnu.value.organisme.id)
    const existant = await existantDe(base, appel, dossier, situation)
    const decision = recueillir(appel, guichet, dossier, arrives, { ...situation, existant })
    if (!decision.ok) return decision
    const juges: Juge[] = []
    for (const { fichier, ...annonce } of arrives) {
      const arrive = await accueillir(base, monde, fichier)
      juges.push({ ...annonce, arrive, jonction: joindreAuComplement(guichet, [], annonce.piece, arrive) })
    }
    return ok({ ...decision.value, appel, dossier, juges, fichiers: fichiersDe(dossier, juges, situation.connu) })
  },
  ecrire: async (base, fait, { objet, par, le, monde }) => {
    const { dossier, appel, fichiers } = fait
    const admis = fait.juges.flatMap((j) => (j.jonction.ok ? [{ arrive: j.arrive, jonction: j.jonction.value }] : []))
    const deposant = await inscrirePersonne(base, dossier.courriel)
    if (fait.genre === 'ne') await faireNaitre(base, fait, objet.id, deposant, le)
    await ranger(
      base,
      monde,
      admis.map((j) => j.arrive),
    )
    await abandonner(
      monde,
      fait.juges.filter((j) => !j.jonction.ok).map((j) => j.arrive),
    )
    await ecrireContenu(base, objet.id, { ...dossier, fichiers, jonctions: admis.map((j) => j.jonction) }, deposant.id, le)
    const relu = await lireAvecRegles(base, monde, objet.id, dossier.deposeLe)
    const lus = { ...relu, dits: direProjets(relu.dossier, relu.guichet, relu.questionnaire) }
    const instantane = photographier(relu.dossier, relu.guichet, lus)
    const scelle = empreinte(canonique(instantane))
    const rang = fait.genre === 'ne' ? 1 : fait.rang
    await ecrireRecueil(base, { ...dossier, dossier: objet.id, fichiers, rang, le, instantane, empreinte: scelle }, par.id)
    const { demarche, numero, deposeLe } = dossier
    const contenu = { demarche, numero, rang, instantane: scelle }
    if (fait.genre === 'suit') return [vers(objet, 'depose', contenu)]
    const depot = etablirDepot(relu.dossier, appel, relu.guichet, lus, fait.periode, deposeLe)
    await ecrireDepot(base, depot, scelle, deposant.id)
    const { agence, prestataire } = objet
    const perimetre = { agence, appel: appel.code, organisme: fait.reconnu.organisme.id, prestataire }
    const { periode, aVerifier } = depot
    return [{ ...vers(objet, 'depose', { ...contenu, deposeLe: deposeLe.toString(), periode, aVerifier }), perimetre }]
  },
})

/** Un fichier arrivé, jugé sur son contenu comme tout autre. Refusé, il n'empêche pas le dossier d'entrer. */
type Juge = FichierAnnonce & { readonly arrive: Arrive; readonly jonction: Result<Jonction, readonly Refus[]> }

const fichiersDe = (d: ARecueillir, juges: readonly Juge[], connu: Recueil | undefined): readonly FichierRecueilli[] =>
  d.annonces.map((a) => {
    const juge = juges.find((j) => estLeMeme(a, j))
    if (juge === undefined) return connu?.fichiers.find((f) => estLeMeme(a, f)) ?? { ...a, sort: 'manquant', empreinte: null }
    return juge.jonction.ok ? { ...a, sort: 'arrive', empreinte: juge.jonction.value.empreinte } : { ...a, sort: 'refuse', empreinte: null }
  })

/** Le dossier et, si personne ne représente l'organisme ici, le droit du déposant de le représenter ; sinon l'équipe en décide. */
const faireNaitre = async (
  base: Base,
  fait: Extract<Recueilli, { readonly genre: 'ne' }> & { readonly appel: Appel; readonly dossier: ARecueillir },
  id: string,
  deposant: { readonly id: string; readonly nom: string },
  le: Instant,
): Promise<void> => {
  const { reconnu, equipe, appel, dossier } = fait
  const fonction = `déposant du dossier ${dossier.numero} sur la plateforme nationale`
  if (equipe === 'vide') await ecrireRattachement(base, { ...reconnu, nom: deposant.nom, fonction }, deposant.id, le)
  const { guichet, deposeLe } = dossier
  const { code, version } = appel
  await ecrireDossier(base, { id, appel: code, version, guichet, organisme: reconnu.organisme.id, le: deposeLe })
}

/** Ce qu'un import ferait d'un dossier et de ces fichiers, sans rien écrire ; et ce que Palier en a déjà. */
export const examinerRecueil = async (base: Kysely<unknown>, appel: Appel, dossier: ARecueillir) => {
  const guichet = guichetDe(appel, dossier.guichet)
  if (guichet === undefined) return { decision: err([GUICHET_INCONNU]), connu: undefined }
  const situation = await situer(base, dossier)
  const existant = await existantDe(base, appel, dossier, situation)
  return { decision: recueillir(appel, guichet, dossier, dossier.annonces, { ...situation, existant }), connu: situation.connu }
}

const situer = async (base: Kysely<unknown>, d: ARecueillir): Promise<Omit<Situation, 'existant'>> => {
  const reconnu = await reconnaitreDemandeur(base, d.demandeur)
  return {
    connu: await lireRecueilDuNumero(base, d.demarche, d.numero),
    reconnu,
    equipe: reconnu.ok ? await lireEquipeFaceA(base, reconnu.value.organisme.id, d.courriel) : 'vide',
  }
}

const existantDe = async (base: Kysely<unknown>, appel: Appel, d: ARecueillir, { reconnu }: Pick<Situation, 'reconnu'>) =>
  reconnu.ok ? lireDossierVivant(base, appel.code, d.guichet, reconnu.value.organisme.id) : undefined

const GUICHET_INCONNU = refus('guichet-inconnu', 'Ce guichet n’existe pas dans cet appel.', 'Choisissez-en un de l’appel.')
