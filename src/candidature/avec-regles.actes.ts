import type { Kysely } from 'kysely'
import { lireSites } from '../acteurs/acteurs.sql.ts'
import { type Appel, type Guichet, guichetDe } from '../appel/appel.ts'
import type { Faits } from '../appel/condition.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { questionsDe, type Section } from '../appel/questionnaire.ts'
import { evaluer, verdicts } from '../appel/regles.publicodes.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import { sectionsDesProjets } from './champs-projet.ts'
import { partComplete } from './completude.ts'
import type { Dossier } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'
import { faitsDuDossier } from './faits.ts'
import { demandeLesSites, garnir } from './garnir.ts'
import { lireDossier, lireFaitsTardifs } from './lecture.sql.ts'

/** Un dossier, avec ce que les règles de sa version de l'appel en disent à cet instant. */
export const lireAvecRegles = async (
  base: Kysely<unknown>,
  monde: Pick<Monde, 'appel' | 'grille' | 'catalogue'>,
  id: string,
  le: Instant,
): Promise<DossierLu> => {
  const dossier = await lireDossier(base, id)
  if (dossier === undefined) throw new Error(`Le dossier ${id} est au journal mais n’existe pas`)
  const appel = monde.appel(dossier.appel, dossier.version)
  const decrit = guichetDe(appel, dossier.guichet)
  if (decrit === undefined) throw new Error(`Le guichet ${dossier.guichet} n’est plus dans ${appel.code}`)
  const sites = demandeLesSites(decrit) ? await lireSites(base, dossier.organisme.id) : []
  const guichet = garnir(decrit, { sites, grille: monde.grille })
  const tardifs = guichet.parcours.includes('audit') ? {} : await lireFaitsTardifs(base, dossier, le)
  const { faits, demandes, projets } = etablirFaits(monde, appel, guichet, dossier, tardifs, le)
  const exiges = guichet.projets?.devis === undefined ? 0 : evaluer(appel, guichet.projets.devis, faits).valeur
  return {
    dossier,
    appel,
    guichet,
    questionnaire: [...guichet.sections, ...projets],
    faits,
    demandes,
    devis: typeof exiges === 'number' ? exiges : 0,
    verdicts: verdicts(appel, guichet.conditions, faits),
  }
}

/** Les faits d'un dossier, complétude comprise, ce qui lui est demandé, et les sections de ses projets. */
export const etablirFaits = (
  monde: Pick<Monde, 'catalogue'>,
  appel: Appel,
  guichet: Guichet,
  dossier: Dossier,
  tardifs: Faits,
  le: Instant,
): Pick<DossierLu, 'faits' | 'demandes'> & { readonly projets: readonly Section[] } => {
  const connus = faitsDuDossier(dossier, guichet, tardifs, jourDe(dossier.deposeLe ?? le, appel.fuseau))
  const titreDe = (action: string): string => monde.catalogue.find((a) => a.code === action)?.titre ?? action
  const projets = sectionsDesProjets(guichet.projets, dossier, titreDe)
  const demandes = new Set([...demandesDe(appel, guichet, connus), ...questionsDe(projets).map((q) => q.code)])
  return { demandes, projets, faits: { ...connus, 'part complète': partComplete(dossier, guichet, demandes) } }
}

/** Ce qui est demandé : sans règle, toujours ; avec règle, sauf si elle dit clairement non. */
const demandesDe = (appel: Appel, guichet: Guichet, faits: Faits): readonly string[] =>
  [...questionsDe(guichet.sections), ...guichet.pieces]
    .filter((x) => x.si === undefined || evaluer(appel, x.si, faits).valeur !== false)
    .map((x) => x.code)
