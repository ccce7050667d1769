import { lireJour } from '../socle/temps.ts'
import { departementDe, type Fiche, type Lecture, type Remarque } from './fiche.ts'
import { type Natures, natureDeLEntite, statutDe } from './natures.ts'

/**
 * Les fiches d'une personne morale du flux « structures » de FINESS : la sienne, puis une par établissement.
 * Le flux et son schéma n'écrivent pas les noms de la même façon (`informationsGeneralesPMEJ`, `…Pmej`), ni ne rangent au même endroit ;
 * un code y est un texte ou un objet `{ code, system }`. On lit sans regarder la casse, et les deux formes partout.
 */
export const fichesDeStructure = (brute: unknown, place: string, natures: Natures): Lecture => {
  const entite = aPlat(brute, 'informationsgeneralespmej')
  const finess = texte(entite, 'numfinesspm')
  if (finess === undefined || !FINESS.test(finess)) return { fiches: [], remarques: [sansNumero(place, finess)] }
  const siren = numero(entite, 'siren', /^\d{9}$/)
  const lus = listeDe(entite.get('ege')).map((ege, rang) => lireSite(ege, `${place}.ege[${rang}]`, finess, siren.valeur, natures))
  const sites = lus.flatMap((l) => l.fiches)
  const lieu = lieuDe(entite)
  const nom = texte(entite, 'denominationlonguepmsmsse') ?? texte(entite, 'denominationpm')
  const etat = etatDe(entite)
  const remarques = [...manques(place, nom, lieu, etat), ...amputation(place, 'SIREN', siren.faux), ...lus.flatMap((l) => l.remarques)]
  if (nom === undefined || lieu === undefined || etat === undefined) return { fiches: sites, remarques }
  const statut = texte(entite, 'statutjuridique')
  const ouverts = sites.filter((s) => s.etat === 'ouvert')
  const fiche: Fiche = {
    ...COMMUN,
    id: `finess-${finess}`,
    genre: 'entite',
    siren: siren.valeur,
    siret: null,
    finess,
    entite: null,
    nom,
    ...lieu,
    categorie: texte(entite, 'codeape') ?? null,
    statut: statutDe(natures, statut),
    nature: natureDeLEntite(
      natures,
      statut,
      ouverts.map((s) => s.nature),
    ),
    etat,
    ouvertLe: jourDe(entite, 'datecreation'),
    fermeLe: jourDe(entite, 'datefermeture'),
  }
  return { fiches: [fiche, ...sites.map((s) => ({ ...s, statut: fiche.statut }))], remarques }
}

const lireSite = (brute: unknown, place: string, entite: string, siren: string | null, natures: Natures): Lecture => {
  const site = aPlat(brute, 'informationsgeneralesege')
  const finess = texte(site, 'numfinessege')
  if (finess === undefined || !FINESS.test(finess)) return { fiches: [], remarques: [sansNumero(place, finess)] }
  const siret = numero(site, 'siret', /^\d{14}$/)
  const lieu = lieuDe(site)
  const nom = texte(site, 'nomegelong') ?? texte(site, 'nomegecourt')
  const etat = etatDe(site)
  const remarques = [...manques(place, nom, lieu, etat), ...amputation(place, 'SIRET', siret.faux)]
  if (nom === undefined || lieu === undefined || etat === undefined) return { fiches: [], remarques }
  const categorie = texte(site, 'categorieentitegeographiqueexercice') ?? null
  const fiche: Fiche = {
    ...COMMUN,
    id: `finess-${finess}`,
    genre: 'etablissement',
    siren,
    siret: siret.valeur,
    finess,
    entite,
    nom,
    ...lieu,
    categorie,
    statut: null,
    nature: natures.categories[categorie ?? ''] ?? null,
    etat,
    ouvertLe: jourDe(site, 'dateouverture'),
    fermeLe: jourDe(site, 'datefermeture'),
  }
  return { fiches: [fiche], remarques }
}

