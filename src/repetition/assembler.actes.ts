import type { Kysely } from 'kysely'
import { lireCourriels } from '../acteurs/acteurs.sql.ts'
import { peutAgir } from '../acteurs/habilitation.ts'
import type { Fichiers, Monde, Savoir } from '../appel/monde.actes.ts'
import { avertissements } from '../consequences.ts'
import { poster } from '../plateforme/courriel/courriel.sql.ts'
import type { Instant } from '../socle/temps.ts'

/** Assemble le monde des actes sur une base ouverte. */
export const assembler = (
  savoir: Savoir,
  parts: {
    readonly base: Kysely<unknown>
    readonly maintenant: () => Instant
    readonly fichiers: Fichiers
    readonly secret: Monde['secret']
    /** L'adresse publique du service, que les liens des courriels complètent. */
    readonly url?: string
  },
): Monde => ({
  ...savoir,
  ...parts,
  peutAgir,
  prevenir: async (base, acte, objet, fait, le) => {
    const prevus = avertissements(acte, objet, fait)
    const adresses = await lireCourriels(
      base,
      prevus.map((p) => p.a),
    )
    const courriels = adresses.flatMap(({ rang, courriel }) => {
      const p = prevus[rang]
      return p === undefined
        ? []
        : [{ a: courriel, objet: p.objet, texte: p.chemin === undefined ? p.texte : `${p.texte} ${parts.url ?? ''}${p.chemin}` }]
    })
    await poster(base, courriels, le)
  },
})
