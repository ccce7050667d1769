import type { Monde } from '../appel/monde.actes.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Instant } from '../socle/temps.ts'
import type { Ligne } from './liste.ts'
import type { Prevision } from './lot.ts'
import { type Lot, lireSorts, noterSort } from './lots.sql.ts'

type Qui = { readonly par: Acteur; readonly le: Instant }

/** Ce que l'acte ferait de chaque dossier, l'un après l'autre, sans rien écrire. */
export const prevoirLot = async (
  monde: Monde,
  acte: ActeConnu<Monde>,
  lignes: readonly Ligne[],
  saisie: unknown,
  qui: Qui,
): Promise<readonly Prevision[]> => {
  const previsions: Prevision[] = []
  for (const { dossier, organisme } of lignes) {
    const prevu = await acte.prevoir(monde, { objet: dossier, saisie, ...qui })
    previsions.push({ dossier, organisme, refus: prevu.ok ? [] : prevu.error })
  }
  return previsions
}

/**
 * Fait l'acte sur chaque dossier dont le tour n'est pas venu, chacun dans sa transaction. Le sort d'un dossier s'y note avec l'acte : arrêté en
 * route, le lot reprend où il en était, et deux reprises à la fois ne font rien deux fois.
 */
export const poursuivreLot = async (monde: Monde, acte: ActeConnu<Monde>, lot: Lot, qui: Qui): Promise<void> => {
  for (const { dossier, saisie, resultat } of await lireSorts(monde.base, lot.id, qui.par)) {
    if (resultat !== null) continue
    const enNotant: Monde = {
      ...monde,
      prevenir: async (base, ...suite) => {
        await monde.prevenir(base, ...suite)
        if (!(await noterSort(base, lot.id, dossier, 'fait', []))) throw DEJA_FAIT
      },
    }
    const fait = await acte.faire(enNotant, { objet: dossier, saisie: { ...lot.saisie, ...saisie }, ...qui }).catch((erreur: unknown) => {
      if (erreur === DEJA_FAIT) return undefined
      throw erreur
    })
    if (fait?.ok === false)
      await noterSort(
        monde.base,
        lot.id,
        dossier,
        'refuse',
        fait.error.map((r) => `${r.phrase} ${r.remede}`),
      )
  }
}

/** L'autre reprise a fait ce dossier : l'acte se défait, et ce n'est pas une faute. */
const DEJA_FAIT = new Error('Ce dossier du lot est déjà fait')
