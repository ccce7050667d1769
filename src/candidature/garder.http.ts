import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Question } from '../appel/questionnaire.ts'
import type { Erreur } from '../plateforme/dsfr/formulaire.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, type Brouillon, type Trouver } from './acces.http.ts'
import type { Origine } from './concurrence.ts'
import { frappeDe, nomDuChamp } from './frappe.ts'
import { estIntacte, nomDeLaMarque, revisionVue } from './marque.crypto.ts'
import { repondre, trier } from './repondre.ts'

/** Ce qui s'oppose, et les questions dont la page doit garder la saisie telle quelle, parce que rien n'en est gardé. */
export type Garde = { readonly refus: readonly Refus[]; readonly restees: readonly Question[] }

/** Garde ce que la page envoie pour ces questions : ce qui se lit, et seulement ce que la personne a changé. */
export const garder = async (
  c: Context<Visite>,
  monde: Monde,
  trouver: Trouver,
  b: Brouillon,
  questions: readonly Question[],
): Promise<Garde> => {
  const corps = c.get('corps')
  const marque = (code: string): unknown => corps[nomDeLaMarque(code)]
  const tout = { sections: b.lu.questionnaire }
  const { lisibles, illisibles } = trier(tout, frappeDe(questions, corps))
  const lues = repondre(tout, lisibles)
  const changees = lues.ok ? Object.entries(lues.value.reponses).flatMap(([code, v]) => (estIntacte(marque(code), v) ? [] : [code])) : []
  const refus =
    changees.length === 0
      ? []
      : await agir(c, monde, trouver, b, 'repondre', {
          reponses: Object.fromEntries(Object.entries(lisibles).filter(([champ]) => changees.includes(codeDe(champ)))),
          vues: Object.fromEntries(
            changees.flatMap((code) => [[code, revisionVue(marque(code))] as const]).filter(([, vue]) => vue !== undefined),
          ),
          origine: origineDe(corps),
        })
  const perdues = [...(refus.length > 0 ? changees : []), ...illisibles.map((r) => codeDe(r.champ ?? ''))]
  return { refus: [...refus, ...illisibles], restees: questions.filter((q) => perdues.includes(q.code)) }
}

/** Ce qui s'oppose, mené aux champs de la page. */
export const erreursDe = (refus: readonly Refus[]): readonly Erreur[] =>
  refus.map((r) => ({ champ: r.champ === undefined ? 'contenu' : nomDuChamp(r.champ), message: `${r.phrase} ${r.remede}` }))

const codeDe = (champ: string): string => champ.split('.')[0] ?? champ

/** La page dit d'où vient la frappe quand elle enregistre d'elle-même ; sans script, elle n'en dit rien. */
const origineDe = ({ navigateur, frappe }: Readonly<Record<string, unknown>>): Origine | undefined => {
  const instant = Number(frappe)
  return typeof navigateur === 'string' && /^[\w-]{8,64}$/.test(navigateur) && Number.isSafeInteger(instant) && instant > 0
    ? { navigateur, frappe: instant }
    : undefined
}
