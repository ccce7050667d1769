import { PgBoss } from 'pg-boss'

/** Une tâche de fond et son rythme, en cron (heure universelle). Plusieurs serveurs se la partagent : chaque passage n'a lieu qu'une fois. */
export type Tache = { readonly nom: string; readonly rythme: string; readonly faire: () => Promise<unknown> }

/** Met en route les tâches de fond ; un échec est dit et se retentera au passage suivant. */
export const ouvrirTaches = async (
  baseUrl: string,
  taches: readonly Tache[],
  dire: (erreur: unknown) => void,
): Promise<{ readonly arreter: () => Promise<void> }> => {
  const file = new PgBoss({ connectionString: baseUrl, max: 3, schema: 'taches' })
  file.on('error', dire)
  await file.start()
  for (const t of taches) {
    await file.createQueue(t.nom)
    await file.work(t.nom, async () => {
      await t.faire()
    })
    await file.schedule(t.nom, t.rythme)
  }
  return { arreter: () => file.stop({ graceful: false }) }
}
