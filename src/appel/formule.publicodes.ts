import { parseExpression } from 'publicodes'
import { fraction } from '../grille/fraction.ts'
import { type Anomalie, type Chemin, suggerer } from '../socle/defaut.ts'
import type { Cas, Formule, Operation, Reunion, TrancheDe } from './formule.ts'
import { OPERATIONS } from './formule.ts'

/** Ce qui décrit une règle sans la calculer. */
const DESCRIPTIONS = ['titre', 'description', 'résumé', 'note', 'références', 'question']

/** Les mécanismes de Publicodes qu'un appel peut employer, nom pour nom. Tout autre est un défaut : Publicodes en ignore en silence. */
export const MECANISMES = [
  'valeur',
  'toutes ces conditions',
  'une de ces conditions',
  'variations',
  'somme',
  'produit',
  'le maximum de',
  'le minimum de',
  'plafond',
  'plancher',
  'arrondi',
  'barème',
  'grille',
  'par défaut',
  'est défini',
  'est non défini',
] as const

/** Lit une règle ou une expression ; `undefined` là où elle ne se lit pas, après avoir versé chaque défaut dans `defauts`. */
export const lireFormule = (brut: unknown, chemin: Chemin, defauts: Anomalie[]): Formule | undefined => {
  const faute = (phrase: string, remede: string, ici: Chemin = chemin, sur: 'cle' | 'valeur' = 'valeur'): undefined => {
    defauts.push({ chemin: ici, phrase, remede, sur })
    return undefined
  }
  if (typeof brut === 'string' || typeof brut === 'number') return deLExpression(brut, chemin, faute)
  if (typeof brut === 'boolean') return faute('Une règle ne dit pas « true » ni « false ».', 'Écrivez « oui » ou « non ».')
  if (brut === null) return faute('Cette règle est vide.', 'Écrivez une expression ou un mécanisme.')
  if (!estBloc(brut)) return faute('Une liste n’est pas une règle.', 'Nommez le mécanisme : « toutes ces conditions », « somme »…')
  return duBloc(brut, chemin, defauts, faute)
}

type Faute = (phrase: string, remede: string, ici?: Chemin, sur?: 'cle' | 'valeur') => undefined
type Bloc = Readonly<Record<string, unknown>>
const estBloc = (b: unknown): b is Bloc => typeof b === 'object' && b !== null && !Array.isArray(b)

/** Les enveloppes se posent de l'intérieur vers l'extérieur, dans l'ordre même de Publicodes : défaut, plafond, plancher, arrondi. */
const ENVELOPPES = ['par défaut', 'plafond', 'plancher', 'arrondi']

const duBloc = (bloc: Bloc, chemin: Chemin, defauts: Anomalie[], faute: Faute): Formule | undefined => {
  const cles = Object.keys(bloc).filter((c) => !DESCRIPTIONS.includes(c))
  const inconnues = cles.filter((c) => !(MECANISMES as readonly string[]).includes(c))
  for (const c of inconnues) faute(`« ${c} » n’est pas un mécanisme admis dans un appel.`, suggerer(c, MECANISMES), [...chemin, c], 'cle')
  const noyaux = cles.filter((c) => !inconnues.includes(c) && !ENVELOPPES.includes(c))
  if (noyaux.length > 1)
    return faute(`Ces mécanismes sont au même niveau : ${noyaux.join(', ')}.`, 'Un bloc n’en a qu’un : vérifiez le décalage.')
  const noyau = noyaux[0]
  if (noyau === undefined) return inconnues.length > 0 ? undefined : faute('Cette règle n’a pas de valeur.', 'Ajoutez « valeur: … ».')
  const lire = (cle: string): Formule | undefined => lireFormule(bloc[cle], [...chemin, cle], defauts)
  let formule = duNoyau(noyau, bloc[noyau], [...chemin, noyau], defauts, faute)
  if ('par défaut' in bloc) {
    const defaut = lire('par défaut')
    formule = formule && defaut && { genre: 'par-defaut', de: formule, defaut, chemin }
  }
  for (const genre of ['plafond', 'plancher'] as const) {
    if (!(genre in bloc)) continue
    const borne = lire(genre)
    formule = formule && borne && { genre, de: formule, borne, chemin }
  }
  if (!('arrondi' in bloc)) return formule
  const decimales = /^(\d) décimales?$/.exec(String(bloc['arrondi']))?.[1]
  if (decimales === undefined) return faute('Cet arrondi ne se lit pas.', 'Écrivez « arrondi: 2 décimales ».', [...chemin, 'arrondi'])
  return formule && { genre: 'arrondi', de: formule, decimales: Number(decimales), chemin }
}

