import type { Monde } from '../appel/monde.actes.ts'
import { lireQuestions } from '../echanges/questions.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Accompli, Demande } from '../journal/executer.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, type Result } from '../socle/resultat.ts'
import type { Geste, Scenario } from './scenario.ts'

/** L'acte du registre, comme les pages le connaissent : un scénario n'a pas d'autre chemin. */
export type Faire = (acte: string, monde: Monde, demande: Demande) => Promise<Result<Accompli<unknown>, readonly Refus[]>>
/** Ce qu'un geste a donné. `inattendu` : le scénario annonçait autre chose. */
export type Joue = { readonly geste: Geste; readonly refus: readonly Refus[]; readonly inattendu: boolean }
export type Partie = { readonly scenario: Scenario; readonly acteurs: ReadonlyMap<string, Acteur>; readonly dossiers: Map<string, string> }

/** Joue un geste : les mêmes actes, les mêmes refus que derrière les pages. */
export const jouer = async (monde: Monde, faire: Faire, partie: Partie, geste: Geste): Promise<Joue> => {
  const { scenario, acteurs, dossiers } = partie
  const [ref = '', ...suite] = (geste.sur ?? '').split('.')
  const dossier = scenario.dossiers.find((d) => d.ref === ref)
  const par = acteurs.get(geste.par === 'porteur' ? `porteur-${dossier?.organisme ?? ''}` : geste.par)
  if (par === undefined)
    return {
      geste,
      refus: [refus('acteur-inconnu', `« ${geste.par} » ne désigne personne ici.`, 'Nommez une personne du scénario.')],
      inattendu: true,
    }
  const naissance =
    geste.acte === 'ouvrir' && dossier !== undefined
      ? { appel: scenario.appel.code, guichet: dossier.guichet, organisme: dossier.organisme }
      : {}
  const objet = dossier === undefined ? scenario.appel.code : objetDe(dossiers.get(ref), suite)
  const saisie = { ...naissance, ...enOctets(geste.avec), ...(await questionDe(monde, scenario.appel.code, geste)) }
  const fait =
    objet === undefined && geste.acte !== 'ouvrir'
      ? sansObjet(ref)
      : await faire(geste.acte, monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: geste.le })
  if (fait.ok && geste.acte === 'ouvrir') dossiers.set(ref, fait.value.id)
  const recus = fait.ok ? [] : fait.error
  return {
    geste,
    refus: recus,
    inattendu: !memes(
      recus.map((r) => r.motif),
      geste.refus ?? [],
    ),
  }
}

const sansObjet = (ref: string) => err([refus('dossier-absent', `Le dossier ${ref} n’a pas été ouvert.`, 'Faites-le ouvrir d’abord.')])

/** `d1` → le dossier ; `d1.mission`, `d1.convention` → les leurs ; `d1.avance` → la tranche de ce code. */
const objetDe = (dossier: string | undefined, [quoi]: readonly string[]): string | undefined => {
  if (dossier === undefined || quoi === undefined) return dossier
  return `${dossier}-${quoi === 'mission' ? 'audit' : quoi}`
}

/** Un scénario désigne une question par son rang dans l'appel : son numéro n'est connu qu'une fois posée. */
const questionDe = async (monde: Monde, appel: string, geste: Geste): Promise<{ readonly question?: string }> => {
  if (!['repondre-question', 'publier-reponse'].includes(geste.acte)) return {}
  const posees = (await lireQuestions(monde.base, appel)).toReversed()
  return { question: (posees[Number(geste.avec['question']) - 1]?.id ?? 0n).toString() }
}

/** Un fichier de scénario s'écrit `{ nom, texte }` : c'est un petit PDF de ce texte. */
const enOctets = (avec: Geste['avec']): Geste['avec'] => {
  const f = avec['fichier']
  if (f === null || typeof f !== 'object' || !('nom' in f) || !('texte' in f)) return avec
  return {
    ...avec,
    fichier: {
      nom: String(f.nom),
      octets: new TextEncoder().encode(`%PDF-1.4\n% ${String(f.texte)} ${empreinte(String(f.texte)).slice(0, 8)}\n%%EOF\n`),
    },
  }
}

const memes = (a: readonly string[], b: readonly string[]): boolean => {
  const [x, y] = [[...new Set(a)].sort(), [...new Set(b)].sort()]
  return x.length === y.length && x.every((m, i) => m === y[i])
}
