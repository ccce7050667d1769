import { ecrireMouvement, lireEngage } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lireAvis } from '../instruction/avis.sql.ts'
import type { Contexte } from '../journal/executer.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Acteur, type Inscription, type Vivant, vers } from '../journal/objet.ts'
import type { Montant } from '../socle/montant.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import { cleDe, cleTenue } from './attente.ts'
import { refusDeChangement } from './changee.ts'
import { type Demande, decider } from './decider.ts'
import { type DecisionAEcrire, ecrireDecision, lireDecisions } from './decision.sql.ts'
import { aidePrevue } from './moyens.ts'
import { aNotifierAvant } from './notifier.ts'
import { lirePieces, verrouiller } from './pieces.actes.ts'
import { faireReculer } from './places.sql.ts'
import { retient } from './sens.ts'
import { lireSignatures } from './signature.sql.ts'
import { type Delegable, refusDePartPrise, signer } from './signature.ts'

/** Une décision prête à être écrite : ce qu'elle établit, ce qu'elle rend et ce qu'elle remplace. */
export type Prise = DecisionAEcrire & {
  readonly guichet: string
  readonly rendu: Montant
  readonly dote: 'oui' | 'non'
  readonly remplace: number | null
  readonly reculent: readonly string[]
}

/**
 * Prend une décision, sous les verrous du guichet : qui n'a pas lu celle qu'il remplacerait, ou n'a pas la signature, est arrêté. Tant que
 * la dernière n'est pas notifiée, celle-ci la corrige : pourquoi elle revoyait et son délai restent.
 */
export const prendreDecision = async (
  base: Base,
  acteDe: Delegable,
  demande: Demande & { readonly vue?: number | undefined; readonly revision: string | null },
  { objet, par, le, monde }: Contexte<Monde>,
): Promise<Result<Prise, readonly Refus[]>> => {
  const lu = await lireAvecRegles(base, monde, objet.id, le)
  await verrouiller(base, lu)
  const pieces = await lirePieces(base, monde, lu, demande.projets, le)
  const decisions = await lireDecisions(base, objet.id)
  const derniere = decisions.at(-1)
  const corrigee = derniere?.notifieeLe === null ? derniere : undefined
  const revision = demande.revision ?? corrigee?.revision ?? null
  const decision = decider(lu.guichet, pieces, demande)
  // Corriger une décision revue, c'est encore revoir : la délégation doit le permettre (G-43).
  const signe = revision === null ? acteDe : 'revoir-decision'
  const signature = await lireSignature(base, signe, decision.ok ? decision.value.montant : 0n, lu, { par, le })
  const tous = [
    ...(signature.ok ? [] : signature.error),
    ...refusDeChangement(derniere, demande.vue, lu.appel.fuseau),
    ...(decision.ok ? [] : decision.error),
  ]
  if (tous.length > 0 || !decision.ok || !signature.ok) return err(tous)
  // Qui attend déjà garde sa place, notifiée ou non, si la décision n'en dit pas une autre.
  const gardee = demande.ordre === undefined ? (cleTenue(decisions) ?? null) : null
  const ordre = decision.value.sens === 'en-attente' ? (gardee ?? cleDe(pieces.attente, demande.ordre)) : null
  return ok({
    ...decision.value,
    ordre,
    revision,
    signature: signature.value,
    prevue: retient(decision.value.sens) ? (aidePrevue(pieces) ?? null) : null,
    seance: pieces.seance?.code ?? null,
    // Une décision prise hors de la commission, sur une place rendue ou un recours, court de son propre jour.
    aNotifierAvant:
      corrigee === undefined
        ? aNotifierAvant(lu.appel, derniere === undefined ? pieces.seance?.jour : jourDe(le, lu.appel.fuseau))
        : corrigee.aNotifierAvant,
    guichet: lu.guichet.code,
    rendu: pieces.enveloppe === undefined ? 0n : await lireEngage(base, objet.id),
    dote: pieces.enveloppe === undefined ? 'non' : 'oui',
    remplace: derniere?.rang ?? null,
    reculent: ordre === null || gardee !== null ? [] : pieces.attente.filter((e) => e.cle >= ordre).map((e) => e.dossier),
  })
}

/** La direction signe elle-même ; un délégataire, sous une délégation qui vaut ce jour-là, et sur un dossier où il n'a pas pris part. */
const lireSignature = async (
  base: Base,
  acteDe: Delegable,
  montant: Montant,
  { dossier, appel }: DossierLu,
  { par, le }: { readonly par: Acteur; readonly le: Instant },
): Promise<Result<string | null, readonly Refus[]>> => {
  if (par.role !== 'delegataire') return ok(null)
  const siennes = (await lireSignatures(base, appel.code)).filter((s) => s.agent === par.id)
  const signature = signer(siennes, acteDe, montant, jourDe(le, appel.fuseau), appel.fuseau)
  const part = refusDePartPrise(await lireAvis(base, dossier.id), par.id)
  if (!signature.ok) return err([...signature.error, ...part])
  return part.length > 0 ? err(part) : ok(signature.value.id)
}

/** La décision remplacée rend son argent avant que la nouvelle n'engage le sien : les deux, ou aucune. */
export const ecrireLaDecision = async (
  base: Base,
  fait: Prise,
  objet: Vivant,
  par: Acteur,
  le: Instant,
): Promise<readonly Inscription[]> => {
  if (fait.ordre !== null) await faireReculer(base, fait.reculent, fait.ordre)
  await ecrireDecision(base, objet.id, fait, par.id, le)
  const mouvement = { appel: objet.appel, guichet: fait.guichet, dossier: objet.id, le, par: par.id }
  if (fait.rendu > 0n) {
    await ecrireMouvement(base, { ...mouvement, genre: 'desengagement', montant: -fait.rendu, motif: 'Décision remplacée' })
  }
  if (fait.dote === 'oui' && fait.montant > 0n) {
    const motif = fait.motif === '' ? 'Décision' : fait.motif
    await ecrireMouvement(base, { ...mouvement, genre: 'engagement', montant: fait.montant, motif })
  }
  const { sens, montant, motif, seance, projets, condition, ordre, ecart, manque, remplace, revision, signature, prevue } = fait
  const raisons = fait.raisons.map(({ code, clause }) => ({ code, clause }))
  return [
    vers(objet, 'decide', {
      sens,
      montant,
      motif,
      raisons,
      seance,
      projets,
      condition,
      ordre,
      ecart,
      manque,
      remplace,
      revision,
      signature,
      prevue,
    }),
  ]
}
