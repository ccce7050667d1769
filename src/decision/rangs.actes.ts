import type { Guichet } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { etablirFaits } from '../candidature/avec-regles.actes.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { calculesDe, prioriteDe } from '../instruction/facteurs.publicodes.ts'
import { lireRecevabilitesDe } from '../instruction/instruction.sql.ts'
import { ranger } from '../instruction/rang.ts'
import { totalDe } from '../instruction/total.ts'
import { peutVoirCalcul } from '../instruction/voirAvis.ts'
import { voirEtats } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import type { NotesDuGuichet } from './rangs.ts'

/** Le rang selon les notes, quand les critères pèsent ; pour qui peut lire les avis de tous ces dossiers. */
export const lireNotes = async (
  { base, ...monde }: Monde,
  guichet: Guichet,
  acteur: Acteur,
  le: Temporal.Instant,
  ids: readonly string[],
): Promise<NotesDuGuichet | undefined> => {
  const avis = await lireAvisDe(base, ids)
  const etats = await voirEtats(base, 'dossier', ids)
  const deports = await lireDeportsDe(base, ids)
  const deporte = (id: string): boolean => (deports.get(id) ?? []).some((x) => x.agent === acteur.id)
  const aNoter = ids.filter((id) => !deporte(id)).map((id) => ({ etat: etats.get(id) ?? '', avis: avis.get(id) ?? [] }))
  const fermees = peutVoirCalcul(acteur, guichet, aNoter)
  if (fermees !== undefined) return { raison: `${fermees.phrase} Il vous reste des dossiers à noter.` }
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const dossiers = await lireDossiers(base, ids)
  const concurrents = dossiers.flatMap((dossier) => {
    const appel = monde.appel(dossier.appel, dossier.version)
    const lu = { appel, guichet, faits: etablirFaits(monde, appel, guichet, dossier, {}, le).faits }
    const total = totalDe(guichet.choix.criteres, avis.get(dossier.id) ?? [], calculesDe(lu))
    const { points } = recevabilites.get(dossier.id)?.priorite ?? prioriteDe(lu)
    return total === undefined ? [] : [{ dossier: dossier.id, total, priorite: points }]
  })
  if (concurrents.length === 0) return undefined
  const noms = new Map(dossiers.map((d) => [d.id, d.organisme.nom]))
  return {
    lignes: ranger(guichet.choix, concurrents)
      .filter((r) => !deporte(r.dossier))
      .map((r) => ({ ...r, organisme: noms.get(r.dossier) ?? r.dossier })),
  }
}
