import type { Kysely } from 'kysely'
import { guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireEvaluation } from '../audit/audit.sql.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { mesurerProgres } from '../grille/progres.ts'
import type { Mesure } from './mesure.ts'
import { lireAuditDOrigine } from './suivi.sql.ts'

/** L'avant et l'après d'un dossier, grille par grille de son audit de départ (G-03). */
export const lireMesures = async (
  base: Kysely<unknown>,
  monde: Monde,
  lu: Pick<DossierLu, 'dossier' | 'appel'>,
): Promise<readonly Mesure[]> => {
  const origine = await lireAuditDOrigine(base, lu.dossier.id)
  const grilles = origine === undefined ? [] : (guichetDe(lu.appel, origine.guichet)?.audit?.grilles ?? [])
  return Promise.all(
    grilles.map(async (code) => {
      const grille = monde.grille(code)
      const avant = await lireEvaluation(base, origine?.dossier ?? lu.dossier.id, code, 'audite')
      const lues = await lireEvaluation(base, lu.dossier.id, code, 'apres')
      const apres = Object.keys(lues).length === 0 ? undefined : lues
      const progres = apres === undefined ? undefined : mesurerProgres({ grille, reponses: avant }, { grille, reponses: apres })
      return { grille, avant, apres, progres: progres?.ok === true ? progres.value : undefined }
    }),
  )
}
