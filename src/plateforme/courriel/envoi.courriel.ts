import { createTransport } from 'nodemailer'
import { agenda } from '../agenda/agenda.ics.ts'
import { adresseDe, type Retours } from './adresse.crypto.ts'
import { AGENDA, corpsDe, enTexte } from './corps.ts'
import type { Courriel, CourrielEcrit, Issue, PieceAttendue } from './courriel.ts'
import { enHtml } from './lettre.html.tsx'

export type Messagerie = {
  readonly smtp: string
  /** « Palier <palier@exemple.fr> » */
  readonly expediteur: string
  /** L'adresse publique du site. */
  readonly url: string
  /** Absents : rien n'est attendu en retour, ni réponse, ni avis de non-remise. */
  readonly retours: Retours | undefined
  readonly composer: (piece: PieceAttendue) => Promise<Uint8Array>
}

/** Ouvre la messagerie : chaque courriel part en texte et en HTML, signé de l'agence, et son issue est dite. */
export const ouvrirMessagerie = (m: Messagerie): ((c: CourrielEcrit) => Promise<Issue>) => {
  const transport = createTransport({ url: m.smtp, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 })
  return async (c) => {
    const message = await messageDe(c, m).catch((erreur: unknown) => `Une pièce jointe ne se compose pas : ${String(erreur)}`)
    if (typeof message === 'string') return { genre: 'plus-tard', dit: message }
    return transport.sendMail(message).then(() => ({ genre: 'parti' }) as const, issueDe)
  }
}

const messageDe = async (c: CourrielEcrit, m: Messagerie) => {
  const adresse = /<([^>]+)>/.exec(m.expediteur)?.[1] ?? m.expediteur.trim()
  const nom = c.signe ?? /^\s*"?([^"<]*?)"?\s*</.exec(m.expediteur)?.[1] ?? ''
  const reponses = m.retours !== undefined && aUneReponse(c) ? 'reçues' : 'perdues'
  const blocs = corpsDe(c, { url: m.url, reponses })
  return {
    messageId: `<${c.message}@${adresse.split('@')[1] ?? ''}>`,
    from: { name: nom, address: adresse },
    to: c.a,
    subject: c.objet,
    text: enTexte(blocs),
    html: enHtml(c.objet, blocs),
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(m.retours === undefined ? {} : { envelope: { from: adresseDe({ sorte: 'retour', id: c.id }, m.retours), to: c.a } }),
    ...(m.retours === undefined || reponses === 'perdues' ? {} : { replyTo: adresseDe({ sorte: 'reponse', id: c.id }, m.retours) }),
    attachments: [
      ...(c.piece === undefined
        ? []
        : [{ filename: c.piece.nom, content: Buffer.from(await m.composer(c.piece)), contentType: 'application/pdf' }]),
      ...agendaDe(c, m.url),
    ],
  }
}

const aUneReponse = (c: Courriel): boolean => c.sujet !== undefined && c.personne !== undefined

const agendaDe = (c: CourrielEcrit, url: string) => {
  if (c.agenda === undefined || c.agenda.length === 0) return []
  const evenements = c.agenda.map((e) => (e.url === undefined ? e : { ...e, url: `${url}${e.url}` }))
  const content = agenda({ nom: c.signe ?? 'Palier', le: c.le, evenements })
  return [{ filename: AGENDA, content, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }]
}

/**
 * Le relais a répondu : sa réponse tranche. Il n'a pas été atteint : on attend. Sinon la liaison s'est rompue en route,
 * et il a pu prendre le courriel sans pouvoir le dire.
 */
const issueDe = (erreur: unknown): Issue => {
  const lu = (cle: string): unknown => (erreur instanceof Error ? Reflect.get(erreur, cle) : undefined)
  const [reponse, commande, code] = [Number(lu('responseCode') ?? 0), String(lu('command') ?? ''), String(lu('code') ?? '')]
  if (reponse >= 500 && ['RCPT TO', 'DATA'].includes(commande)) return { genre: 'refuse', dit: String(lu('response') ?? reponse) }
  if (reponse > 0) return { genre: 'plus-tard', dit: String(lu('response') ?? reponse) }
  if (lu('syscall') === 'connect' || ['EDNS', 'EAUTH', 'ETLS'].includes(code)) return { genre: 'injoignable' }
  return { genre: 'incertain' }
}
