import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const racine = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Une panne prévue : sa phrase dit quoi faire. */
export const impossible = (phrase) => Object.assign(new Error(phrase), { prevue: true })

const PHRASES = [
  [/ENOSPC/, () => 'le disque est plein : libérez un gigaoctet, puis recommencez.'],
  [/EACCES|EPERM|EROFS/, () => `il manque le droit d’écrire dans ${racine} : lancez la commande depuis le compte qui possède ce dossier.`],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|CERT|SSL/,
    () => 'le registre npm ne répond pas : vérifiez le réseau ou le mandataire (npm config get proxy), puis recommencez.',
  ],
]

const texteDe = (erreur) => `${erreur?.code ?? ''} ${erreur?.message ?? erreur}`

/** Le disque, les droits ou le réseau : recommencer autrement n'y changerait rien. */
export const estSansRemede = (erreur) => PHRASES.some(([motif]) => motif.test(texteDe(erreur)))

/** La phrase d'une panne, d'après ce qu'a dit le système ou npm. */
export const panne = (erreur) => {
  if (erreur?.prevue) return erreur.message
  const texte = texteDe(erreur)
  const connue = PHRASES.find(([motif]) => motif.test(texte))
  return connue === undefined ? `une panne imprévue est survenue : ${texte.trim().split('\n').slice(0, 3).join(' ')}` : connue[1]()
}
