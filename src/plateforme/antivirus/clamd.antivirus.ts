import { connect, type Socket } from 'node:net'

/** Ce que l'antivirus répond d'un contenu. `attente` : il ne répond pas, on lui redemandera. */
export type Analyse =
  | { readonly verdict: 'saine' }
  | { readonly verdict: 'infectee'; readonly detail: string }
  | { readonly verdict: 'illisible'; readonly detail: string }
  | { readonly verdict: 'attente' }

export type Antivirus = {
  readonly analyser: (contenu: AsyncIterable<Uint8Array>) => Promise<Analyse>
  readonly repond: () => Promise<boolean>
}

/** Où écoute clamd : une machine et un port, ou une prise locale. */
export type AdresseClamd = { readonly host: string; readonly port: number } | { readonly path: string }

const PATIENCE = 120_000
const PATIENCE_DU_PING = 2_000

/** ClamAV par son démon : le contenu lui est envoyé au fil de l'eau (`INSTREAM`), il n'a pas à lire nos disques. */
export const clamd = (adresse: AdresseClamd): Antivirus => {
  const repond = async (): Promise<boolean> => (await demander(adresse, 'zPING\0', [], PATIENCE_DU_PING)) === 'PONG'
  return {
    repond,
    analyser: async (contenu) => {
      const reponse = await demander(adresse, 'zINSTREAM\0', enTrames(contenu), PATIENCE)
      if (reponse !== undefined) return comprendre(reponse)
      // La lecture est coupée mais il répond encore : c'est ce contenu qu'il refuse, trop gros pour son réglage.
      return (await repond()) ? { verdict: 'illisible', detail: 'clamd a coupé la lecture (StreamMaxLength ?)' } : { verdict: 'attente' }
    },
  }
}

/** « stream: OK », « stream: Nom FOUND », ou une erreur de lecture. */
const comprendre = (reponse: string): Analyse => {
  if (reponse === 'stream: OK') return { verdict: 'saine' }
  const trouve = /^stream: (.+) FOUND$/.exec(reponse)?.[1]
  return trouve === undefined
    ? { verdict: 'illisible', detail: reponse.slice(0, 200) }
    : { verdict: 'infectee', detail: trouve.slice(0, 200) }
}

/** Une trame par morceau : sa longueur sur quatre octets, puis lui ; une trame vide finit. */
async function* enTrames(contenu: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const morceau of contenu) {
    if (morceau.length === 0) continue
    const longueur = Buffer.alloc(4)
    longueur.writeUInt32BE(morceau.length)
    yield longueur
    yield morceau
  }
  yield Buffer.alloc(4)
}

/** La réponse de clamd, ou `undefined` s'il ne répond pas. Il peut répondre avant la fin : trop gros, il ferme aussitôt. */
const demander = (
  adresse: AdresseClamd,
  commande: string,
  trames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  patience: number,
): Promise<string | undefined> =>
  new Promise((rendre, rater) => {
    const prise = connect(adresse)
    let reponse = ''
    prise.setTimeout(patience, () => prise.destroy())
    prise.on('data', (octets) => {
      reponse += octets.toString('utf8')
    })
    prise.on('error', () => undefined)
    prise.once('close', () => rendre(reponse === '' ? undefined : reponse.replace(/\0.*$/s, '').trim()))
    prise.once('connect', () => {
      envoyer(prise, commande, trames).catch((erreur: unknown) => {
        prise.destroy()
        rater(erreur)
      })
    })
  })

const envoyer = async (prise: Socket, commande: string, trames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> => {
  prise.write(commande)
  for await (const trame of trames) {
    if (prise.destroyed) return
    if (!prise.write(trame)) await new Promise((suite) => prise.once('drain', suite).once('close', suite))
  }
}
