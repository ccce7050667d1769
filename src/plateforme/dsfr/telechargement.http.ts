/** Les en-têtes d'un fichier venu d'un autre : il s'enregistre sous son nom, il ne s'ouvre jamais dans la page. */
export const entetesDuFichier = (nom: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(nom).replace(/['()*]/g, enPourCent)}`,
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
})

/** Les quatre signes qu'`encodeURIComponent` laisse et que l'en-tête n'admet pas. */
const enPourCent = (signe: string): string => `%${signe.charCodeAt(0).toString(16).toUpperCase()}`
