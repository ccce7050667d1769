/** La première faute d'écriture d'un fichier JSON, à sa place (ligne et colonne comptées depuis 1). */
export type FauteDeSyntaxe = { readonly ligne: number; readonly colonne: number; readonly phrase: string }

type Jeton = { readonly texte: string; readonly debut: number }
/** Où reprendre la lecture, ou la faute et sa place dans le texte. */
type Lecture = { readonly suivant: number } | { readonly debut: number; readonly phrase: string }

const JETON =
  /[ \t\r\n]*([{}[\]:,]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy
const PROFONDEUR = 50

/**
 * `undefined` si le texte est du JSON, sans clé répétée dans un même objet (`JSON.parse` garderait la dernière
 * sans rien dire, et ne dit pas toujours où il s'arrête).
 */
export const fauteDeSyntaxe = (texte: string): FauteDeSyntaxe | undefined => {
  const jetons = decouper(texte)
  const lu = valeur(jetons, 0, 0)
  if (!('suivant' in lu)) return placer(texte, lu.debut, lu.phrase)
  const reste = jetons[lu.suivant]
  return reste === undefined || reste.texte === FIN
    ? undefined
    : placer(texte, reste.debut, 'Le fichier continue après la fin de l’objet. Retirez ce qui suit.')
}

const FIN = ''

/** Le dernier jeton est vide : la fin du texte, ou le premier endroit illisible. */
const decouper = (texte: string): readonly Jeton[] => {
  const jetons: Jeton[] = []
  let place = 0
  for (;;) {
    JETON.lastIndex = place
    const lu = JETON.exec(texte)?.[1]
    const debut = place + (/^[ \t\r\n]*/.exec(texte.slice(place, place + 100_000))?.[0].length ?? 0)
    if (lu === undefined) return [...jetons, debut < texte.length ? { texte: 'illisible', debut } : { texte: FIN, debut }]
    jetons.push({ texte: lu, debut })
    place = JETON.lastIndex
  }
}

const valeur = (jetons: readonly Jeton[], i: number, profondeur: number): Lecture => {
  const jeton = jetons[i] ?? { texte: FIN, debut: 0 }
  if (profondeur > PROFONDEUR) return { debut: jeton.debut, phrase: 'Les objets sont trop imbriqués pour ce format.' }
  if (jeton.texte === '{') return objet(jetons, i + 1, profondeur + 1)
  if (jeton.texte === '[') return tableau(jetons, i + 1, profondeur + 1)
  if (/^["\-\dtfn]/.test(jeton.texte)) return { suivant: i + 1 }
  return faute(jeton, 'une valeur : texte entre guillemets, nombre, liste ou objet')
}

const objet = (jetons: readonly Jeton[], debut: number, profondeur: number): Lecture => {
  const cles = new Set<string>()
  if (jetons[debut]?.texte === '}') return { suivant: debut + 1 }
  for (let i = debut; ; ) {
    const cle = jetons[i]
    if (cle?.texte.startsWith('"') !== true) return faute(cle, 'une clé entre guillemets')
    if (cles.has(cle.texte))
      return { debut: cle.debut, phrase: `La clé ${cle.texte} est écrite deux fois dans le même objet. Gardez-en une.` }
    cles.add(cle.texte)
    if (jetons[i + 1]?.texte !== ':') return faute(jetons[i + 1], 'deux-points après la clé')
    const lu = valeur(jetons, i + 2, profondeur)
    if (!('suivant' in lu)) return lu
    const apres = jetons[lu.suivant]
    if (apres?.texte === '}') return { suivant: lu.suivant + 1 }
    if (apres?.texte !== ',') return faute(apres, 'une virgule ou une accolade fermante')
    i = lu.suivant + 1
  }
}

const tableau = (jetons: readonly Jeton[], debut: number, profondeur: number): Lecture => {
  if (jetons[debut]?.texte === ']') return { suivant: debut + 1 }
  for (let i = debut; ; ) {
    const lu = valeur(jetons, i, profondeur)
    if (!('suivant' in lu)) return lu
    const apres = jetons[lu.suivant]
    if (apres?.texte === ']') return { suivant: lu.suivant + 1 }
    if (apres?.texte !== ',') return faute(apres, 'une virgule ou un crochet fermant')
    i = lu.suivant + 1
  }
}

const faute = (jeton: Jeton | undefined, attendu: string): Lecture => ({
  debut: jeton?.debut ?? 0,
  phrase: jeton === undefined || jeton.texte === FIN ? `Le fichier s’arrête trop tôt : il manque ${attendu}.` : `On attend ici ${attendu}.`,
})

const placer = (texte: string, debut: number, phrase: string): FauteDeSyntaxe => {
  const avant = texte.slice(0, debut).split('\n')
  return { ligne: avant.length, colonne: (avant.at(-1) ?? '').length + 1, phrase }
}
