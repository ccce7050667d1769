import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import type { Jour } from '../socle/temps.ts'
import { ETATS_DU_DOSSIER } from './etats.ts'
import type { Critere, Filtre, Tri } from './filtre.ts'

/** Ce que le filtre garde de `ligne_dossier` ; sans filtre, tout. @param acteur de qui « moi » se dit */
export const conditions = (f: Filtre, acteur: Acteur, aujourdhui: Jour): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(f.etats.length === 0 ? [] : [sql`etat = any(${[...f.etats]})`]),
      ...motsDe(f.texte).map((mot) => sql`mots like '%' || plier(${mot}) || '%'`),
      ...Object.entries(f.criteres).map(([nom, valeur]) => CONDITIONS[nom as Critere](valeur, acteur, aujourdhui)),
    ],
    sql` and `,
  )

const CONDITIONS: Readonly<Record<Critere, (valeur: string, acteur: Acteur, aujourdhui: Jour) => RawBuilder<unknown>>> = {
  appel: (v) => sql`appel = ${v}`,
  guichet: (v) => sql`guichet = ${v}`,
  departement: (v) => sql`departement = ${v}`,
  nature: (v) => sql`nature = ${v}`,
  charge: (v, acteur) => (v === 'personne' ? sql`charge is null` : sql`charge = ${v === 'moi' ? acteur.id : v}`),
  verifier: (v) => (v === 'oui' ? sql`a_verifier` : sql`not a_verifier`),
  echeance: (v, _, aujourdhui) => {
    if (v === 'passee') return sql`echeance < ${aujourdhui}`
    if (v === 'semaine') return sql`echeance between ${aujourdhui} and ${aujourdhui.add({ days: 7 })}`
    return v === 'plus-tard' ? sql`echeance > ${aujourdhui.add({ days: 7 })}` : sql`echeance is null`
  },
}

/** Chaque mot est cherché pour lui-même ; ce qui a un sens pour `like` se cherche tel quel. */
const motsDe = (texte: string | undefined): readonly string[] =>
  (texte ?? '')
    .split(/\s+/)
    .filter((mot) => mot !== '')
    .slice(0, 8)
    .map((mot) => mot.replace(/[\\%_]/g, '\\$&'))

/** Deux dossiers ne sont jamais à égalité : le numéro les départage, une page ne répète ni n'oublie rien. Sans date va à la fin, dans les deux sens. */
export const ordre = (f: Filtre): RawBuilder<unknown> =>
  f.sens === 'croissant'
    ? sql`${sql.join(CLES[f.tri])}, dossier`
    : sql`${sql.join(CLES[f.tri].map((cle) => sql`${cle} desc nulls last`))}, dossier desc`

const CLES: Readonly<Record<Tri, readonly RawBuilder<unknown>[]>> = {
  echeance: [sql`echeance`],
  depot: [sql`depose_le`],
  organisme: [sql`organisme`],
  etat: [sql`array_position(${sql.lit(`{${ETATS_DU_DOSSIER.join(',')}}`)}::text[], etat)`, sql`echeance`],
  depuis: [sql`depuis`],
}
