import { type Appel, guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { lireDossiersDeSeance, lireRecevabilitesDe } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import { voirEtats } from '../journal/lecture.sql.ts'
import { lireAvisRendusDe, lireDeliberes } from './avis-rendu.sql.ts'
import type { Inscrit } from './ordreDuJour.ts'
import type { Occupation } from './presence.ts'
import { quorumDe } from './quorum.ts'
import type { Tenant } from './tenant.ts'

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
  const inscrits = await lireDossiersDeSeance(base, appel.code, seance.code)
  const deliberes = (await lireDeliberes(base, appel.code, seance.code)).map((d) => d.dossier)
  const ids = [...new Set([...inscrits, ...deliberes])].toSorted()
  const etats = await voirEtats(base, 'dossier', ids)
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const avis = await lireAvisDe(base, ids)
  const deports = await lireDeportsDe(base, ids)
  const rendus = await lireAvisRendusDe(base, ids)
  return (await lireDossiers(base, ids)).flatMap((dossier) => {
    const guichet = guichetDe(monde.appel(dossier.appel, dossier.version), dossier.guichet)
    const { id } = dossier
    if (guichet === undefined || appel.commission === undefined) return []
    const ecartes = deports.get(id) ?? []
    return [
      {
        dossier,
        guichet,
        demande: guichet.projets === undefined ? undefined : compterProjets(dossier.projets, guichet.argent.depenses).net,
        etat: etats.get(id) ?? '',
        recevabilite: recevabilites.get(id),
        avis: avis.get(id) ?? [],
        deports: ecartes,
        rendus: (rendus.get(id) ?? []).filter((r) => r.seance === seance.code),
        quorum: quorumDe(
          appel.commission,
          tenants,
          presents,
          ecartes.map((d) => d.agent),
        ),
      },
    ]
  })
}
