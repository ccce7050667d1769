import type { Instant } from '../socle/temps.ts'

/** Une entrée du journal, telle qu'écrite. `de` et `vers` : les états de l'objet avant et après l'acte. */
export type Entree = {
  readonly fil: string
  readonly rang: number
  readonly acte: string
  readonly genre: string
  readonly objet: string
  readonly de: string
  readonly vers: string
  readonly par: string
  readonly role: string
  readonly le: Instant
  readonly contenu: unknown
  readonly precedent: string
  readonly empreinte: string
}

export const ORIGINE = '0'.repeat(64)

/** Le texte dont on prend l'empreinte : les clés triées, pour que la base puisse ranger le JSON à sa façon. */
export const texteScelle = (e: Omit<Entree, 'empreinte'>): string =>
  canonique([e.fil, e.rang, e.acte, e.genre, e.objet, e.de, e.vers, e.par, e.role, e.le.toString(), e.contenu, e.precedent])

export const canonique = (x: unknown): string => {
  if (typeof x === 'bigint') return JSON.stringify(x.toString())
  if (Array.isArray(x)) return `[${x.map(canonique).join(',')}]`
  if (x === null || typeof x !== 'object') return JSON.stringify(x) ?? 'null'
  if (x instanceof Temporal.Instant || x instanceof Temporal.PlainDate) return JSON.stringify(x.toString())
  const paires = Object.entries(x).filter(([, v]) => v !== undefined)
  return `{${paires
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cle, v]) => `${JSON.stringify(cle)}:${canonique(v)}`)
    .join(',')}}`
}

/** Ce qui ne tient pas dans un fil. `rang` : la première entrée en cause. */
export type Rupture = { readonly fil: string; readonly rang: number; readonly phrase: string }

/** La fin d'un fil, telle que la table des fils ou un sceau l'annonce. */
export type Tete = { readonly fil: string; readonly rang: number; readonly empreinte: string }

/**
 * Vérifie un fil entier, dans l'ordre des rangs.
 * @param tete le rang et l'empreinte que la table des fils annonce : une fin coupée se voit là.
 */
export const verifierFil = (
  fil: string,
  entrees: readonly Entree[],
  tete: Pick<Tete, 'rang' | 'empreinte'>,
  empreinte: (texte: string) => string,
): Rupture | undefined => {
  let precedent = ORIGINE
  let rang = 0
  for (const e of entrees) {
    rang += 1
    if (e.rang !== rang) return { fil, rang, phrase: `l’entrée ${rang} manque (${e.rang - rang} absente${e.rang - rang > 1 ? 's' : ''})` }
    if (e.precedent !== precedent)
      return { fil, rang, phrase: `l’entrée ${rang} ne suit pas la précédente : elle a été ajoutée, ou une autre retirée` }
    if (e.empreinte !== empreinte(texteScelle(e))) return { fil, rang, phrase: `l’entrée ${rang} (${e.acte}) a été modifiée après coup` }
    precedent = e.empreinte
  }
  if (rang < tete.rang) return { fil, rang: rang + 1, phrase: `l’entrée ${rang + 1} manque à la fin du fil` }
  if (rang > tete.rang) return { fil, rang: tete.rang + 1, phrase: `l’entrée ${tete.rang + 1} a été ajoutée à la fin du fil` }
  return precedent === tete.empreinte ? undefined : { fil, rang, phrase: `la tête du fil ne correspond pas à l’entrée ${rang}` }
}

/** La racine de Merkle de feuilles déjà triées ; une feuille seule au bout d'un étage monte telle quelle. */
export const racine = (feuilles: readonly string[], empreinte: (texte: string) => string): string => {
  if (feuilles.length === 0) return ORIGINE
  let etage = feuilles.map((f) => empreinte(`feuille:${f}`))
  while (etage.length > 1) {
    etage = Array.from({ length: Math.ceil(etage.length / 2) }, (_, i) => {
      const gauche = etage[2 * i] ?? ''
      const droite = etage[2 * i + 1]
      return droite === undefined ? gauche : empreinte(`noeud:${gauche}:${droite}`)
    })
  }
  return etage[0] ?? ORIGINE
}
