import type { Kysely } from 'kysely'
import { lireCourriels } from '../acteurs/acteurs.sql.ts'
import { peutAgir } from '../acteurs/habilitation.ts'
import type { Fichiers, Monde, Savoir } from '../appel/monde.actes.ts'
import { avertissements } from '../consequences.ts'
import { lireEcartesParmi } from '../instruction/conflit.sql.ts'
import { ecarter } from '../instruction/ecarter.actes.ts'
import { poster } from '../plateforme/courriel/courriel.sql.ts'
import type { Instant } from '../socle/temps.ts'

/** Assemble le monde des actes sur une base ouverte. */
export const assembler = (
  savoir: Savoir,
  parts: {
    readonly base: Kysely<unknown>
    readonly maintenant: () => Instant
    readonly fichiers: Fichiers
    readonly antivirus?: Monde['antivirus']
    readonly secret: Monde['secret']
    /** L'adresse publique, qui précède les pages où mènent les courriels. */
    readonly adresse: string
  },
): Monde => ({
  ...savoir,
  ...parts,
  antivirus: parts.antivirus,
  peutAgir,
  ecarter,
  prevenir: async (base, acte, objet, fait, le) => {
    const appel = savoir.appelCourant(objet.appel)
    const prevus = avertissements(acte, objet, fait, appel, le)
    const adresses = await lireCourriels(
      base,
      prevus.map((p) => p.a),
    )
    const sujet = objet.fil.startsWith('dossier:') ? objet.fil.replace('dossier:', '') : undefined
    const dossier = sujet === undefined ? {} : { sujet }
    // Qui est écarté d'un dossier n'en reçoit plus de courriel (G-42) ; l'organisme qu'il représente, lui, est toujours prévenu.
    const agents = adresses.flatMap(({ rang, agent }) => (agent !== undefined && 'role' in (prevus[rang]?.a ?? {}) ? [agent] : []))
    const ecartes = sujet === undefined || agents.length === 0 ? [] : await lireEcartesParmi(base, sujet, agents)
    const courriels = adresses.flatMap(({ rang, courriel, agent }) => {
      const prevu = prevus[rang]
      if (prevu === undefined || ('role' in prevu.a && agent !== undefined && ecartes.includes(agent))) return []
      const { a: _, ...dit } = prevu
      return [
        {
          ...dit,
          ...dossier,
          a: courriel,
          ...(agent === undefined ? {} : { personne: agent }),
          ...(appel === undefined ? {} : { signe: appel.agence.nom, emetteur: objet.agence }),
        },
      ]
    })
    await poster(base, courriels, le)
  },
})
