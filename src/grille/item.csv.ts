import type { Colonne } from './colonnes.csv.ts'
import type { ActionConseillee, Item } from './grille.ts'
import type { DefautDeCase, Rangee } from './tableau.csv.ts'

/** Une ligne d'import : l'item, son domaine, et tous ses défauts. Avec un défaut, l'item n'est pas à garder. */
export type ItemLu = {
  readonly ligne: number
  readonly domaine: string
  readonly poidsDomaine: number | undefined
  readonly item: Item
  readonly defauts: readonly DefautDeCase[]
}

export const lireItem = (rangee: Rangee, colonnes: readonly (Colonne | undefined)[]): ItemLu => {
  const defauts: DefautDeCase[] = []
  const noter = (colonne: Colonne, phrase: string, remede: string) => {
    defauts.push({ ligne: rangee.ligne, colonne: Math.max(1, colonnes.indexOf(colonne) + 1), phrase, remede })
  }
  const lire = (colonne: Colonne): string => rangee.cellules[colonnes.indexOf(colonne)]?.trim() ?? ''
  const exiger = (colonne: Colonne): string => {
    if (lire(colonne) === '') noter(colonne, `La case « ${colonne} » est vide.`, 'Remplissez-la.')
    return lire(colonne)
  }
  const peser = (colonne: Colonne): number | undefined => {
    if (lire(colonne) === '') return undefined
    const poids = /^\d{1,6}(?:[.,]\d{1,3})?$/.test(lire(colonne)) ? Number(lire(colonne).replace(',', '.')) : 0
    if (poids === 0)
      noter(colonne, `« ${lire(colonne)} » n’est pas un poids.`, 'Écrivez un nombre plus grand que 0, avec au plus trois décimales.')
    return poids
  }
  const code = exiger('code')
  if (code !== '' && !/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/.test(code))
    noter(
      'code',
      `Le code « ${code} » n’a pas la forme attendue.`,
      'Mettez la colonne au format Texte dans le tableur, puis écrivez le code, par exemple 1.1.3.',
    )
  const niveaux = colonnes.flatMap((c) => {
    if (c === undefined || !c.startsWith('niveau_') || lire(c) === '') return []
    return [{ niveau: Number(c.slice('niveau_'.length)), libelle: lire(c) }]
  })
  if (lire('socle') !== '' && !/^\d{1,2}$/.test(lire('socle')))
    noter('socle', `« ${lire('socle')} » n’est pas un niveau.`, 'Écrivez le niveau minimal exigé, en chiffres, ou laissez la case vide.')
  rangee.cellules.forEach((cellule, rang) => {
    if (cellule.trim() !== '' && colonnes[rang] === undefined)
      defauts.push({
        ligne: rangee.ligne,
        colonne: rang + 1,
        phrase: 'Cette case n’est sous aucun titre.',
        remede: 'Donnez un titre à sa colonne, ou videz-la.',
      })
  })
  const actions = lireActions(lire('actions'), (phrase, remede) => noter('actions', phrase, remede))
  const item: Item = {
    code,
    question: exiger('question'),
    poids: peser('poids') ?? 1,
    niveaux: niveaux.toSorted((a, b) => a.niveau - b.niveau),
    actions,
    ...(lire('aide') === '' ? {} : { aide: lire('aide') }),
    ...(lire('preuve') === '' ? {} : { preuve: lire('preuve') }),
    ...(lire('non_applicable') === '' ? {} : { nonApplicable: lire('non_applicable') }),
    ...(/^\d{1,2}$/.test(lire('socle')) ? { socle: Number(lire('socle')) } : {}),
  }
  return { ligne: rangee.ligne, domaine: exiger('domaine'), poidsDomaine: peser('poids_domaine'), item, defauts }
}

const lireActions = (texte: string, noter: (phrase: string, remede: string) => void): readonly ActionConseillee[] =>
  texte
    .split('|')
    .map((a) => a.trim())
    .filter((a) => a !== '')
    .flatMap((a) => {
      const lu = /^([a-z0-9-]+)\s*:\s*(\d{1,2})$/.exec(a)
      if (lu?.[1] !== undefined) return [{ code: lu[1], sous: Number(lu[2]) }]
      noter(
        `« ${a} » ne désigne pas une action.`,
        'Écrivez le code de l’action, deux-points, puis le niveau visé, par exemple sauvegarde-deconnectee:2.',
      )
      return []
    })
