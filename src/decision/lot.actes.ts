import type { Kysely } from 'kysely'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireVivant } from '../journal/journal.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Instant } from '../socle/temps.ts'
import { lireDecisionsDe } from './decision.sql.ts'
import type { Effet, Etat, Lot } from './lot.ts'
import { compterRetenus } from './places.sql.ts'
import { ecrireLaDecision, prendreDecision } from './prendre.actes.ts'

/** Ce que le lot ferait, dossier après dossier : chacun est décidé pour de bon, dans une transaction que l'on défait. */
export const simulerLot = async (
  monde: Monde,
  lieu: { readonly appel: string; readonly guichet: string },
  lot: Lot,
  par: Acteur,
  le: Instant,
): Promise<Effet> => {
  const base = await monde.base.startTransaction().execute()
  try {
    const vues = await lireDecisionsDe(base, lot.dossiers)
    const avant = await lireEtat(base, lieu)
    const lignes: Effet['lignes'][number][] = []
    for (const dossier of lot.dossiers) {
      const vue = vues.get(dossier)?.rang ?? 0
      const objet = await lireVivant(base, 'dossier', dossier)
      if (objet === undefined) continue
      const ecarts = await monde.ecarter(base, par, objet, 'decider')
      const prise = await prendreDecision(base, 'decider', { ...lot, projets: [], vue, revision: null }, { objet, par, le, monde })
      if (prise.ok && ecarts.length === 0) await ecrireLaDecision(base, prise.value, objet, par, le)
      lignes.push({ dossier, vue, refus: [...ecarts, ...(prise.ok ? [] : prise.error)] })
    }
    return { lignes, avant, apres: await lireEtat(base, lieu) }
  } finally {
    await base.rollback().execute()
  }
}

const lireEtat = async (
  base: Kysely<unknown>,
  { appel, guichet }: { readonly appel: string; readonly guichet: string },
): Promise<Etat> => ({
  tenues: await compterRetenus(base, appel, guichet, ''),
  enveloppe: (await voirEnveloppes(base, appel)).find((e) => e.guichet === guichet),
})
