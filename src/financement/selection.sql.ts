import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Montant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'
import type { LigneSelection } from './ligne.ts'

export type SelectionArretee = {
  readonly id: string
  readonly appel: string
  readonly guichet: string
  readonly objet: 'actions' | 'projets'
  readonly le: Instant
  readonly derogation: string | null
  readonly cout: Montant
  readonly reliquat: Montant | null
}

/** Les dossiers d'un guichet dans l'un de ces états, avec leur mission : un aller-retour pour tout l'appel. */
export const lireDossiersDe = async (
  base: Kysely<unknown>,
  appel: string,
  guichet: string,
  etats: readonly string[],
): Promise<readonly { readonly id: string; readonly organisme: string; readonly nom: string; readonly etat: string }[]> =>
  (
    await sql<{ id: string; organisme: string; nom: string; etat: string }>`
      select d.id, d.organisme, o.nom, d.etat from dossier_vivant d join organisme_connu o on o.id = d.organisme
      where d.appel = ${appel} and d.guichet = ${guichet} and d.etat = any(${[...etats]}) order by d.id`.execute(base)
  ).rows

/** Le nom de l'organisme de chaque dossier, en une lecture. */
export const lireNomsDesDossiers = async (base: Kysely<unknown>, dossiers: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await sql<{ id: string; nom: string }>`
        select d.id, o.nom from dossier_vivant d join organisme_connu o on o.id = d.organisme where d.id = any(${[...dossiers]})`.execute(
        base,
      )
    ).rows.map((d) => [d.id, d.nom]),
  )

export const ecrireSelection = async (
  base: Base,
  s: SelectionArretee & { readonly probleme: string; readonly lignes: readonly LigneSelection[] },
  par: string,
): Promise<void> => {
  await sql`
    insert into selection (id, appel, guichet, objet, le, par, derogation, probleme, cout, reliquat)
    values (${s.id}, ${s.appel}, ${s.guichet}, ${s.objet}, ${s.le}, ${par}, ${s.derogation}, ${s.probleme}::jsonb, ${s.cout}, ${s.reliquat})`.execute(
    base,
  )
  const lignes = JSON.stringify(s.lignes.map((l) => ({ ...l, cout: l.cout.toString() })))
  await sql`
    insert into selection_ligne (selection, dossier, code, titre, retenue, cout, jours, motif)
    select ${s.id}, dossier, code, titre, retenue, cout, jours, motif
    from jsonb_to_recordset(${lignes}::jsonb) as l(dossier text, code text, titre text, retenue boolean, cout bigint, jours int, motif text)`.execute(
    base,
  )
}

export const compterSelections = async (base: Base, appel: string, guichet: string): Promise<number> =>
  Number(
    (await sql<{ n: bigint }>`select count(*) as n from selection where appel = ${appel} and guichet = ${guichet}`.execute(base)).rows[0]
      ?.n ?? 0,
  )

export const lireSelections = async (base: Kysely<unknown>, appel: string): Promise<readonly SelectionArretee[]> =>
  (
    await sql<SelectionArretee>`
      select id, appel, guichet, objet, le, derogation, cout, reliquat from selection where appel = ${appel} order by le desc limit 50`.execute(
      base,
    )
  ).rows
export const lireLignes = async (base: Kysely<unknown>, selection: string): Promise<readonly LigneSelection[]> =>
  (
    await sql<LigneSelection>`
      select dossier, code, titre, retenue, cout, jours, motif from selection_ligne where selection = ${selection} order by retenue desc, dossier, code`.execute(
      base,
    )
  ).rows
export const lireLignesDuDossier = async (base: Kysely<unknown>, dossier: string): Promise<readonly LigneSelection[]> =>
  (
    await sql<LigneSelection>`
      select l.dossier, l.code, l.titre, l.retenue, l.cout, l.jours, l.motif
      from selection_ligne l join selection s on s.id = l.selection
      where l.dossier = ${dossier} and s.le = (select max(s2.le) from selection s2 join selection_ligne l2 on l2.selection = s2.id where l2.dossier = ${dossier})
      order by l.retenue desc, l.code`.execute(base)
  ).rows
