import type { Devis, LigneDepense, Projet } from './dossier.ts'
import { enEuros } from './frappe.ts'

/** Le budget d'un projet tel que l'acte `decrire` l'attend : une page n'en change qu'une ligne, et renvoie les autres telles quelles. */
export const saisieDe = (p: Pick<Projet, 'numero' | 'depenses' | 'devis'>): Readonly<Record<string, unknown>> => ({
  numero: p.numero,
  depenses: p.depenses.map(saisieDeLigne),
  devis: p.devis.map(sansVide),
})

const saisieDeLigne = (d: LigneDepense): Readonly<Record<string, unknown>> =>
  sansVide({
    libelle: d.libelle,
    nature: d.nature,
    montant: d.montant,
    mois: d.mois ?? '',
    autreFinanceur: d.autreFinanceur ?? '',
    autreMontant: d.autreMontant === 0n ? '' : d.autreMontant,
  })

/** Une dépense gardée, remise dans les champs qui l'ont donnée. */
export const champsDeLigne = (d: LigneDepense): Readonly<Record<string, string>> => ({
  libelle: d.libelle,
  nature: d.nature,
  montant: enEuros(d.montant.toString()),
  mois: d.mois === null ? '' : String(d.mois),
  autreFinanceur: d.autreFinanceur ?? '',
  autreMontant: d.autreMontant === 0n ? '' : enEuros(d.autreMontant.toString()),
})

/** Le projet avec cette ligne à ce rang (à partir de 1) : remplacée, ajoutée à la suite, ou retirée si elle est `undefined`. */
export const avecLigne = (
  p: Projet,
  rang: number,
  ligne: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> => {
  const lignes: readonly Readonly<Record<string, unknown>>[] = p.depenses.map(saisieDeLigne)
  const nouvelles = ligne === undefined ? [] : [ligne]
  return { ...saisieDe(p), depenses: [...lignes.slice(0, rang - 1), ...nouvelles, ...lignes.slice(rang)] }
}

/** Un devis gardé, remis dans les champs qui l'ont donné. */
export const champsDuDevis = (d: Devis): Readonly<Record<string, string>> => ({ ...d, montant: enEuros(d.montant.toString()) })

/** Le projet avec ce devis à ce rang (à partir de 1) : remplacé, ajouté à la suite, ou retiré s'il est `undefined`. */
export const avecDevis = (
  p: Projet,
  rang: number,
  devis: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> => {
  const gardes: readonly Readonly<Record<string, unknown>>[] = p.devis.map(sansVide)
  return { ...saisieDe(p), devis: [...gardes.slice(0, rang - 1), ...(devis === undefined ? [] : [devis]), ...gardes.slice(rang)] }
}

/** Un champ laissé vide n'est pas une réponse. */
export const sansVide = (champs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(champs).filter(([, v]) => v !== '' && v !== undefined))

/** Les champs nommés, tels qu'une page les a envoyés. */
export const prendre = (corps: Readonly<Record<string, unknown>>, noms: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(noms.map((nom) => [nom, typeof corps[nom] === 'string' ? corps[nom].trim() : '']))
