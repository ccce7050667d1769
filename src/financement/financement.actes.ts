import { z } from 'zod'
import { guichetDe } from '../appel/appel.ts'
import { ecrireMouvement, lireEngage, lireEnveloppePourEngager } from '../appel/enveloppe.sql.ts'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import { lireDecision } from '../decision/decision.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { refusDuGuichet } from '../instruction/conflit.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, montant, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { type Montant, somme } from '../socle/montant.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { resoudre } from './arbitrage.highs.ts'
import type { Probleme } from './arbitrage.ts'
import { lireProbleme } from './candidats.actes.ts'
import type { LigneSelection } from './ligne.ts'
import { direMotif } from './motifs.phrases.ts'
import { type Candidat, refusDAttente, sansArbitrage } from './poser.ts'
import { reajuster } from './reajuster.ts'
import { direRefus } from './refus.phrases.ts'
import { compterSelections, ecrireSelection } from './selection.sql.ts'
import type { Selection } from './selection.ts'

/** Une sélection proposée. `methodes` : celles qui l'ont prouvée optimale ; vide s'il n'y avait rien à choisir. */
export type Proposition = {
  readonly lignes: readonly LigneSelection[]
  readonly cout: Montant
  readonly reliquat: Montant | null
  readonly methodes: Selection['methodes']
}

/** Résout et met en lignes : chaque candidat, retenu ou avec sa raison. */
export const proposer = async (probleme: Probleme, candidats: readonly Candidat[]): Promise<Result<Proposition, readonly Refus[]>> => {
  // Tous ont tout décliné : il n'y a rien à choisir, et chaque dossier doit pourtant avancer.
  if (candidats.length === 0) return ok({ lignes: [], cout: 0n, reliquat: probleme.enveloppe ?? null, methodes: [] })
  const resolu = await resoudre(probleme)
  if (!resolu.ok)
    return err(
      resolu.error.map((r) =>
        refus(`arbitrage-${r.genre}`, direRefus(r), 'Rien n’a été arrêté. Corrigez le problème, ou recommencez.', ['A-19']),
      ),
    )
  const s = resolu.value
  const motifs = new Map(s.ecartees.map((e) => [e.code, direMotif(e.motif)]))
  const lignes = candidats.map((c) => ({
    dossier: c.dossier,
    code: c.code.slice(c.dossier.length + 1),
    titre: c.titre,
    retenue: s.retenues.includes(c.code),
    cout: c.cout,
    jours: c.jours,
    motif: s.retenues.includes(c.code) ? null : (motifs.get(c.code) ?? 'Moindre valeur à ressources égales.'),
  }))
  return ok({ lignes, cout: s.cout, reliquat: s.reliquat ?? null, methodes: s.methodes })
}

