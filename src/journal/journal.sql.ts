import { sql, type Transaction } from 'kysely'
import { type GenreObjet, NEANT, passage, permet } from '../vie.ts'
import { type Entree, texteScelle } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'
import type { Inscription, Perimetre, Signature, Vivant } from './objet.ts'

export type Base = Transaction<unknown>

export const lireVivant = async (base: Base, genre: GenreObjet, id: string): Promise<Vivant | undefined> => {
  const lu = await sql<Vivant>`
    select v.genre, v.id, v.fil, v.etat, v.agence, v.appel, v.organisme, v.prestataire
    from vie v join fil f on f.fil = v.fil
    where v.genre = ${genre} and v.id = ${id}
    for update of f, v`.execute(base)
  return lu.rows[0]
}

/**
 * La seule fonction qui change un état : elle vérifie le passage dans `vie.ts`, change l'état et écrit l'entrée,
 * dans la transaction de l'acte. Un passage que la vie ne connaît pas est une faute de programme : exception.
 */
export const inscrire = async (base: Base, signature: Signature, inscription: Inscription): Promise<number> => {
  const { genre, id, fil, vers, contenu, perimetre, prestataire } = inscription
  if (perimetre !== undefined) {
    await sql`insert into fil (fil) values (${fil}) on conflict do nothing`.execute(base)
  }
  const tete = (
    await sql<{ rang: number; empreinte: string; etat: string | null }>`
      select f.rang, f.empreinte, (select etat from vie where genre = ${genre} and id = ${id}) as etat
      from fil f where f.fil = ${fil} for update`.execute(base)
  ).rows[0]
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
