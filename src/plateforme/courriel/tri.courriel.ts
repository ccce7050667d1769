import type { Kysely } from 'kysely'
import PostalMime, { type Email } from 'postal-mime'
import { err, ok, type Result } from '../../socle/resultat.ts'
import type { Adresse } from './adresse.crypto.ts'
import { lireCourriel } from './courriel.sql.ts'
import { noterRetour } from './expedition.sql.ts'
import { type Bureau, type Demande, memeAdresse, objetSansPrefixe, type Reponse } from './reception.ts'
import { estDejaRecu, noterRecu } from './recus.sql.ts'
import { echecDe, estAutomatique, sansCitation, texteDuHtml } from './reponse.ts'

/**
 * Ce que le reste de la plateforme fait d'un courriel reçu ; un refus est une phrase, que son auteur lira.
 * Une exception est une panne : le relais recommencera.
 */
export type Receveurs = {
  readonly bureaux: readonly Bureau[]
  readonly recevoir: (r: Reponse) => Promise<Result<'reçue', string>>
  readonly recevoirQuestion: (d: Demande) => Promise<Result<'reçue', string>>
}

/** À qui un courriel reçu est destiné : l'adresse d'un seul courriel, ou celle d'un bureau. */
export type Destination = Adresse | { readonly sorte: 'bureau'; readonly bureau: Bureau }

/** Lit un courriel reçu et le range, une fois ; ou rend la phrase du refus. */
export const trier = async (
  base: Kysely<unknown>,
  receveurs: Receveurs,
  vers: Destination,
  expediteur: string,
  octets: Uint8Array,
): Promise<Result<'reçue', string>> => {
  const lu = await PostalMime.parse(octets)
  if (vers.sorte === 'retour') return noterAvis(base, vers.id, lu)
  if (expediteur === '' || estAutomatique(new Map(lu.headers.map((h) => [h.key, h.value])))) return ok('reçue')
  const cle = `${lu.messageId ?? ''} ${expediteur} ${vers.sorte === 'bureau' ? vers.bureau.code : vers.id}`
  if (lu.messageId !== undefined && (await estDejaRecu(base, cle))) return ok('reçue')
  const rangee = vers.sorte === 'bureau' ? await questionner(receveurs, vers.bureau, lu) : await repondre(base, receveurs, vers.id, lu)
  if (rangee.ok && lu.messageId !== undefined) await noterRecu(base, cle)
  return rangee
}

const noterAvis = async (base: Kysely<unknown>, id: bigint, lu: Email): Promise<Result<'reçue', string>> => {
  const etat = lu.attachments.find((p) => p.mimeType === 'message/delivery-status')
  const echec = etat === undefined ? undefined : echecDe(enTexteBrut(etat.content).slice(0, LISIBLE))
  if (echec !== undefined) await noterRetour(base, id, echec)
  return ok('reçue')
}

const repondre = async (base: Kysely<unknown>, receveurs: Receveurs, id: bigint, lu: Email): Promise<Result<'reçue', string>> => {
  const courriel = await lireCourriel(base, id)
  if (courriel?.sujet === undefined || courriel.personne === undefined) return err('Ce courriel n’attend pas de réponse.')
  if (!memeAdresse(lu.from?.address ?? '', courriel.a))
    return err('Répondez depuis l’adresse qui a reçu le courriel, ou écrivez dans le dossier : une autre adresse n’est pas reconnue.')
  const texte = texteDe(lu)
  if (texte === '') return err('Votre réponse est vide : écrivez-la au-dessus du courriel cité.')
  return receveurs.recevoir({ sujet: courriel.sujet, personne: courriel.personne, texte, pieces: piecesDe(lu) })
}

const questionner = async (receveurs: Receveurs, bureau: Bureau, lu: Email): Promise<Result<'reçue', string>> => {
  const objet = objetSansPrefixe(lu.subject ?? '', bureau.prefixe)
  if (objet === undefined)
    return err(`L’objet d’une question commence par ${bureau.prefixe ?? ''} : ajoutez-le, puis renvoyez votre courriel.`)
  const texte = texteDe(lu)
  if (texte === '') return err('Votre question est vide : écrivez-la dans le courriel.')
  return receveurs.recevoirQuestion({ bureau: bureau.code, de: lu.from?.address ?? '', objet: objet === '' ? 'Question' : objet, texte })
}

/** Ce qui se lit d'un courriel : bien plus qu'une personne n'en écrit, et assez peu pour qu'aucun ne fasse travailler longtemps. */
const LISIBLE = 50_000

const texteDe = (lu: Email): string =>
  sansCitation(lu.text === undefined ? texteDuHtml((lu.html ?? '').slice(0, LISIBLE)) : lu.text.slice(0, LISIBLE))

/** Les documents joints ; le logo d'une signature est dans le texte, et n'en est pas un. */
const piecesDe = (lu: Email) =>
  lu.attachments
    .filter((p) => p.related !== true && p.disposition === 'attachment')
    .map((p, rang) => ({ nom: p.filename ?? `piece-${rang + 1}`, octets: enOctets(p.content) }))

const enOctets = (contenu: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof contenu === 'string' ? new TextEncoder().encode(contenu) : new Uint8Array(contenu)
const enTexteBrut = (contenu: ArrayBuffer | Uint8Array | string): string => new TextDecoder().decode(enOctets(contenu))
