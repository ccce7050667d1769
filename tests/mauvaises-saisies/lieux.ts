import { sql } from 'kysely'
import type { Decor } from './decor.ts'

/** Ce que les accolades des tables désignent au moment de l'envoi : les lieux du décor, et les derniers liens et numéros écrits. */
export const lireLieux = async ({ lieux, service }: Decor): Promise<ReadonlyMap<string, string>> => {
  const lu = await sql<Readonly<Record<string, string | null>>>`
    select (select lien->>'chemin' from courriel where lien is not null order by id desc limit 1) as lien,
      (select lien->>'chemin' from courriel where lien->>'chemin' like '/participations/%' order by id desc limit 1) as "lien-de-participation",
      (select lien->>'chemin' from courriel where lien->>'chemin' like '/invitations/%' order by id desc limit 1) as "lien-d-invitation",
      (select max(id)::text from piece) as piece,
      (select id::text from reception order by ouverte_le desc limit 1) as reception,
      (select max(id)::text from invitation) as invitation,
      (select max(id)::text from question_posee) as question,
      (select max(id)::text from creneau) as creneau,
      (select id from fiche where nom like '%VIEUX PONT' limit 1) as ferme,
      (select siret from organisme where id = ${lieux['organisme']}) as siret,
      (select siret from organisme where id = ${lieux['organisme-du-voisin']}) as "siret-du-voisin",
      (select siret from organisme where id = ${lieux['organisme-d-un-tiers']}) as "siret-d-un-tiers"`.execute(service.base)
  const dits = Object.entries({ ...lieux, ...lu.rows[0] }).flatMap(([nom, v]) => (v === null ? [] : [[nom, v] as const]))
  const lien = lu.rows[0]?.['lien'] ?? '/'
  return new Map([...dits, ['jeton-du-lien', new URL(lien, 'http://ici').searchParams.get('jeton') ?? lien.split('/').at(-1) ?? '']])
}

/** Un nom inconnu est une faute de la table. */
export const remplacer = (texte: string, lieux: ReadonlyMap<string, string>): string =>
  texte.replace(/\{([a-z-]+)\}/g, (_, nom: string) => {
    const lieu = lieux.get(nom)
    if (lieu === undefined) throw new Error(`« {${nom}} » ne désigne rien`)
    return lieu
  })
