import { type Kysely, sql } from 'kysely'
import type { Jour } from '../socle/temps.ts'
import type { Droit, Role } from '../vie.ts'
import type { Organisme } from './organisme.ts'

/** Inscrit un organisme et ses sites ; ce qui est déjà connu n'est pas touché. */
export const ecrireOrganisme = async (
  base: Kysely<unknown>,
  o: Organisme,
  sites: readonly { readonly finess: string; readonly nom: string; readonly commune: string }[],
): Promise<void> => {
  await sql`
    insert into organisme (id, nom, siret, finess, nature, departement, commune, statut, capacite, effectif, verification)
    values (${o.id}, ${o.nom}, ${o.siret}, ${o.finess}, ${o.nature}, ${o.departement}, ${o.commune}, ${o.statut}, ${o.capacite}, ${o.effectif}, ${o.verification})
    on conflict (id) do nothing`.execute(base)
  await sql`
    insert into site (finess, organisme, nom, commune)
    select finess, ${o.id}, nom, commune from jsonb_to_recordset(${JSON.stringify(sites)}::jsonb) as s(finess text, nom text, commune text)
    on conflict do nothing`.execute(base)
}

export type Habilitation = {
  readonly role: Role
  readonly agence?: string | undefined
  readonly organisme?: string | undefined
  readonly prestataire?: string | undefined
  readonly fonction?: string | undefined
  /** Ce qu'un porteur peut pour son organisme ; non dit, tout. */
  readonly droit?: Droit | undefined
}
export const ecrireAgent = async (
  base: Kysely<unknown>,
  a: { readonly id: string; readonly nom: string; readonly courriel: string },
  habilitations: readonly Habilitation[],
): Promise<void> => {
  await sql`insert into agent (id, nom, courriel) values (${a.id}, ${a.nom}, ${a.courriel.toLowerCase()}) on conflict (id) do nothing`.execute(
    base,
  )
  for (const h of habilitations) {
    await sql`
      insert into habilitation (agent, role, agence, organisme, prestataire, fonction, droit)
      values (${a.id}, ${h.role}, ${h.agence ?? null}, ${h.organisme ?? null}, ${h.prestataire ?? null}, ${h.fonction ?? null},
        ${h.role === 'porteur' ? (h.droit ?? 'deposer') : null})
      on conflict do nothing`.execute(base)
  }
}

export const ecrirePrestataire = async (
  base: Kysely<unknown>,
  p: { readonly id: string; readonly nom: string; readonly siret: string },
  certificats: readonly { readonly qualification: string; readonly du: Jour; readonly au: Jour }[],
): Promise<void> => {
  await sql`insert into prestataire (id, nom, siret) values (${p.id}, ${p.nom}, ${p.siret}) on conflict do nothing`.execute(base)
  for (const c of certificats) {
    await sql`
      insert into certificat (prestataire, qualification, du, au) values (${p.id}, ${c.qualification}, ${c.du}, ${c.au}) on conflict do nothing`.execute(
      base,
    )
  }
}

export const ecrireMarche = async (
  base: Kysely<unknown>,
  m: {
    readonly id: string
    readonly agence: string
    readonly pouvoirAdjudicateur: string
    readonly prestataire: string
    readonly jours: number
    readonly du: Jour
    readonly au: Jour
  },
): Promise<void> => {
  await sql`
    insert into marche (id, agence, pouvoir_adjudicateur, prestataire, jours, du, au)
    values (${m.id}, ${m.agence}, ${m.pouvoirAdjudicateur}, ${m.prestataire}, ${m.jours}, ${m.du}, ${m.au}) on conflict do nothing`.execute(
    base,
  )
}