const REUNIONS: Readonly<Record<string, Reunion>> = {
  somme: 'somme',
  produit: 'produit',
  'le maximum de': 'maximum',
  'le minimum de': 'minimum',
}

const duNoyau = (nom: string, brut: unknown, chemin: Chemin, defauts: Anomalie[], faute: Faute): Formule | undefined => {
  const lire = (b: unknown, ...pas: Chemin): Formule | undefined => lireFormule(b, [...chemin, ...pas], defauts)
  if (nom === 'valeur') return lire(brut)
  if (nom === 'est défini' || nom === 'est non défini') {
    const de = lire(brut)
    return de && { genre: 'est-defini', de, sens: nom === 'est défini' ? 'defini' : 'non-defini', chemin }
  }
  if (nom === 'barème' || nom === 'grille') return duBareme(nom, brut, chemin, defauts, faute)
  if (!Array.isArray(brut) || brut.length === 0)
    return faute(`« ${nom} » demande une liste.`, 'Mettez chaque élément sur sa ligne, précédé de « - ».', chemin)
  const elements: readonly unknown[] = brut
  if (nom === 'variations') return desVariations(elements, chemin, defauts, faute)
  const parmi = elements.map((b, rang) => lire(b, rang))
  if (!parmi.every((f) => f !== undefined)) return undefined
  const op = REUNIONS[nom]
  if (op !== undefined) return { genre: 'reunion', op, parmi, chemin }
  return { genre: nom === 'toutes ces conditions' ? 'toutes' : 'une', parmi, chemin }
}

const desVariations = (elements: readonly unknown[], chemin: Chemin, defauts: Anomalie[], faute: Faute): Formule | undefined => {
  const cas: (Cas | undefined)[] = []
  let sinon: Formule | undefined
  elements.forEach((b, rang) => {
    const ici = [...chemin, rang]
    const cles = estBloc(b) ? Object.keys(b).sort().join() : ''
    if (estBloc(b) && cles === 'alors,si') {
      const si = lireFormule(b['si'], [...ici, 'si'], defauts)
      const alors = lireFormule(b['alors'], [...ici, 'alors'], defauts)
      cas.push(si && alors && { si, alors })
    } else if (estBloc(b) && cles === 'sinon' && rang === elements.length - 1) {
      sinon = lireFormule(b['sinon'], [...ici, 'sinon'], defauts)
      if (sinon === undefined) cas.push(undefined)
    } else {
      cas.push(undefined)
      faute(
        'Une variation s’écrit « si » et « alors » ; la dernière peut être « sinon ».',
        'Corrigez les clés de cette ligne, ou son rang.',
        ici,
      )
    }
  })
  if (sinon === undefined && cas.every((c) => c !== undefined))
    return faute('Ces variations ne disent pas « sinon ».', 'Ajoutez « - sinon: … » à la fin.', chemin)
  return cas.every((c) => c !== undefined) ? { genre: 'variations', cas, sinon, chemin } : undefined
}

