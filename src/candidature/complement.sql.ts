import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Complement } from './complement.ts'
import type { Completion } from './completer.ts'
import type { DemandeFaite } from './demanderComplement.ts'
import type { EtapeDuComplement as Etape } from './relances.ts'

/** Les demandes de complément d'un dossier, dans leur ordre. */
export const lireComplements = async (base: Kysely<unknown>, dossier: string): Promise<readonly Complement[]> =>
  (
    await sql<Complement>`
      select numero, questions, pieces, libre, motif, demandee_le as "demandeeLe", jusqu_au as "jusquAu",
        completee_le as "completeeLe", retiree_le as "retireeLe", reponse,
        (select coalesce(json_agg(json_build_object('question', question, 'valeur', valeur, 'avant', avant) order by question), '[]')
          from complement_reponse r where r.dossier = c.dossier and r.numero = c.numero) as reponses,
        (select coalesce(json_agg(json_build_object('code', code, 'nom', nom, 'taille', taille, 'empreinte', empreinte,
            'signatures', signatures, 'verdict', v.verdict) order by code), '[]')
          from complement_piece p join verdict_connu v using (empreinte) where p.dossier = c.dossier and p.numero = c.numero) as jointes
      from complement c where dossier = ${dossier} order by numero`.execute(base)
  ).rows

export const ecrireDemande = async (base: Base, dossier: string, d: DemandeFaite, par: string, le: Instant): Promise<void> => {
  await sql`
    insert into complement (dossier, numero, questions, pieces, libre, motif, demandee_le, demandee_par, jusqu_au)
    values (${dossier}, ${d.numero}, ${[...d.questions]}, ${[...d.pieces]}, ${d.libre}, ${d.motif}, ${le}, ${par}, ${d.jusquAu})`.execute(
    base,
  )
}

export const ecrireRetraitDeDemande = async (base: Base, dossier: string, numero: number, le: Instant): Promise<void> => {
  await sql`update complement set retiree_le = ${le} where dossier = ${dossier} and numero = ${numero}`.execute(base)
}

/** Garde ce qui est répondu à côté du dossier, avec la réponse d'avant ; une réponse effacée disparaît. */
export const garderCompletion = async (base: Base, dossier: string, c: Completion): Promise<void> => {
  const paires = Object.entries(c.reponses)
  const gardees = Object.fromEntries(paires.filter(([, v]) => v !== null))
  const effacees = paires.filter(([, v]) => v === null).map(([q]) => q)
  await sql`
    with texte as (update complement set reponse = ${c.libre} where dossier = ${dossier} and numero = ${c.numero}),
    effacees as (delete from complement_reponse where dossier = ${dossier} and numero = ${c.numero} and question = any(${effacees})),
    pieces as (
      insert into complement_piece (dossier, numero, code, nom, taille, empreinte, signatures)
      select ${dossier}, ${c.numero}, j.piece, j.nom, j.taille, j.empreinte, j.signatures
      from jsonb_to_recordset(${JSON.stringify(c.jonctions)}::jsonb) as j(piece text, nom text, taille int, empreinte text, signatures jsonb)
      on conflict (dossier, numero, code) do update set nom = excluded.nom, taille = excluded.taille, empreinte = excluded.empreinte,
        signatures = excluded.signatures)
    insert into complement_reponse (dossier, numero, question, valeur, avant)
    select ${dossier}, ${c.numero}, n.cle, n.valeur, (select valeur from reponse where dossier = ${dossier} and question = n.cle)
    from jsonb_each(${JSON.stringify(gardees)}::jsonb) as n(cle, valeur)
    on conflict (dossier, numero, question) do update set valeur = excluded.valeur`.execute(base)
}

/** Un complément ouvert dont une date approche ou est passée. `faites` : ce qui en a déjà été dit. */
export type ARelancer = {
  readonly dossier: string
  readonly appel: string
  readonly numero: number
  readonly demandeeLe: Instant
  readonly jusquAu: Jour
  readonly faites: readonly Etape[]
}

/** Les compléments ouverts de dossiers qui s'examinent encore, dont le dernier jour vient au plus tard ce jour-là, et dont tout n'a pas été dit. */
export const lireARelancer = async (base: Kysely<unknown>, etats: readonly string[], avant: Jour): Promise<readonly ARelancer[]> =>
  (
    await sql<ARelancer>`
      select c.dossier, d.appel, c.numero, c.demandee_le as "demandeeLe", c.jusqu_au as "jusquAu",
        array(select etape from rappel_de_complement r where r.dossier = c.dossier and r.numero = c.numero) as faites
      from complement c join dossier_vivant d on d.id = c.dossier
      where c.completee_le is null and c.retiree_le is null and c.jusqu_au <= ${avant} and d.etat = any(${[...etats]})
        and not exists (select from rappel_de_complement r where r.dossier = c.dossier and r.numero = c.numero and r.etape = 'passee')
      order by c.jusqu_au, c.dossier`.execute(base)
  ).rows

/** Vrai si c'est bien à nous de le dire : un autre serveur a pu le prendre au même moment. */
export const prendreRelance = async (
  base: Base,
  r: Pick<ARelancer, 'dossier' | 'numero'> & { readonly etape: Etape; readonly avec: readonly Etape[] },
  le: Instant,
): Promise<boolean> =>
  (
    await sql<{ etape: Etape }>`
      insert into rappel_de_complement (dossier, numero, etape, le) select ${r.dossier}, ${r.numero}, e, ${le} from unnest(${[...r.avec]}::text[]) e
      on conflict do nothing returning etape`.execute(base)
  ).rows.some((x) => x.etape === r.etape)

export const ecrireEnvoi = async (base: Base, dossier: string, numero: number, le: Instant): Promise<void> => {
  await sql`update complement set completee_le = ${le} where dossier = ${dossier} and numero = ${numero}`.execute(base)
}
