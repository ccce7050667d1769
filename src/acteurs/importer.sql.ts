import type { Kysely } from 'kysely'
import { direJour, type Instant, type Jour, jourAvant } from '../socle/temps.ts'
import type { Fiche, Lecture, Remarque, Source } from './fiche.ts'
import { ecrireFiches, ecrireReleve, lireReleves, type Releve } from './fiches.sql.ts'

/** Un fichier de registre ouvert : ce qu'on en lit au fil de l'eau, et le jour qu'il dit, connu une fois lu. */
export type Flux = { readonly source: Source; readonly fichier: string; readonly lectures: AsyncIterable<Lecture>; readonly du: () => Jour }

export type Suivi = { readonly lues: (nombre: number) => void; readonly remarquer: (r: Remarque) => Promise<void> | void }

const LOT = 1_000

/**
 * Importe un relevé en une transaction : s'il échoue en chemin, le registre d'avant est intact et l'import se relance tel quel.
 * Les fiches arrivent par lots de mille ; rien d'autre n'est gardé en mémoire.
 * @throws si le fichier ne se lit pas jusqu'au bout, ou s'il est plus ancien que le dernier relevé FINESS importé
 */
export const importer = (base: Kysely<unknown>, flux: Flux, le: Instant, suivi: Suivi): Promise<Releve> =>
  base.transaction().execute(async (tx) => {
    let bilan = { lues: 0, gardees: 0, nouvelles: 0, changees: 0, rejetees: 0, remarques: 0 }
    const lot: Fiche[] = []
    const vider = async (): Promise<void> => {
      const e = await ecrireFiches(tx, lot.splice(0), flux.du())
      bilan = {
        ...bilan,
        gardees: bilan.gardees + e.gardees,
        nouvelles: bilan.nouvelles + e.nouvelles,
        changees: bilan.changees + e.changees,
      }
      suivi.lues(bilan.lues)
    }
    for await (const { fiches, remarques } of flux.lectures) {
      for (const r of remarques) await suivi.remarquer(r)
      const rejetees = bilan.rejetees + remarques.filter((r) => r.sort === 'rejetee').length
      bilan = { ...bilan, lues: bilan.lues + fiches.length, rejetees, remarques: bilan.remarques + remarques.length }
      lot.push(...fiches)
      if (lot.length >= LOT) await vider()
    }
    await vider()
    if (bilan.lues === 0 && bilan.remarques === 0) throw new Error('Ce fichier ne porte aucun établissement.')
    const dernier = (await lireReleves(tx)).get(flux.source)
    if (flux.source === 'finess' && dernier !== undefined && jourAvant(flux.du(), dernier))
      throw new Error(
        `Ce relevé est du ${direJour(flux.du())}, le registre est déjà du ${direJour(dernier)} : rien n’a été changé. Importez un relevé plus récent.`,
      )
    const releve = { ...bilan, source: flux.source, fichier: flux.fichier, du: flux.du() }
    await ecrireReleve(tx, releve, le)
    return releve
  })
