import type { Kysely } from 'kysely'
import { type Appel, guichetDe } from '../appel/appel.ts'
import { lectureDesRegles } from '../appel/lecture.publicodes.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import { faitsDuDossier } from '../candidature/faits.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { lireDossiersDeSeance, lireRecevabilitesDe } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import { voirEtats } from '../journal/lecture.sql.ts'
import { jourDe } from '../socle/temps.ts'
import { lireAvisRendusDe, lireDeliberes } from './avis-rendu.sql.ts'
import { avisQuiVaut } from './avis-rendu.ts'
import { attenduDe, bornesDe } from './bornes.ts'
import type { Inscrit } from './ordreDuJour.ts'
import type { Occupation } from './presence.ts'
import { quorumDe, quorumGarde } from './quorum.ts'
import type { Tenant } from './tenant.ts'

/** Pour qui ne compte pas le quorum. */
export const SANS_PERSONNE = { tenants: [], presents: [] }

/**
 * Les dossiers d'une séance et tout ce qui s'en lit : une lecture par genre de chose, jamais par dossier. Un dossier qu'elle a ajourné
 * reste le sien, même inscrit à la suivante.
 */
export const lireInscrits = async (
  monde: Pick<Monde, 'base' | 'appel'>,
  appel: Appel,
  seance: Seance,
  { tenants, presents }: { readonly tenants: readonly Tenant[]; readonly presents: readonly Occupation[] },
): Promise<readonly Omit<Inscrit, 'decision'>[]> => {
  const { base } = monde
  const ids = await lireDossiersVus(base, appel.code, seance.code)
  const etats = await voirEtats(base, 'dossier', ids)
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const avis = await lireAvisDe(base, ids)
  const deports = await lireDeportsDe(base, ids)
  const rendus = await lireAvisRendusDe(base, ids)
  return (await lireDossiers(base, ids)).flatMap((dossier) => {
    const sien = monde.appel(dossier.appel, dossier.version)
    const guichet = guichetDe(sien, dossier.guichet)
    const { id } = dossier
    if (guichet === undefined || appel.commission === undefined) return []
    const faits = faitsDuDossier(dossier, guichet, {}, jourDe(dossier.deposeLe ?? dossier.ouvertLe, appel.fuseau))
    const ecartes = deports.get(id) ?? []
    const siens = (rendus.get(id) ?? []).filter((r) => r.seance === seance.code)
    const vaut = seance.tenueLe === null ? undefined : avisQuiVaut(siens)
    const garde = vaut === undefined ? undefined : quorumGarde(appel.commission, vaut)
    return [
      {
        dossier,
        guichet,
        demande: guichet.projets === undefined ? undefined : compterProjets(dossier.projets, guichet.argent.depenses).net,
        attendu: attenduDe(bornesDe(guichet, dossier, lectureDesRegles(sien, faits))),
        etat: etats.get(id) ?? '',
        recevabilite: recevabilites.get(id),
        avis: avis.get(id) ?? [],
        deports: ecartes,
        rendus: siens,
        quorum:
          garde ??
          quorumDe(
            appel.commission,
            tenants,
            presents,
            ecartes.map((d) => d.agent),
          ),
      },
    ]
  })
}

/** Les dossiers inscrits à une séance, et ceux dont elle a délibéré. */
const lireDossiersVus = async (base: Kysely<unknown>, appel: string, seance: string): Promise<readonly string[]> => {
  const deliberes = (await lireDeliberes(base, appel, seance)).map((d) => d.dossier)
  return [...new Set([...(await lireDossiersDeSeance(base, appel, seance)), ...deliberes])].toSorted()
}

/** Les dossiers d'une séance dont cette personne est écartée : rien ne lui en est dit (G-42). */
export const lireTus = async (base: Kysely<unknown>, appel: string, seance: string, agent: string): Promise<readonly string[]> => {
  const deports = await lireDeportsDe(base, await lireDossiersVus(base, appel, seance))
  return [...deports].filter(([, ecartes]) => ecartes.some((e) => e.agent === agent)).map(([id]) => id)
}
