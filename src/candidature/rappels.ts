import { avant, type Instant } from '../socle/temps.ts'

/** Les trois rappels d'avant une clôture, du plus lointain au plus proche. */
export const ETAPES = ['J-7', 'J-2', 'H-6'] as const
export type Etape = (typeof ETAPES)[number]

/** Un brouillon et la clôture qui l'attend : le premier instant où il ne sera plus reçu. */
export type BrouillonEnCours = { readonly dossier: string; readonly ouvertLe: Instant; readonly cloture: Instant; readonly fuseau: string }
export type RappelFait = { readonly dossier: string; readonly cloture: Instant; readonly etape: Etape }
/** `etape` : celle qui est dite ; `avec` : toutes celles qui sont faites par là, elle comprise. */
export type RappelDu = Omit<RappelFait, 'etape'> & { readonly etape: Etape; readonly avec: readonly Etape[] }

/** Le lien par lequel une personne arrête les rappels d'un dossier ; `arreteLe` : c'est fait. */
export type Suivi = { readonly cle: string; readonly dossier: string; readonly arreteLe: Instant | null }

/**
 * Les rappels à envoyer maintenant, un par brouillon au plus. Un rappel dont l'heure est passée sans que personne ne l'envoie est rattrapé
 * avant la clôture, avec ceux qui le précèdent ; jamais après. Un brouillon ouvert depuis ne reçoit pas les rappels d'avant lui.
 */
export const rappelsDus = (
  brouillons: readonly BrouillonEnCours[],
  maintenant: Instant,
  dejaFaits: readonly RappelFait[],
): readonly RappelDu[] => {
  const faits = new Set(dejaFaits.map(cle))
  return brouillons.flatMap(({ dossier, ouvertLe, cloture, fuseau }) => {
    if (!avant(maintenant, cloture)) return []
    const passees = ETAPES.filter((e) => {
      const heure = heureDuRappel(e, cloture, fuseau)
      return avant(ouvertLe, heure) && !avant(maintenant, heure)
    })
    const etape = passees.at(-1)
    if (etape === undefined || faits.has(cle({ dossier, cloture, etape }))) return []
    return [{ dossier, cloture, etape, avec: passees.filter((e) => !faits.has(cle({ dossier, cloture, etape: e }))) }]
  })
}

/** Les jours se comptent au calendrier du lieu, à la même heure : un changement d'heure ne les déplace pas. Les heures sont des heures. */
export const heureDuRappel = (etape: Etape, cloture: Instant, fuseau: string): Instant => {
  switch (etape) {
    case 'J-7':
      return cloture.toZonedDateTimeISO(fuseau).subtract({ days: 7 }).toInstant()
    case 'J-2':
      return cloture.toZonedDateTimeISO(fuseau).subtract({ days: 2 }).toInstant()
    case 'H-6':
      return cloture.subtract({ hours: 6 })
  }
}

const cle = (r: RappelFait): string => `${r.dossier} ${r.cloture} ${r.etape}`
