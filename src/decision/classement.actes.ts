import type { Kysely } from 'kysely'
import type { Appel, Guichet } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Dossier } from '../candidature/dossier.ts'
import { faitsDuDossier } from '../candidature/faits.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { prioriteDe } from '../instruction/facteurs.publicodes.ts'
import { lireRecevabilitesDe } from '../instruction/instruction.sql.ts'
import { classer, type Priorite } from '../instruction/priorite.ts'
import { voirEtats } from '../journal/lecture.sql.ts'
import { jourDe } from '../socle/temps.ts'
import { lireDecisionsDe } from './decision.sql.ts'
import type { DecisionLue } from './decision.ts'
import { lireConcurrents } from './places.sql.ts'
import { type EnLice, sortDe } from './proposition.ts'

/** Un dossier du guichet, à son rang selon les facteurs de risque. */
export type Classe = {
  readonly id: string
  readonly rang: number
  readonly organisme: string
  readonly priorite: Priorite
  readonly etat: string
  readonly decision: DecisionLue | undefined
}

/** Tous les dossiers qui concourent à un guichet, du premier au dernier rang. */
export const lireClassement = async (
  base: Kysely<unknown>,
  monde: Pick<Monde, 'appel'>,
  appel: Appel,
  guichet: Guichet,
): Promise<readonly Classe[]> => {
  const ids = await lireConcurrents(base, appel.code, guichet.code)
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const decisions = await lireDecisionsDe(base, ids)
  const etats = await voirEtats(base, 'dossier', ids)
  const dossiers = (await lireDossiers(base, ids)).flatMap((dossier) =>
    dossier.deposeLe === null
      ? []
      : [
          {
            id: dossier.id,
            organisme: dossier.organisme.nom,
            deposeLe: dossier.deposeLe,
            priorite:
              recevabilites.get(dossier.id)?.priorite ?? prioriteAuDepot(monde.appel(dossier.appel, dossier.version), guichet, dossier),
            etat: etats.get(dossier.id) ?? '',
            decision: decisions.get(dossier.id),
          },
        ],
  )
  return classer(dossiers)
}

/** Ceux qui sont encore en lice. */
export const enLice = (classement: readonly Classe[]): readonly EnLice[] =>
  classement.flatMap(({ id, rang, etat, decision }) => {
    const sort = sortDe(etat, decision)
    return sort === undefined ? [] : [{ id, rang, ...sort }]
  })

/** La priorité écrite à la recevabilité fait foi ; d'ici là, celle que donnent les faits du dossier déposé. */
const prioriteAuDepot = (appel: Appel, guichet: Guichet, dossier: Dossier): Priorite =>
  prioriteDe({
    appel,
    guichet,
    faits: faitsDuDossier(dossier, guichet, {}, jourDe(dossier.deposeLe ?? dossier.ouvertLe, appel.fuseau)),
  })
