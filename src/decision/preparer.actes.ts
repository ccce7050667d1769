import type { Kysely } from 'kysely'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { lireAvis } from '../instruction/avis.sql.ts'
import { voirAvis } from '../instruction/voirAvis.ts'
import type { Contexte } from '../journal/executer.actes.ts'
import type { Preparation } from '../plateforme/saisie/presentation.ts'
import { direMontant } from '../socle/montant.ts'
import { lireDecision } from './decision.sql.ts'
import type { DecisionLue } from './decision.ts'
import { faitsADecider } from './faits-a-decider.phrases.ts'
import { aidePrevue, raisonsDeMoyens } from './moyens.ts'
import { lirePieces } from './pieces.actes.ts'
import { AUTRE } from './raisons.ts'
import { refuse, SENS_A_CHOISIR } from './sens.ts'

/** Le formulaire d'une décision : ce qu'il faut savoir, ce que l'appel permet ; il part de la décision à corriger, ou de l'avis de la commission. */
export const preparerDecision = async (base: Kysely<unknown>, { monde, objet, par, le }: Contexte<Monde>): Promise<Preparation> => {
  const lu = await lireAvecRegles(base, monde, objet.id, le)
  const pieces = await lirePieces(base, monde, lu, [], le)
  const derniere = await lireDecision(base, objet.id)
  const avis = voirAvis(par, { etat: objet.etat, avis: await lireAvis(base, objet.id) }, [])
  // Une raison tirée d'un avis ou d'une note en dit autant qu'eux.
  const examen = avis.voit === 'non' ? pieces.raisons.filter((r) => r.code.startsWith('condition.')) : pieces.raisons
  const offertes = [...examen, ...raisonsDeMoyens(lu.guichet, pieces, aidePrevue(pieces))]
  const attend = lu.guichet.choix.listeAttente === true
  const montant = pieces.avisRendu?.montant ?? null
  return {
    options: {
      sens: SENS_A_CHOISIR.filter((s) => attend || s.code !== 'en-attente'),
      projets: lu.dossier.projets.map((p) => ({ code: String(p.rang), libelle: `${p.rang}. ${p.titre}` })),
      raisons: [
        ...offertes.map((r) => ({ code: r.code, libelle: r.texte })),
        { code: AUTRE, libelle: 'Une autre raison, dite dans le motif' },
      ],
    },
    valeurs: {
      vue: derniere?.rang ?? 0,
      ...(derniere === undefined || derniere.notifieeLe !== null
        ? montant === null
          ? {}
          : { montant: direMontant(montant) }
        : valeursDe(derniere)),
    },
    faits: faitsADecider(lu, pieces, avis),
    liens: [
      { texte: 'Lire le dossier', href: `/dossiers/${objet.id}` },
      { texte: 'Lire les conditions de l’appel', href: `/dossiers/${objet.id}/recevabilite` },
    ],
    sansObjet: [...(attend ? [] : ['ordre']), ...(pieces.aide === 'plus-tard' ? ['montant'] : [])],
  }
}

const valeursDe = (d: DecisionLue): NonNullable<Preparation['valeurs']> => ({
  sens: d.sens,
  // L'autre raison n'est pas gardée : ses mots sont dans le motif.
  raisons: d.raisons.length === 0 && refuse(d.sens) ? [AUTRE] : d.raisons.map((r) => r.code),
  motif: d.motif,
  ...(d.montant > 0n ? { montant: direMontant(d.montant) } : {}),
  projets: d.projets?.map(String) ?? [],
  ecart: d.ecart ?? '',
  condition: d.condition?.texte ?? '',
  conditionAvant: d.condition?.avant.toString() ?? '',
})
