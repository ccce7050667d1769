import { lireCourriels } from '../acteurs/acteurs.sql.ts'
import type { Appel, Guichet } from '../appel/appel.ts'
import { clotureDe } from '../appel/calendrier.ts'
import { evenementsDe } from '../appel/dates.ts'
import { fenetreDe } from '../appel/fenetre.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireVivant } from '../journal/journal.sql.ts'
import { poster } from '../plateforme/courriel/courriel.sql.ts'
import { chacunASonTour } from '../plateforme/taches/tour.actes.ts'
import { avant, type Instant } from '../socle/temps.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { direRappel } from './rappels.phrases.ts'
import { lireBrouillons, lireRappelsFaits, lireSuivis, prendreRappel } from './rappels.sql.ts'
import { ETAPES, heureDuRappel, type RappelDu, rappelsDus } from './rappels.ts'

const PAR_LOT = 500

type QuiFerme = { readonly appel: Appel; readonly guichet: Guichet; readonly cloture: Instant }

/** Envoie les rappels dus à cet instant. Rend le nombre de rappels partis. */
export const rappeler = async (monde: Monde, le: Instant): Promise<number> => {
  const dus: (() => Promise<number>)[] = []
  for (const g of guichetsQuiFerment(monde.appels, le))
    for await (const r of rappelsDuGuichet(monde, g, le)) dus.push(() => envoyer(monde, g.appel, r, le))
  return chacunASonTour(dus, 'rappels')
}

/** Les rappels que doivent les brouillons d'un guichet, lus lot après lot. */
async function* rappelsDuGuichet(monde: Monde, { appel, guichet, cloture }: QuiFerme, le: Instant): AsyncGenerator<RappelDu> {
  for (let apres: string | undefined = ''; apres !== undefined; ) {
    const lot = await lireBrouillons(monde.base, { appel: appel.code, version: appel.version, guichet: guichet.code }, apres, PAR_LOT)
    const faits = await lireRappelsFaits(
      monde.base,
      lot.map((b) => b.dossier),
    )
    yield* rappelsDus(
      lot.map((b) => ({ ...b, cloture, fuseau: appel.fuseau })),
      le,
      faits,
    )
    apres = lot.length < PAR_LOT ? undefined : lot.at(-1)?.dossier
  }
}

/** Les instants où les brouillons d'un appel reçoivent un rappel, dans l'ordre. */
export const heuresDesRappels = (appel: Appel): readonly Instant[] =>
  appel.guichets
    .flatMap((g) => g.periodes.map((p) => clotureDe(p, appel.fuseau)))
    .flatMap((cloture) => ETAPES.map((e) => heureDuRappel(e, cloture, appel.fuseau)))
    .toSorted(Temporal.Instant.compare)

/** Les guichets ouverts qui ferment dans la semaine : les seuls dont les brouillons sont lus. */
const guichetsQuiFerment = (appels: readonly Appel[], le: Instant): readonly QuiFerme[] =>
  appels.flatMap((appel) =>
    appel.guichets.flatMap((guichet) => {
      const { etat, borne } = fenetreDe(guichet, appel.fuseau, le)
      return etat !== 'ouverte' || avant(le, heureDuRappel('J-7', borne, appel.fuseau)) ? [] : [{ appel, guichet, cloture: borne }]
    }),
  )

/** Sous le verrou du dossier : un dépôt en cours l'emporte. Rend le nombre de rappels partis, un ou zéro. */
const envoyer = (monde: Monde, appel: Appel, r: RappelDu, le: Instant): Promise<number> =>
  monde.base.transaction().execute(async (base) => {
    const vivant = await lireVivant(base, 'dossier', r.dossier)
    if (vivant?.etat !== 'brouillon' || vivant.organisme === null || !(await prendreRappel(base, r, le))) return 0
    const lu = await lireAvecRegles(base, monde, r.dossier, le)
    const dit = direRappel(lu, le, r.cloture)
    const dates = evenementsDe({ ...appel, guichets: [lu.guichet] }, `/dossiers/${r.dossier}`)
    const agenda = dates.filter((e) => 'fin' in e.quand && e.quand.fin.equals(r.cloture))
    const gens = await lireCourriels(base, [{ remplit: vivant.organisme }])
    const suivis = await lireSuivis(
      base,
      r.dossier,
      gens.flatMap((p) => p.agent ?? []),
    )
    const courriels = suivis.flatMap(({ personne, cle }) => {
      const a = gens.find((p) => p.agent === personne)?.courriel
      if (a === undefined) return []
      return [
        {
          a,
          objet: dit.objet,
          texte: dit.texte,
          signe: appel.agence.nom,
          emetteur: vivant.agence,
          sujet: r.dossier,
          personne,
          lien: { texte: 'Reprendre mon dossier', chemin: dit.chemin },
          agenda,
          autre: { texte: 'Ne plus recevoir de rappel pour ce dossier', chemin: `/rappels/${cle}` },
        },
      ]
    })
    await poster(base, courriels, le)
    return 1
  })
