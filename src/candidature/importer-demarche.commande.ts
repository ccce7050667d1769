import type { Appel, Guichet } from '../appel/appel.ts'
import { NATURES_DEPENSE } from '../appel/argent.ts'
import { direNature } from '../appel/depense.phrases.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { canonique } from '../journal/chaine.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { executer } from '../journal/executer.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Refus } from '../socle/refus.ts'
import { direInstant } from '../socle/temps.ts'
import type { Issue } from './bilan-demarche.ts'
import type { Correspondance } from './correspondance.ts'
import type { DossierDAilleurs } from './demarche.ts'
import { allerChercher, type Reserve } from './fichiers-de-demarche.commande.ts'
import { type ARecueillir, aAllerChercher, aChangeTropTard } from './recueil.ts'
import { acteRecueillir, examinerRecueil } from './recueillir.actes.ts'
import { DEJA_LA, LAISSES } from './recueillir.ts'
import type { Remarque, Traduction } from './traduction.ts'
import { traduire } from './traduire-demarche.ts'

export type ImportDeDemarche = {
  readonly appel: Appel
  readonly guichet: Guichet
  readonly correspondance: Correspondance
  readonly par: Acteur
  readonly reserve: Reserve
  /** `essai` : tout est lu et décidé, rien n'est écrit. */
  readonly mode: 'essai' | 'pour-de-bon'
}

/**
 * Recueille un dossier de la plateforme : d'abord décidé sans rien aller chercher, puis ses fichiers, puis l'acte, en une transaction.
 * Ce qui ne peut pas être gardé est remarqué ; seul un refus empêche le dossier d'entrer.
 */
export const importerDossier = async (monde: Monde, i: ImportDeDemarche, d: DossierDAilleurs): Promise<Issue> => {
  const actions = monde.catalogue.map(({ code, titre }) => ({ code, libelle: titre }))
  const traduction = traduire(d, i.correspondance, { guichet: i.guichet, actions, natures: NATURES, fuseau: i.appel.fuseau })
  const dossier = aRecueillir(d, traduction, i)
  const { decision, connu } = await examinerRecueil(monde.base, i.appel, dossier)
  const issue = { numero: d.numero, organisme: nomDe(d), dossier: connu?.dossier, remarques: traduction.remarques }
  if (!decision.ok) return { ...issue, ...sortDes(decision.error) }
  const sort = decision.value.genre === 'ne' ? 'cree' : 'mis-a-jour'
  if (i.mode === 'essai') return { ...issue, sort }
  const { arrives, absents } = await chercherFichiers(monde, aAllerChercher(traduction.fichiers, connu), i.reserve)
  const remarques = [...traduction.remarques, ...absents]
  const le = monde.maintenant()
  const fait = await executer(monde, acteRecueillir, { saisie: { appel: i.appel.code, dossier, arrives }, par: i.par, le })
  if (!fait.ok) {
    await Promise.all(arrives.map((a) => monde.fichiers.abandonner(a.fichier.reception)))
    return { ...issue, ...sortDes(fait.error) }
  }
  const refuses = fait.value.fait.juges.flatMap((j) => (j.jonction.ok ? [] : j.jonction.error))
  const equipe = fait.value.fait.genre === 'ne' && fait.value.fait.equipe === 'd-autres' ? [aRejoindre(d)] : []
  const tard = sort === 'cree' && aChangeTropTard(i.guichet, i.appel.fuseau, d) ? [aComparer(d, i.appel.fuseau)] : []
  return { ...issue, sort, dossier: fait.value.id, remarques: [...remarques, ...refuses, ...equipe, ...tard] }
}

const NATURES = NATURES_DEPENSE.map((code) => ({ code, libelle: direNature(code) }))

const aRecueillir = (d: DossierDAilleurs, t: Traduction, { guichet, correspondance }: ImportDeDemarche): ARecueillir => {
  const { reponses, projets, engagements } = t
  const annonces = t.fichiers.map(({ piece, nom, somme }) => ({ piece, nom, somme }))
  const { numero, etat, deposeLe, changeLe, courriel, demandeur } = d
  return {
    ...{ guichet: guichet.code, demarche: correspondance.demarche, numero, etat, deposeLe, changeLe, courriel, demandeur },
    ...{ reponses, projets, engagements, annonces, contenu: empreinte(canonique({ reponses, projets, engagements, annonces })) },
  }
}

const chercherFichiers = async (monde: Monde, attendus: Traduction['fichiers'], reserve: Reserve) => {
  const arrives: { piece: string; nom: string; somme: string; fichier: { nom: string; reception: string } }[] = []
  const absents: Remarque[] = []
  for (const f of attendus) {
    const lu = await allerChercher(f, reserve, monde.fichiers)
    if (lu.ok) arrives.push({ piece: f.piece, nom: f.nom, somme: f.somme, fichier: { nom: f.nom, reception: lu.value } })
    else absents.push(lu.error)
  }
  return { arrives, absents }
}

const sortDes = (refus: readonly Refus[]): Pick<Issue, 'sort' | 'remarques'> => {
  if (refus.some((r) => r.motif === DEJA_LA)) return { sort: 'deja-la', remarques: [] }
  const sort = refus.every((r) => LAISSES.includes(r.motif)) ? 'laisse' : 'rejete'
  return { sort, remarques: refus.map(({ phrase, remede }) => ({ phrase, remede })) }
}

const nomDe = (d: DossierDAilleurs): string => ('nom' in d.demandeur ? d.demandeur.nom : '')

const aRejoindre = (d: DossierDAilleurs): Remarque => ({
  phrase: `${d.courriel} n’est pas de l’équipe qui représente déjà cet organisme dans Palier.`,
  remede: 'Son équipe a le dossier ; la personne peut demander à la rejoindre.',
})

const aComparer = (d: DossierDAilleurs, fuseau: string): Remarque => ({
  phrase: `Reçu à temps, ce dossier a changé là-bas après la clôture, le ${direInstant(d.changeLe, fuseau)}.`,
  remede: 'Comparez avec l’historique de la plateforme ; sa page le dit à l’agence.',
})
