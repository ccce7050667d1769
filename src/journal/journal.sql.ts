import { sql, type Transaction } from 'kysely'
import { type GenreObjet, NEANT, passage, permet } from '../vie.ts'
import { type Entree, texteScelle } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'
import type { Inscription, Perimetre, Signature, Vivant } from './objet.ts'

export type Base = Transaction<unknown>

/** La tête d'un fil verrouillé, et l'état de l'objet qu'on y inscrit : ce que l'entrée suivante enchaîne. */
export type Tete = { readonly rang: number; readonly empreinte: string; readonly etat: string | null }

/** Verrouille un objet et son fil jusqu'à la fin de la transaction. */
export const lireVivant = async (base: Base, genre: GenreObjet, id: string): Promise<(Vivant & { readonly tete: Tete }) | undefined> => {
  const lu = await sql<Vivant & { readonly tete: Tete }>`
    select v.genre, v.id, v.fil, v.etat, v.agence, v.appel, v.organisme, v.prestataire,
      json_build_object('rang', f.rang, 'empreinte', f.empreinte, 'etat', v.etat) as tete
    from vie v join fil f on f.fil = v.fil
    where v.genre = ${genre} and v.id = ${id}
    for update of f, v`.execute(base)
  return lu.rows[0]
}

/**
 * La seule fonction qui change un état : elle vérifie le passage dans `vie.ts`, change l'état et écrit l'entrée,
 * dans la transaction de l'acte. Un passage que la vie ne connaît pas est une faute de programme : exception.
 * @param connue la tête déjà lue sous verrou, quand c'est la première inscription sur l'objet de l'acte : un aller-retour de moins
 */
export const inscrire = async (base: Base, signature: Signature, inscription: Inscription, connue?: Tete): Promise<number> => {
  const { genre, id, fil, vers, contenu, perimetre, prestataire } = inscription
  if (perimetre !== undefined) {
    await sql`insert into fil (fil) values (${fil}) on conflict do nothing`.execute(base)
  }
  const tete = connue ?? (await lireTete(base, genre, id, fil))
  if (tete === undefined) throw new Error(`Le fil ${fil} n’existe pas`)
  const de = tete.etat ?? NEANT
  const permis = passage(genre, signature.acte)
  if (permis === undefined || !permet(permis, de, vers)) {
    throw new Error(`La vie d’un objet « ${genre} » ne connaît pas ${signature.acte} : ${de} → ${vers}`)
  }
  const sansEmpreinte = { ...signature, fil, rang: tete.rang + 1, genre, objet: id, de, vers, contenu, precedent: tete.empreinte }
  const scellee = { ...sansEmpreinte, empreinte: empreinte(texteScelle(sansEmpreinte)) }
  await ecrire(base, scellee, perimetre, prestataire ?? null)
  return scellee.rang
}

const lireTete = async (base: Base, genre: GenreObjet, id: string, fil: string): Promise<Tete | undefined> =>
  (
    await sql<Tete>`
      select f.rang, f.empreinte, (select etat from vie where genre = ${genre} and id = ${id}) as etat
      from fil f where f.fil = ${fil} for update`.execute(base)
  ).rows[0]

/** État, tête du fil et entrée, en un seul aller-retour. */
const ecrire = async (base: Base, e: Entree, perimetre: Perimetre | undefined, prestataire: string | null): Promise<void> => {
  const vie =
    perimetre === undefined
      ? sql`update vie set etat = ${e.vers}, prestataire = coalesce(${prestataire}, prestataire), depuis = case when etat = ${e.vers} then depuis else ${e.le} end where genre = ${e.genre} and id = ${e.objet}`
      : sql`insert into vie (genre, id, fil, etat, depuis, agence, appel, organisme, prestataire)
          values (${e.genre}, ${e.objet}, ${e.fil}, ${e.vers}, ${e.le}, ${perimetre.agence}, ${perimetre.appel}, ${perimetre.organisme}, ${perimetre.prestataire})`
  await sql`
    with vivant as (${vie}), tete as (update fil set rang = ${e.rang}, empreinte = ${e.empreinte} where fil = ${e.fil})
    insert into entree (fil, rang, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte)
    values (${e.fil}, ${e.rang}, ${e.acte}, ${e.genre}, ${e.objet}, ${e.de}, ${e.vers}, ${e.par}, ${e.role}, ${e.le},
      ${JSON.stringify(e.contenu, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v))}::jsonb, ${e.precedent}, ${e.empreinte})`.execute(
    base,
  )
}
