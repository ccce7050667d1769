import { err, ok, type Result } from '../socle/resultat.ts'
import { type Fraction, fraction } from './fraction.ts'
import { type Grille, type Item, itemsDe, type Reponse, type Reponses, reponseA } from './grille.ts'
import { type ReponseImpossible, verifierReponses } from './reponses.ts'
import { estInconnue } from './score.ts'

/** Ce que l'organisme a déclaré, face à ce que l'auditeur a constaté : sait-il remplir la grille seul ? */
export type Ecarts = {
  readonly items: readonly EcartDItem[]
  readonly decompte: Readonly<Record<Accord, number>>
  /** Items où les deux disent la même chose, parmi ceux que l'auditeur a tranchés. */
  readonly partAccord: Fraction | 'sans-objet'
  /** Items auxquels l'organisme a su répondre (un niveau ou « non applicable »), parmi tous. */
  readonly partRenseignee: Fraction | 'sans-objet'
}

/** `rangs` : rangs de niveau entre le déclaré et l'audité, positif si l'organisme s'est surestimé. */
export type EcartDItem = {
  readonly item: string
  readonly declaree: Reponse | 'sans-reponse'
  readonly auditee: Reponse | 'sans-reponse'
  readonly accord: Accord
  readonly rangs?: number
}

/**
 * `ne-savait-pas` : l'organisme n'a pas su, l'auditeur a tranché. `perimetre` : un seul des deux juge l'item non applicable.
 * `non-audite` : l'auditeur n'a pas tranché ; compté à part, hors de la part d'accord.
 */
export type Accord = 'accord' | 'surestime' | 'sous-estime' | 'ne-savait-pas' | 'perimetre' | 'non-audite'

/** Compare item par item ; refuse toutes les réponses impossibles, des deux côtés. */
export const mesurerEcarts = (grille: Grille, declarees: Reponses, auditees: Reponses): Result<Ecarts, readonly ReponseImpossible[]> => {
  const impossibles = [...verifierReponses(grille, declarees), ...verifierReponses(grille, auditees)]
  if (impossibles.length > 0) return err(impossibles)
  const items = itemsDe(grille).map((item) => comparer(item, reponseA(declarees, item.code), reponseA(auditees, item.code)))
  const nombre = (accord: Accord) => items.filter((i) => i.accord === accord).length
  const tranches = items.length - nombre('non-audite')
  return ok({
    items,
    decompte: {
      accord: nombre('accord'),
      surestime: nombre('surestime'),
      'sous-estime': nombre('sous-estime'),
      'ne-savait-pas': nombre('ne-savait-pas'),
      perimetre: nombre('perimetre'),
      'non-audite': nombre('non-audite'),
    },
    partAccord: partDe(nombre('accord'), tranches),
    partRenseignee: partDe(items.filter((i) => !estInconnue(i.declaree)).length, items.length),
  })
}

const comparer = (item: Item, declaree: Reponse | 'sans-reponse', auditee: Reponse | 'sans-reponse'): EcartDItem => {
  const base = { item: item.code, declaree, auditee }
  if (estInconnue(auditee)) return { ...base, accord: 'non-audite' }
  if (estInconnue(declaree)) return { ...base, accord: 'ne-savait-pas' }
  if (typeof declaree === 'string' || typeof auditee === 'string') return { ...base, accord: declaree === auditee ? 'accord' : 'perimetre' }
  const rangs = rangDe(item, declaree.niveau) - rangDe(item, auditee.niveau)
  return { ...base, rangs, accord: rangs === 0 ? 'accord' : rangs > 0 ? 'surestime' : 'sous-estime' }
}

const rangDe = (item: Item, niveau: number): number => item.niveaux.findIndex((n) => n.niveau === niveau)
const partDe = (n: number, sur: number): Fraction | 'sans-objet' => (sur === 0 ? 'sans-objet' : fraction(BigInt(n), BigInt(sur)))