const duBareme = (nom: 'barème' | 'grille', brut: unknown, chemin: Chemin, defauts: Anomalie[], faute: Faute): Formule | undefined => {
  const cle = nom === 'barème' ? 'taux' : 'montant'
  if (!estBloc(brut) || Object.keys(brut).sort().join() !== 'assiette,tranches' || !Array.isArray(brut['tranches']))
    return faute(`« ${nom} » demande « assiette » et « tranches ».`, `Écrivez chaque tranche avec « ${cle} » et « plafond ».`, chemin)
  const assiette = lireFormule(brut['assiette'], [...chemin, 'assiette'], defauts)
  const elements: readonly unknown[] = brut['tranches']
  const tranches = elements.map((b, rang): TrancheDe | undefined => {
    const ici = [...chemin, 'tranches', rang]
    const dernier = rang === elements.length - 1
    if (!estBloc(b) || !(cle in b) || Object.keys(b).some((c) => c !== cle && c !== 'plafond') || (!dernier && !('plafond' in b)))
      return faute(`Une tranche s’écrit « ${cle} » et « plafond » (la dernière peut s’en passer).`, 'Corrigez cette tranche.', ici)
    const valeur = lireFormule(b[cle], [...ici, cle], defauts)
    const plafond = 'plafond' in b ? lireFormule(b['plafond'], [...ici, 'plafond'], defauts) : undefined
    return valeur === undefined || ('plafond' in b && plafond === undefined) ? undefined : { valeur, plafond }
  })
  if (assiette === undefined || !tranches.every((t) => t !== undefined)) return undefined
  return { genre: nom === 'barème' ? 'bareme' : 'grille', assiette, tranches, chemin }
}

const deLExpression = (brut: string | number, chemin: Chemin, faute: Faute): Formule | undefined => {
  try {
    return deLArbre(parseExpression(String(brut)), chemin, faute)
  } catch {
    return faute(`« ${String(brut).slice(0, 60)} » ne se lit pas.`, conseil(String(brut)))
  }
}

const conseil = (texte: string): string => {
  if (/\d[\s\u00a0\u202f]\d{3}/.test(texte)) return 'Dans une règle, écrivez la somme sans espace : « 150000 € ».'
  if (/\d,\d/.test(texte)) return 'Dans une règle, la virgule s’écrit avec un point : « 1.5 € ».'
  if (texte.includes('’')) return "Dans une règle, l’apostrophe est droite : « l'audit »."
  return "Entourez chaque opérateur d’espaces, et les textes d’apostrophes : « nature = 'pharmacie' »."
}

const deLArbre = (arbre: unknown, chemin: Chemin, faute: Faute): Formule | undefined => {
  if (!estBloc(arbre)) return faute('Cette expression ne se lit pas.', conseil(''))
  const { constant, variable } = arbre
  if (typeof variable === 'string') return { genre: 'nom', nom: variable, chemin }
  if (estBloc(constant)) return deLaConstante(constant, chemin, faute)
  const op = OPERATIONS.find((o: Operation) => o in arbre)
  const termes = op === undefined ? undefined : arbre[op]
  if (op === undefined || !Array.isArray(termes))
    return faute(`L’opérateur « ${Object.keys(arbre)[0] ?? ''} » n’est pas admis.`, `Sont admis : ${OPERATIONS.join(' ')}.`)
  const [gauche, droite] = termes.map((t: unknown) => deLArbre(t, chemin, faute))
  return gauche && droite && { genre: 'operation', op, gauche, droite, chemin }
}

const deLaConstante = (c: Bloc, chemin: Chemin, faute: Faute): Formule | undefined => {
  if (typeof c['nodeValue'] === 'boolean') return { genre: 'oui-non', valeur: c['nodeValue'], chemin }
  if (c['type'] === 'string' && typeof c['nodeValue'] === 'string') return { genre: 'texte', valeur: c['nodeValue'], chemin }
  const lu = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(String(c['nodeValue']))
  if (c['type'] !== 'number' || lu === null)
    return faute(
      'Cette constante n’est ni un nombre, ni un texte, ni « oui », ni « non ».',
      'Un jour se compare par un fait en mois ou en jours.',
    )
  const decimales = lu[2] ?? ''
  const unite = typeof c['rawUnit'] === 'string' ? c['rawUnit'] : undefined
  return { genre: 'nombre', valeur: fraction(BigInt(`${lu[1]}${decimales}`), 10n ** BigInt(decimales.length)), unite, chemin }
}