const FINESS = /^\d[\dAB]\d{7}$/
const COMMUN = { source: 'finess', siege: false } as const

type Plat = ReadonlyMap<string, unknown>

/** Les clés en minuscules ; celles du bloc d'informations générales comme si elles étaient au premier rang. */
const aPlat = (brute: unknown, bloc: string): Plat => {
  const dessus = clesDe(brute)
  return new Map([...clesDe(dessus.get(bloc)), ...dessus])
}
const clesDe = (x: unknown): Plat =>
  new Map(x !== null && typeof x === 'object' ? Object.entries(x).map(([cle, v]) => [cle.toLowerCase().replaceAll('_', ''), v]) : [])
const listeDe = (x: unknown): readonly unknown[] => (Array.isArray(x) ? x : [])

/** Un texte, ou le code d'un objet `{ code, system }` ; vide : absent. */
const texte = (plat: Plat, cle: string): string | undefined => {
  const lu = plat.get(cle)
  const brut = lu !== null && typeof lu === 'object' ? clesDe(lu).get('code') : lu
  const net = typeof brut === 'string' || typeof brut === 'number' ? String(brut).trim() : ''
  return net === '' ? undefined : net
}
const numero = (plat: Plat, cle: string, forme: RegExp): { readonly valeur: string | null; readonly faux: string | undefined } => {
  const lu = texte(plat, cle)?.replace(/\s/g, '')
  return lu === undefined || forme.test(lu) ? { valeur: lu ?? null, faux: undefined } : { valeur: null, faux: lu }
}
const jourDe = (plat: Plat, cle: string) => lireJour(texte(plat, cle)?.slice(0, 10) ?? '') ?? null

const lieuDe = (plat: Plat): Pick<Fiche, 'commune' | 'departement'> | undefined => {
  const adresse = clesDe(listeDe(plat.get('adresse'))[0])
  const commune = texte(adresse, 'ligneacheminement')?.replace(/\s+CEDEX.*$/i, '')
  const departement = departementDe(texte(adresse, 'cogcommune'), texte(adresse, 'codepostal'))
  return commune === undefined || departement === '' ? undefined : { commune, departement }
}

/** A : actif, I : inactif. Sans état, c'est la date de fermeture qui le dit ; un autre code n'est pas deviné. */
const etatDe = (plat: Plat): Fiche['etat'] | undefined => {
  const code = texte(plat, 'etatobjet')
  if (code === undefined) return texte(plat, 'datefermeture') === undefined ? 'ouvert' : 'ferme'
  return code === 'A' ? 'ouvert' : code === 'I' ? 'ferme' : undefined
}

const A_LA_SOURCE = 'Faites corriger la fiche par l’agence qui tient FINESS, puis importez le relevé suivant.'
const sansNumero = (place: string, finess: string | undefined): Remarque => ({
  place,
  sort: 'rejetee',
  phrase: finess === undefined ? 'Il manque le numéro FINESS.' : `« ${finess} » n’est pas un numéro FINESS.`,
  remede: A_LA_SOURCE,
})
const manques = (place: string, nom: string | undefined, lieu: unknown, etat: unknown): readonly Remarque[] => {
  const phrases = [
    ...(nom === undefined ? ['Il manque le nom.'] : []),
    ...(lieu === undefined ? ['Il manque la commune, ou de quoi en savoir le département.'] : []),
    ...(etat === undefined ? ['L’état n’est ni A (actif) ni I (inactif).'] : []),
  ]
  return phrases.length === 0 ? [] : [{ place, sort: 'rejetee', phrase: phrases.join(' '), remede: A_LA_SOURCE }]
}
const amputation = (place: string, quoi: string, faux: string | undefined): readonly Remarque[] =>
  faux === undefined
    ? []
    : [{ place, sort: 'amputee', phrase: `« ${faux} » n’est pas un ${quoi}.`, remede: `La fiche est gardée sans lui. ${A_LA_SOURCE}` }]
