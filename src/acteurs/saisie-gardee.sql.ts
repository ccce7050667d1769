import { type Kysely, sql } from 'kysely'
import { secretDe } from '../plateforme/secret.crypto.ts'
import { cleDerivee, empreinteDeCle, nouvelleCle } from '../plateforme/session/cle.crypto.ts'
import type { Instant } from '../socle/temps.ts'
import type { SaisieGardee } from './saisie-gardee.ts'

const PAR_PERSONNE = 5
const coffreDe = (secret: string) => secretDe(cleDerivee(secret, 'saisie'))

/** Garde une saisie une heure, chiffrée, et rend la clé que le navigateur tiendra. Une personne en garde cinq au plus. */
export const garderSaisie = async (
  base: Kysely<unknown>,
  secret: string,
  personne: string,
  saisie: SaisieGardee,
  le: Instant,
): Promise<string> => {
  const cle = nouvelleCle()
  await sql`
    insert into saisie_gardee (cle, personne, chemin, contenu, expire_le)
    select ${empreinteDeCle(cle)}, id, ${saisie.chemin}, ${coffreDe(secret).fermer(JSON.stringify(saisie))}, ${le.add({ hours: 1 })}
    from agent where id = ${personne}`.execute(base)
  await sql`
    delete from saisie_gardee where cle in (
      select cle from saisie_gardee where personne = ${personne} order by expire_le desc offset ${PAR_PERSONNE})`.execute(base)
  return cle
}

/** La saisie de cette clé, si elle est de cette personne et que son heure n'est pas passée. */
export const retrouverSaisie = async (
  base: Kysely<unknown>,
  secret: string,
  personne: string,
  cle: string,
  le: Instant,
): Promise<SaisieGardee | undefined> => {
  const lue = await sql<{ contenu: string }>`
    select contenu from saisie_gardee where cle = ${empreinteDeCle(cle)} and personne = ${personne} and expire_le > ${le}`.execute(base)
  return lue.rows[0] === undefined ? undefined : JSON.parse(coffreDe(secret).ouvrir(lue.rows[0].contenu))
}

export const oublierSaisie = async (base: Kysely<unknown>, personne: string, cle: string): Promise<void> => {
  await sql`delete from saisie_gardee where cle = ${empreinteDeCle(cle)} and personne = ${personne}`.execute(base)
}

export const purgerSaisies = async (base: Kysely<unknown>, le: Instant): Promise<void> => {
  await sql`delete from saisie_gardee where expire_le <= ${le}`.execute(base)
}