export const acteSelectionner = acte({
  nom: 'selectionner',
  genre: 'appel',
  titre: 'Arrêter la sélection',
  preparer: async (_base, { objet, monde }) => ({
    options: {
      guichet: (monde.appelCourant(objet.appel)?.guichets ?? [])
        .filter((g) => g.arbitrage !== undefined)
        .map((g) => ({ code: g.code, libelle: g.titre })),
    },
  }),
  suite: 'La sélection est prouvée optimale, engagée sur l’enveloppe et écrite au journal, avec la raison de chaque écart.',
  saisie: z.object({ guichet: choixParmi('Guichet'), derogation: texteLibre('Motif pour passer outre les audits non clos') }),
  decider: async (base, s, { objet, par, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const guichet = appel === undefined ? undefined : guichetDe(appel, s.guichet)
    if (appel === undefined || guichet?.arbitrage === undefined) return err([sansArbitrage])
    const enveloppe = guichet.argent.enveloppe === undefined ? undefined : await lireEnveloppePourEngager(base, appel.code, guichet.code)
    const lu = await lireProbleme(base, appel, guichet, enveloppe?.reste)
    const deports = await lireDeportsDe(
      base,
      lu.dossiers.map((d) => d.id),
    )
    const tous = [
      ...refusDuGuichet(deports.values(), par),
      ...refusDAttente(guichet, lu.enCours, s.derogation),
      ...(lu.dossiers.length === 0
        ? [
            refus(
              'sans-candidat',
              'Aucun dossier n’attend de sélection à ce guichet.',
              'Revenez quand des dossiers seront prêts.',
              guichet.arbitrage.clause,
            ),
          ]
        : []),
    ]
    if (tous.length > 0) return err(tous)
    const proposition = await proposer(lu.probleme, lu.candidats)
    return proposition.ok
      ? ok({
          ...proposition.value,
          lignes: [...proposition.value.lignes, ...lu.declinees],
          guichet: guichet.code,
          objet: guichet.arbitrage.objet,
          derogation: s.derogation ?? null,
          dossiers: lu.dossiers,
          probleme: lu.probleme,
          engage: enveloppe !== undefined,
        })
      : proposition
  },
  ecrire: async (base, fait, { objet, le, par }) => {
    const id = `${objet.appel}-${fait.guichet}-${(await compterSelections(base, objet.appel, fait.guichet)) + 1}`
    const probleme = JSON.stringify(fait.probleme, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v))
    await ecrireSelection(
      base,
      {
        id,
        appel: objet.appel,
        guichet: fait.guichet,
        objet: fait.objet,
        le,
        derogation: fait.derogation,
        probleme,
        lignes: fait.lignes,
        cout: fait.cout,
        reliquat: fait.reliquat,
      },
      par.id,
    )
    const trace = vers(objet, objet.etat, {
      selection: id,
      cout: fait.cout,
      reliquat: fait.reliquat,
      derogation: fait.derogation,
      retenues: fait.lignes.filter((l) => l.retenue).length,
    })
    if (fait.objet === 'projets') return [trace]
    const parDossier = fait.dossiers.map((d) => ({ id: d.id, lignes: fait.lignes.filter((l) => l.dossier === d.id) }))
    for (const d of parDossier) {
      const cout = somme(d.lignes.filter((l) => l.retenue).map((l) => l.cout))
      if (fait.engage && cout > 0n) {
        await ecrireMouvement(base, {
          appel: objet.appel,
          guichet: fait.guichet,
          dossier: d.id,
          genre: 'engagement',
          montant: cout,
          motif: `Sélection ${id}`,
          le,
          par: par.id,
        })
      }
    }
    return [
      trace,
      ...parDossier.map((d) => ({
        genre: 'dossier' as const,
        id: d.id,
        fil: `dossier:${d.id}`,
        vers: d.lignes.some((l) => l.retenue) ? 'finance' : 'non-finance',
        contenu: {
          selection: id,
          retenues: d.lignes.filter((l) => l.retenue).map((l) => l.code),
          ecartees: d.lignes.filter((l) => !l.retenue).map((l) => ({ code: l.code, motif: l.motif })),
        },
      })),
    ]
  },
})

export const acteReajuster = acte({
  nom: 'reajuster',
  genre: 'dossier',
  titre: 'Réajuster l’aide',
  suite: 'Le complément est engagé sur le reliquat ; il est versé avec le solde.',
  saisie: z.object({ montant: montant('Complément'), motif: texteLong('Motif') }),
  decider: async (base, s, { objet, le, monde }) => {
    const { appel, guichet, dossier } = await lireAvecRegles(base, monde, objet.id, le)
    const enveloppe = await lireEnveloppePourEngager(base, appel.code, guichet.code)
    const retenus = (await lireDecision(base, objet.id))?.projets
    const projets = dossier.projets.filter((p) => retenus?.includes(p.rang) ?? true)
    const eligible = compterProjets(projets, guichet.argent.depenses).net
    const decision = reajuster(guichet, appel.fuseau, { enveloppe, accorde: await lireEngage(base, objet.id), eligible }, s, le)
    return decision.ok ? ok({ ...decision.value, guichet: guichet.code }) : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireMouvement(base, {
      appel: objet.appel,
      guichet: fait.guichet,
      dossier: objet.id,
      genre: 'reajustement',
      montant: fait.montant,
      motif: fait.motif,
      le,
      par: par.id,
    })
    return [vers(objet, objet.etat, { montant: fait.montant, total: fait.total, motif: fait.motif })]
  },
})
