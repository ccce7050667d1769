/** Fait chaque chose à son tour, dans sa propre transaction : si l'une échoue, les autres se font, et elle au passage suivant. Rend le total. */
export const chacunASonTour = async (choses: readonly (() => Promise<number>)[], nom: string): Promise<number> => {
  let faites = 0
  const echecs: unknown[] = []
  for (const faire of choses)
    faites += await faire().catch((erreur: unknown) => {
      echecs.push(erreur)
      return 0
    })
  if (echecs.length > 0) throw new AggregateError(echecs, `${echecs.length} ${nom} ne sont pas partis`)
  return faites
}
