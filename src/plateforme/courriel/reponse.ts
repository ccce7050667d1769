/** Ce qu'une personne a écrit, sans l'historique que sa messagerie a recopié dessous, ni sa signature. */
export const sansCitation = (texte: string): string => {
  const lignes = texte.replaceAll('\r\n', '\n').split('\n')
  const fin = lignes.findIndex((_, rang) => ouvreUneCitation(lignes, rang))
  const dessus = sansChevrons(fin === -1 ? lignes : lignes.slice(0, fin))
  // Certains répondent sous la citation : il reste alors ce qui n'est pas cité.
  return dessus === '' ? sansChevrons(lignes.filter((_, rang) => !ouvreUneCitation(lignes, rang))) : dessus
}

/** Le texte d'un courriel qui n'a que du HTML : les blocs deviennent des lignes, les citations s'en vont. */
export const texteDuHtml = (html: string): string =>
  html
    .replace(/<(style|script|blockquote)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/[\r\n]+/g, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, n) => String.fromCodePoint(Math.min(Number(n), 0x10ffff)))
    .replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (_, nom) => ENTITES[nom] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()

/** Un message que personne n'a écrit : absence, accusé de lecture, liste. Il ne reçoit pas de suite. */
export const estAutomatique = (entetes: ReadonlyMap<string, string>): boolean => {
  const [auto, precedence] = [entetes.get('auto-submitted')?.toLowerCase(), entetes.get('precedence')?.toLowerCase()]
  return (
    (auto !== undefined && !auto.startsWith('no')) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(precedence ?? '') ||
    entetes.has('x-autoreply') ||
    entetes.has('x-autorespond') ||
    entetes.has('list-id')
  )
}

/**
 * Ce que dit un avis de non-remise (RFC 3464) : la raison, s'il est définitif. Un simple retard ne dit rien, le relais s'en occupe.
 * @param etat la partie `message/delivery-status`
 */
export const echecDe = (etat: string): string | undefined => {
  const deplie = etat.replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ')
  const champ = (nom: string): string | undefined => new RegExp(`^${nom}:[ \t]*(.+)$`, 'im').exec(deplie)?.[1]?.trim()
  if (champ('Action')?.toLowerCase() !== 'failed') return undefined
  return (champ('Diagnostic-Code')?.replace(/^smtp;\s*/i, '') ?? champ('Status') ?? 'raison inconnue').slice(0, 500)
}

const ENTITES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** « Le … a écrit : » tient parfois sur deux lignes ; Outlook recopie les en-têtes, d'autres tirent un trait. */
const ouvreUneCitation = (lignes: readonly string[], rang: number): boolean => {
  const ligne = (lignes[rang] ?? '').trim()
  const deux = `${ligne} ${(lignes[rang + 1] ?? '').trim()}`
  return (
    /^(Le|On|El|Am) .{5,200}(a écrit|wrote|escribió|schrieb)\s*:$/.test(ligne) ||
    (/^(Le|On) .{5,200}/.test(ligne) && /(a écrit|wrote)\s*:$/.test(deux) && deux.length < 300) ||
    /^-{2,}\s*(Message d.origine|Original Message|Message transféré|Forwarded message)/i.test(ligne) ||
    /^_{10,}$/.test(ligne) ||
    (/^(De|From)\s*:/.test(ligne) && /^(Envoyé|Sent|Date|À|To)\s*:/.test((lignes[rang + 1] ?? '').trim())) ||
    lignes[rang] === '-- '
  )
}

const sansChevrons = (lignes: readonly string[]): string =>
  lignes
    .filter((l) => !l.trimStart().startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
