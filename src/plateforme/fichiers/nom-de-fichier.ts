/** Les signes qu'un nom de fichier ne porte pas : commandes, sens d'écriture forcé, largeur nulle, et ceux qu'un système refuse. */
const INVISIBLES = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu
const REFUSES = /[<>:"|?*]/g
const LONGUEUR = 120

/** Un nom à montrer et à rendre : sans chemin, sans signe invisible, d'une longueur raisonnable. */
export const nettoyerNom = (nom: string): string => {
  const seul = nom.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const net = seul
    .replace(INVISIBLES, '')
    .replace(REFUSES, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  if (net === '') return 'fichier'
  const extension = extensionDe(net)
  if (net.length <= LONGUEUR) return net
  return extension === '' ? net.slice(0, LONGUEUR).trim() : `${net.slice(0, LONGUEUR - extension.length - 1).trim()}.${extension}`
}

/** « Devis.PDF » → « pdf » ; vide sans extension. */
export const extensionDe = (nom: string): string => (/\.([a-z0-9]{1,8})$/i.exec(nom)?.[1] ?? '').toLowerCase().replace('jpeg', 'jpg')

/** Le nom, avec l'extension que son contenu mérite. */
export const nommerSelon = (nom: string, nature: string): string => {
  const extension = extensionDe(nom)
  if (extension === nature) return nom
  return extension === '' ? `${nom}.${nature}` : `${nom.slice(0, nom.lastIndexOf('.'))}.${nature}`
}

/** L'en-tête qui fait enregistrer le fichier sous son nom, jamais l'afficher. */
export const enPieceJointe = (nom: string): string => {
  const ascii = nom.normalize('NFD').replace(/[^\w. -]/g, '') || 'piece'
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(nom).replace(/['()*]/g, enPourCent)}`
}

/** Les quatre signes qu'`encodeURIComponent` laisse et que l'en-tête n'admet pas. */
const enPourCent = (signe: string): string => `%${signe.charCodeAt(0).toString(16).toUpperCase()}`
