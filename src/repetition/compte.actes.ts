import { voirEnveloppes, voirMouvements } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { lireDecision } from '../decision/decision.sql.ts'
import { lireLignesDuDossier } from '../financement/selection.sql.ts'
import { direFraction, type Fraction } from '../grille/fraction.ts'
import type { Grille, Reponses } from '../grille/grille.ts'
import { situer } from '../grille/niveau.ts'
import { noter } from '../grille/score.ts'
import { voirFil } from '../journal/lecture.sql.ts'
import { verifierJournal } from '../journal/verification.sql.ts'
import { direMontant } from '../socle/montant.ts'
import { lireMesures } from '../suivi/mesures.actes.ts'
import { lireVersements } from '../versement/versement.sql.ts'
import type { Joue, Partie } from './jouer.actes.ts'

/** Ce qu'un scénario a donné : l'état final de chaque dossier, les refus et leurs clauses, l'argent, la maturité avant et après. */
export const rendreCompteDe = async (monde: Monde, partie: Partie, joues: readonly Joue[]) => {
  const { scenario, dossiers } = partie
  const journal = await verifierJournal(monde.base)
  return {
    scenario: scenario.code,
    dossiers: await Promise.all(
      scenario.dossiers.map(async (d) => ({
        ref: d.ref,
        organisme: d.organisme,
        guichet: d.guichet,
        ...(await dossierDe(monde, dossiers.get(d.ref))),
      })),
    ),
    refus: joues
      .filter((j) => j.refus.length > 0)
      .map((j) => ({
        le: j.geste.le.toString(),
        sur: j.geste.sur ?? scenario.appel.code,
        acte: j.geste.acte,
        refus: j.refus.map(({ motif, clause, phrase }) => ({ motif, clause, phrase })),
      })),
    enveloppes: (await voirEnveloppes(monde.base, scenario.appel.code)).map((e) => ({
      guichet: e.guichet,
      total: direMontant(e.total),
      engage: direMontant(e.engage),
      reste: direMontant(e.reste),
      exact: e.engage + e.reste === e.total,
    })),
    grandLivre: (await voirMouvements(monde.base, scenario.appel.code)).map((m) => ({
      guichet: m.guichet,
      dossier: m.dossier,
      genre: m.genre,
      montant: direMontant(m.montant),
      motif: m.motif,
    })),
    journal: { fils: journal.fils, entrees: journal.entrees, racine: journal.racine, ruptures: journal.ruptures },
    inattendus: joues
      .filter((j) => j.inattendu)
      .map((j) => ({
        le: j.geste.le.toString(),
        sur: j.geste.sur,
        acte: j.geste.acte,
        attendu: j.geste.refus ?? [],
        recu: j.refus.map((r) => `${r.motif} : ${r.phrase}`),
      })),
  }
}
export type CompteRendu = Awaited<ReturnType<typeof rendreCompteDe>>

const dossierDe = async (monde: Monde, id: string | undefined) => {
  if (id === undefined) return { id: null, etat: 'jamais-ouvert', objets: [], montant: null, versements: [], selection: [], maturite: [] }
  const { base } = monde
  const fil = await voirFil(base, `dossier:${id}`)
  const decision = await lireDecision(base, id)
  const mesures = await lireMesures(base, monde, await lireAvecRegles(base, monde, id, monde.maintenant()))
  return {
    id,
    etat: fil.find((o) => o.genre === 'dossier')?.etat ?? 'inconnu',
    objets: fil.filter((o) => o.genre !== 'dossier').map((o) => ({ genre: o.genre, id: o.id, etat: o.etat })),
    montant: decision === undefined ? null : direMontant(decision.montant),
    versements: (await lireVersements(base, id)).map((v) => ({
      code: v.code,
      etat: v.etat,
      montant: v.montant === null ? null : direMontant(v.montant),
    })),
    selection: (await lireLignesDuDossier(base, id)).map((l) => ({ code: l.code, retenue: l.retenue, motif: l.motif })),
    maturite: mesures.map((m) => ({
      grille: m.grille.code,
      avant: mesurer(m.grille, m.avant),
      apres: m.apres === undefined ? null : mesurer(m.grille, m.apres),
    })),
  }
}

const mesurer = (grille: Grille, reponses: Reponses) => {
  const note = noter(grille, reponses)
  if (!note.ok || note.value.score === 'sans-objet') return null
  const { retenu, bas, haut } = note.value.score
  const position = situer(grille, note.value)
  const dire = (f: Fraction) => direFraction(f)
  return {
    score: dire(retenu),
    entre: [dire(bas), dire(haut)],
    niveau: position === 'sans-objet' ? null : position.atteint.niveau,
    repondues: `${note.value.decompte.repondus} sur ${note.value.decompte.items - note.value.decompte.nonApplicables}`,
  }
}
