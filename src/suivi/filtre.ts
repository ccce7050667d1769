import type { Option } from '../plateforme/saisie/presentation.ts'

/** Ce qu'une liste peut trier, chacun du plus pressé, du plus ancien ou de A à Z ; `decroissant` renverse. */
export const TRIS: Readonly<Record<Tri, string>> = {
  echeance: 'Échéance',
  depot: 'Date de dépôt',
  organisme: 'Organisme',
  etat: 'Avancement',
  depuis: 'Ancienneté dans l’état',
}
export type Tri = 'echeance' | 'depot' | 'organisme' | 'etat' | 'depuis'

/** Les critères à une valeur, dans l'ordre où la page les montre. `charge` : `moi`, `personne`, ou l'identifiant d'un agent. */
export const CRITERES: Readonly<Record<Critere, string>> = {
  appel: 'Appel',
  guichet: 'Guichet',
  departement: 'Département',
  nature: 'Nature de l’organisme',
  echeance: 'Échéance',
  charge: 'En charge',
  verifier: 'À vérifier',
}
export type Critere = 'appel' | 'guichet' | 'departement' | 'nature' | 'echeance' | 'charge' | 'verifier'
const NOMS = Object.keys(CRITERES) as readonly Critere[]

/** Ce que l'adresse d'une liste de dossiers dit. Les filtres se combinent ; `page` se compte à partir de 1. */
export type Filtre = {
  readonly texte: string | undefined
  readonly etats: readonly string[]
  readonly criteres: Readonly<Partial<Record<Critere, string>>>
  readonly tri: Tri
  readonly sens: 'croissant' | 'decroissant'
  readonly page: number
}

/** Ce qu'une personne peut choisir pour chaque critère ; un critère sans choix n'existe pas pour elle. */
export type Choix = Readonly<Record<Critere | 'etat', readonly Option[]>>

/** Ce que dit une adresse, nom par nom. */
export type Demande = Readonly<Record<string, readonly string[]>>
export const demandeLue = (texte: string): Demande => {
  const lue = new URLSearchParams(texte)
  return Object.fromEntries([...lue.keys()].map((nom) => [nom, lue.getAll(nom)]))
}

const LONGUEUR = 200

/** Lit une adresse : ce qu'elle a d'inconnu est ignoré, et dit par une phrase. */
export const lireFiltre = (demande: Demande, choix: Choix): { readonly filtre: Filtre; readonly ignores: readonly string[] } => {
  const une = (nom: string): string | undefined => demande[nom]?.find((v) => v !== '')
  const connu = (nom: Critere | 'etat', valeur: string): boolean => choix[nom].some((o) => o.code === valeur)
  const etats = [...new Set((demande['etat'] ?? []).filter((v) => v !== ''))]
  const criteres = NOMS.flatMap((nom) => {
    const valeur = une(nom)
    return valeur === undefined ? [] : [{ nom, valeur }]
  })
  const tri = une('tri') ?? 'echeance'
  return {
    filtre: {
      texte: une('texte')?.replaceAll('\u0000', '').trim().slice(0, LONGUEUR) || undefined,
      etats: etats.filter((e) => connu('etat', e)),
      criteres: Object.fromEntries(criteres.filter((c) => connu(c.nom, c.valeur)).map((c) => [c.nom, c.valeur])),
      tri: estTri(tri) ? tri : 'echeance',
      sens: une('sens') === 'decroissant' ? 'decroissant' : 'croissant',
      page: lirePage(une('page')),
    },
    ignores: [
      ...etats.filter((e) => !connu('etat', e)).map((e) => direIgnore('État', e)),
      ...criteres.filter((c) => !connu(c.nom, c.valeur)).map((c) => direIgnore(CRITERES[c.nom], c.valeur)),
      ...(estTri(tri) ? [] : [`Le tri « ${tri} » n’existe pas : la liste est triée par échéance.`]),
    ],
  }
}

const estTri = (tri: string): tri is Tri => Object.hasOwn(TRIS, tri)
const lirePage = (page: string | undefined): number => Math.min(100_000, Math.max(1, Math.trunc(Number(page ?? 1)) || 1))
const direIgnore = (titre: string, valeur: string): string =>
  `Le filtre « ${titre} : ${valeur.slice(0, LONGUEUR)} » n’est pas connu : il est ignoré.`

/** Ce que l'adresse dit du filtre, page comprise ; ce qui va de soi n'y est pas. */
export const demandeDe = (f: Filtre): string =>
  new URLSearchParams([
    ...(f.texte === undefined ? [] : [['texte', f.texte]]),
    ...f.etats.map((e) => ['etat', e]),
    ...Object.entries(f.criteres),
    ...(f.tri === 'echeance' ? [] : [['tri', f.tri]]),
    ...(f.sens === 'croissant' ? [] : [['sens', f.sens]]),
    ...(f.page === 1 ? [] : [['page', String(f.page)]]),
  ]).toString()

export const adresseDe = (f: Filtre): string => {
  const demande = demandeDe(f)
  return demande === '' ? '/dossiers' : `/dossiers?${demande}`
}

/** Un filtre en vigueur, dit en clair, et la liste sans lui. */
export type Actif = { readonly texte: string; readonly sans: Filtre }

export const actifs = (f: Filtre, choix: Choix): readonly Actif[] => {
  const base = { ...f, page: 1 }
  const dire = (nom: Critere | 'etat', valeur: string) => choix[nom].find((o) => o.code === valeur)?.libelle ?? valeur
  return [
    ...(f.texte === undefined ? [] : [{ texte: `« ${f.texte} »`, sans: { ...base, texte: undefined } }]),
    ...f.etats.map((e) => ({ texte: dire('etat', e), sans: { ...base, etats: f.etats.filter((x) => x !== e) } })),
    ...NOMS.flatMap((nom) => {
      const valeur = f.criteres[nom]
      if (valeur === undefined) return []
      const { [nom]: _, ...criteres } = f.criteres
      return [{ texte: `${CRITERES[nom]} : ${dire(nom, valeur)}`, sans: { ...base, criteres } }]
    }),
  ]
}

export const SANS_FILTRE: Filtre = { texte: undefined, etats: [], criteres: {}, tri: 'echeance', sens: 'croissant', page: 1 }
