import { type Kysely, sql } from 'kysely'
import { COLONNES, courrielDe, type Rangee } from './courriel.sql.ts'
import type { CourrielEcrit, Issue } from './courriel.ts'

/** Un serveur tué pendant un envoi n'est tenu pour mort qu'au-delà : un envoi dure deux minutes au plus (`expedition.courriel.ts`). */
const MINUTES_AVANT_REPRISE = 10
/** Deux jours d'essais, de plus en plus espacés : au-delà, le courriel est dit non remis. */
const ESSAIS = 54
const PAR_PASSAGE = 500

/**
 * Envoie ce qui attend, chacun pris par un seul serveur, et note ce que chaque essai a donné. Rien n'est envoyé dans une transaction :
 * le courriel est d'abord *en cours*, et cela est écrit ; puis il part ; puis il est noté parti.
 */
export const envoyerLesCourriels = async (
  base: Kysely<unknown>,
  envoyer: (c: CourrielEcrit) => Promise<Issue>,
  minutes = MINUTES_AVANT_REPRISE,
): Promise<number> => {
  await reprendre(base, minutes)
  for (let rang = 0; rang < PAR_PASSAGE; rang++) {
    const c = await prendre(base)
    if (c === undefined) return rang
    const issue = await envoyer(c)
    await noter(base, c.id, issue)
    // Le relais ne répond pas : les autres attendront le passage suivant.
    if (issue.genre === 'injoignable') return rang
  }
  return PAR_PASSAGE
}

/** Un refus définitif appris plus tard, par un avis de non-remise. Vrai si ce courriel était bien parti. */
export const noterRetour = async (base: Kysely<unknown>, id: bigint, dit: string): Promise<boolean> =>
  (
    await sql`
      update courriel set etat = 'non-remis', echec = ${dit}, echec_le = now()
      where id = ${id} and etat in ('en-cours', 'envoye', 'peut-etre-parti')`.execute(base)
  ).numAffectedRows === 1n

/** Renvoie un courriel non remis, à l'adresse que sa personne a maintenant, ou le classe : l'agence s'en est occupée autrement. */
export const renvoyer = async (base: Kysely<unknown>, id: bigint, a: string): Promise<void> => {
  await sql`
    update courriel set etat = 'a-envoyer', a = ${a}, essais = 0, doutes = 0, prochain_le = now(), echec = null, echec_le = null
    where id = ${id} and etat in ('non-remis', 'peut-etre-parti')`.execute(base)
}
export const classer = async (base: Kysely<unknown>, id: bigint): Promise<void> => {
  await sql`update courriel set etat = 'classe' where id = ${id} and etat in ('non-remis', 'peut-etre-parti')`.execute(base)
}

/** Ceux qu'un serveur avait pris et n'a jamais notés : une seconde fois, puis plus. */
const reprendre = async (base: Kysely<unknown>, minutes: number): Promise<void> => {
  await sql`update courriel set ${DOUTER} where etat = 'en-cours' and pris_le <= clock_timestamp() - make_interval(mins => ${minutes})`.execute(
    base,
  )
}

/** Une fois, on le renvoie avec le même identifiant : un reçu ne se perd pas. Deux fois, on le dit plutôt que d'insister. */
const DOUTER = sql`
  doutes = doutes + 1,
  etat = case when doutes = 0 then 'a-envoyer' else 'peut-etre-parti' end,
  echec = 'Le relais n’a pas confirmé l’envoi.',
  echec_le = now()`

const prendre = async (base: Kysely<unknown>): Promise<CourrielEcrit | undefined> =>
  (
    await sql<Rangee>`
      update courriel set etat = 'en-cours', pris_le = clock_timestamp(), essais = essais + 1
      where id = (
        select id from courriel where etat = 'a-envoyer' and prochain_le <= now() order by id limit 1 for update skip locked)
      returning ${COLONNES}`.execute(base)
  ).rows.map(courrielDe)[0]

const noter = async (base: Kysely<unknown>, id: bigint, issue: Issue): Promise<void> => {
  await sql`update courriel set ${suiteDe(issue)} where id = ${id} and etat = 'en-cours'`.execute(base)
}

const suiteDe = (issue: Issue) => {
  switch (issue.genre) {
    case 'parti':
      return sql`etat = 'envoye', envoye_le = now(), echec = null, echec_le = null`
    case 'incertain':
      return DOUTER
    case 'injoignable':
      return sql`etat = 'a-envoyer', essais = essais - 1`
    case 'refuse':
      return sql`etat = 'non-remis', echec = ${issue.dit}, echec_le = now()`
    case 'plus-tard':
      return sql`
        etat = case when essais < ${ESSAIS} then 'a-envoyer' else 'non-remis' end, echec = ${issue.dit}, echec_le = now(),
        prochain_le = now() + least(power(2, least(essais, 6)), 60) * interval '1 minute'`
  }
}
