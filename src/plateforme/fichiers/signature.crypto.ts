import { X509Certificate } from 'node:crypto'

/**
 * Le signataire d'une signature CMS (PKCS #7), tel que son certificat le nomme. Rien n'est contrôlé : ni la chaîne, ni la date,
 * ni le calcul. `undefined` : ce n'est pas une signature que nous savons lire.
 */
export const lireSignataire = (cms: Uint8Array): { readonly nom: string; readonly emetteur: string } | undefined => {
  try {
    const signee = enfants(enfants(enfants(lire(cms, 0))[1])[0])
    const certificats = enfants(signee.find((n) => n.marque === CERTIFICATS)).map((n) => new X509Certificate(n.entier))
    const serie = serieDuSignataire(signee.findLast((n) => n.marque === ENSEMBLE))
    const certificat = certificats.find((c) => BigInt(`0x${c.serialNumber}`) === serie) ?? certificats[0]
    if (certificat === undefined) return undefined
    return { nom: nommer(certificat.subject), emetteur: nommer(certificat.issuer) }
  } catch {
    return undefined
  }
}

/** Un élément DER : sa marque, ses octets entiers, et ceux de son contenu. */
type Element = { readonly marque: number; readonly entier: Uint8Array; readonly contenu: Uint8Array }
const CERTIFICATS = 0xa0
const ENSEMBLE = 0x31
const NOM_ET_SERIE = 0x30

const lire = (octets: Uint8Array, place: number): Element => {
  const dite = octets[place + 1] ?? 0
  const larges = dite < 0x80 ? 0 : dite & 0x7f
  const longueur = larges === 0 ? dite : Number(nombreDe(octets.subarray(place + 2, place + 2 + larges)))
  const debut = place + 2 + larges
  if (larges > 4 || debut + longueur > octets.length) throw new Error('DER tronqué')
  return {
    marque: octets[place] ?? 0,
    entier: octets.subarray(place, debut + longueur),
    contenu: octets.subarray(debut, debut + longueur),
  }
}

const enfants = (n: Element | undefined): readonly Element[] => {
  const trouves: Element[] = []
  for (let place = 0; n !== undefined && place < n.contenu.length; ) {
    const enfant = lire(n.contenu, place)
    trouves.push(enfant)
    place += enfant.entier.length
  }
  return trouves
}

/** SignerInfo : version, puis (émetteur, numéro de série) ; le numéro désigne le certificat du signataire parmi ceux de sa chaîne. */
const serieDuSignataire = (signataires: Element | undefined): bigint | undefined => {
  const nomme = enfants(enfants(signataires)[0])[1]
  const serie = nomme?.marque === NOM_ET_SERIE ? enfants(nomme)[1] : undefined
  return serie === undefined ? undefined : nombreDe(serie.contenu)
}

const nombreDe = (octets: Uint8Array): bigint => octets.reduce((n, o) => n * 256n + BigInt(o), 0n)

/** Le nom usuel, sinon l'organisation, sinon le nom complet ; sans signe de commande. */
const nommer = (nom: string): string => {
  const parties = new Map(nom.split('\n').map((ligne) => [ligne.split('=')[0], ligne.slice(ligne.indexOf('=') + 1)]))
  return (parties.get('CN') ?? parties.get('O') ?? nom).replace(/\p{C}/gu, ' ').slice(0, 200)
}
