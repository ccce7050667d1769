/**
 * Le débit permis : tant de demandes par fenêtre et par clé (adresse, courriel). Compté par serveur, ce qui suffit à
 * rendre vain un essai de tous les liens ; l'instant vient de l'appelant.
 */
export type Debit = { readonly permettre: (cle: string, ms: number) => boolean }

export const limiter = (nombre: number, fenetre: number): Debit => {
  const passages = new Map<string, readonly number[]>()
  return {
    permettre: (cle, ms) => {
      if (passages.size > 10_000) for (const [c, v] of passages) if ((v.at(-1) ?? 0) < ms - fenetre) passages.delete(c)
      const recents = (passages.get(cle) ?? []).filter((t) => t > ms - fenetre)
      passages.set(cle, [...recents, ms])
      return recents.length < nombre
    },
  }
}
