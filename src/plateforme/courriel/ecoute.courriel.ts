import type { AddressInfo } from 'node:net'
import type { Kysely } from 'kysely'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { lireAdresse, type Retours } from './adresse.crypto.ts'
import { memeAdresse } from './reception.ts'
import { type Destination, type Receveurs, trier } from './tri.courriel.ts'

const DIX_MO = 10 * 1024 * 1024

export type Ecoute = {
  readonly base: Kysely<unknown>
  readonly hote: string
  /** 0 : choisi par la machine. */
  readonly port: number
  readonly retours: Retours
  readonly receveurs: Receveurs
  readonly dire: (erreur: unknown) => void
}

/**
 * Écoute le relais de l'agence, qui nous confie ce qui arrive pour nous. Ce qui n'est pas pour nous est refusé dès l'adresse ;
 * ce qui l'est reçoit sa réponse une fois rangé, jamais avant.
 */
export const ecouter = async (e: Ecoute): Promise<{ readonly port: number; readonly arreter: () => Promise<void> }> => {
  const destinationDe = (adresse: string): Destination | undefined => {
    const bureau = e.receveurs.bureaux.find((b) => memeAdresse(b.adresse, adresse))
    return bureau === undefined ? lireAdresse(adresse, e.retours) : { sorte: 'bureau', bureau }
  }
  const serveur = new SMTPServer({
    banner: 'Palier',
    size: DIX_MO,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    disableReverseLookup: true,
    // Le relais est sur le réseau de l'agence : il n'a ni compte ni certificat à présenter, et seules nos adresses scellées sont reçues.
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, session, suite) => {
      if (destinationDe(address) === undefined) return suite(refus(550, 'Cette adresse n’existe pas.'))
      return suite(session.envelope.rcptTo.length > 0 ? refus(452, 'Un destinataire à la fois.') : null)
    },
    onData: (flux, session, fin) => {
      recevoir(flux, session).then(
        (phrase) => fin(phrase === undefined ? null : refus(phrase === TROP_GRAND ? 552 : 550, phrase)),
        (erreur: unknown) => {
          e.dire(erreur)
          fin(refus(451, 'Une panne : recommencez plus tard.'))
        },
      )
    },
  })
  const recevoir = async (flux: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<string | undefined> => {
    const octets = await lireFlux(flux)
    if (octets === undefined) return TROP_GRAND
    const vers = destinationDe(envelope.rcptTo[0]?.address ?? '')
    if (vers === undefined) return 'Cette adresse n’existe pas.'
    const range = await trier(e.base, e.receveurs, vers, envelope.mailFrom === false ? '' : envelope.mailFrom.address, octets)
    return range.ok ? undefined : range.error
  }
  serveur.on('error', e.dire)
  await new Promise<void>((pret, echec) => {
    serveur.server.once('error', echec)
    serveur.listen(e.port, e.hote, () => pret())
  })
  const lieu: AddressInfo | string | null = serveur.server.address()
  return {
    port: typeof lieu === 'object' && lieu !== null ? lieu.port : e.port,
    arreter: () => new Promise((r) => serveur.close(() => r())),
  }
}

const TROP_GRAND = 'Ce courriel dépasse 10 Mo : déposez vos documents dans le dossier.'

/** Le courriel entier, ou rien s'il est trop grand : la suite est lue pour répondre, et n'est pas gardée. */
const lireFlux = async (flux: SMTPServerDataStream): Promise<Uint8Array | undefined> => {
  const morceaux: Buffer[] = []
  let taille = 0
  for await (const morceau of flux) {
    taille += morceau.length
    if (taille <= DIX_MO) morceaux.push(morceau)
  }
  return taille > DIX_MO ? undefined : Buffer.concat(morceaux)
}

/** Une réponse SMTP ne porte pas d'accents : des relais les abîment. */
const refus = (responseCode: number, phrase: string): Error =>
  Object.assign(
    new Error(
      phrase
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replaceAll('’', "'")
        .replaceAll(/[^\x20-\x7e]/g, ' '),
    ),
    {
      responseCode,
    },
  )
