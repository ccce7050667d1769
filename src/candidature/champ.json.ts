import { z } from 'zod'
import type { Instant } from '../socle/temps.ts'
import { type Champ, ecrireDecimal, separerAdresse, type ValeurDeChamp } from './demarche.ts'

export const instant = z.string().transform((t, ctx) => {
  try {
    return Temporal.Instant.from(t)
  } catch {
    ctx.issues.push({ code: 'custom', input: t, message: 'une date et une heure' })
    return z.NEVER
  }
})
const texte = z.string().nullish()
const fichier = z.object({ filename: z.string(), checksum: z.string(), byteSize: z.coerce.number(), url: z.string() })

/** Ce que la plateforme rend d'un champ : une seule forme, où chaque sorte de champ remplit sa part. */
const simple = z.object({
  __typename: z.string().catch(''),
  champDescriptorId: z.string(),
  label: z.string().catch(''),
  stringValue: texte,
  updatedAt: instant.nullish(),
  date: texte,
  datetime: instant.nullish(),
  checked: z.boolean().nullish(),
  selected: z.boolean().nullish(),
  integerNumber: z.union([z.string(), z.number()]).nullish(),
  decimalNumber: z.number().nullish(),
  value: z.unknown().optional(),
  values: z.array(z.string()).nullish(),
  primaryValue: texte,
  secondaryValue: texte,
  files: z.array(fichier).nullish(),
  etablissement: z.object({ siret: z.string() }).nullish(),
  rnf: z.object({ id: z.string() }).nullish(),
  address: z.object({ label: z.string(), postalCode: texte }).nullish(),
  commune: z.object({ name: z.string(), postalCode: texte }).nullish(),
  dossier: z.object({ number: z.number() }).nullish(),
})
export const champ = simple.extend({ rows: z.array(z.object({ champs: z.array(simple) })).nullish() })
type Brut = z.infer<typeof simple> & { readonly rows?: z.infer<typeof champ>['rows'] }

/** Les champs posés au porteur ; un titre et une explication n'attendent rien de lui. */
export const lireChamps = (bruts: readonly Brut[]): readonly Champ[] =>
  bruts
    .filter((b) => !SANS_REPONSE.includes(b.__typename))
    .map((b) => ({ champ: b.champDescriptorId, libelle: b.label, valeur: valeurDe(b) ?? VIDE }))

/** Le dernier changement d'une réponse, lignes comprises. */
export const dernierChangement = (bruts: readonly Brut[]): Instant | undefined =>
  bruts
    .flatMap((b) => [b, ...(b.rows ?? []).flatMap((r) => r.champs)])
    .flatMap((b) => b.updatedAt ?? [])
    .sort(Temporal.Instant.compare)
    .at(-1)

export const SANS_REPONSE: readonly string[] = ['HeaderSectionChamp', 'ExplicationChamp']
const VIDE: ValeurDeChamp = { genre: 'vide' }

/**
 * La valeur typée d'un champ, jamais ce qu'il affiche : `stringValue` met une date en toutes lettres.
 * Une sorte inconnue d'aujourd'hui se lit comme un texte.
 */
const valeurDe = (b: Brut): ValeurDeChamp | undefined => {
  switch (b.__typename) {
    case 'CheckboxChamp':
    case 'YesNoChamp':
      return ouiNon(b.checked ?? b.selected ?? b.value)
    case 'DateChamp':
      return enTexte(b.date, (jour) => ({ genre: 'jour', jour }))
    case 'DatetimeChamp':
      return b.datetime == null ? undefined : { genre: 'instant', le: b.datetime }
    case 'IntegerNumberChamp':
      return enTexte(b.integerNumber?.toString(), (ecrit) => ({ genre: 'nombre', ecrit }))
    case 'DecimalNumberChamp':
      return b.decimalNumber == null ? undefined : { genre: 'nombre', ecrit: ecrireDecimal(b.decimalNumber) }
    case 'DropDownListChamp':
      return enTexte(typeof b.value === 'string' ? b.value : undefined, (choisi) => ({ genre: 'choix', choisis: [choisi] }))
    case 'MultipleDropDownListChamp':
      return b.values == null || b.values.length === 0 ? undefined : { genre: 'choix', choisis: b.values }
    case 'LinkedDropDownListChamp':
      return ecrire([b.primaryValue, b.secondaryValue].filter((v) => v != null && v !== '').join(' : '))
    case 'PieceJustificativeChamp':
      return b.files == null || b.files.length === 0 ? undefined : { genre: 'fichiers', fichiers: b.files.map(fichierDe) }
    case 'RepetitionChamp':
      return b.rows == null ? undefined : { genre: 'lignes', lignes: b.rows.map((r) => lireChamps(r.champs)) }
    case 'SiretChamp':
      return ecrire(b.etablissement?.siret ?? b.stringValue)
    case 'RNFChamp':
      return ecrire(b.rnf?.id ?? b.stringValue)
    case 'AddressChamp':
      return b.address == null ? ecrire(b.stringValue) : adresse(b.address.label)
    case 'CommuneChamp':
      return b.commune == null ? ecrire(b.stringValue) : ecrire([b.commune.postalCode, b.commune.name].filter(Boolean).join(' '))
    case 'DossierLinkChamp':
      return ecrire(b.dossier?.number.toString() ?? b.stringValue)
    default:
      return ecrire(b.stringValue)
  }
}

const ecrire = (t: string | null | undefined): ValeurDeChamp | undefined => enTexte(t, (texte) => ({ genre: 'texte', texte }))

const enTexte = (t: string | null | undefined, faire: (t: string) => ValeurDeChamp): ValeurDeChamp | undefined =>
  t == null || t.trim() === '' ? undefined : faire(t.trim())

const ouiNon = (v: unknown): ValeurDeChamp | undefined => (typeof v === 'boolean' ? { genre: 'oui-non', oui: v } : undefined)

const adresse = (entiere: string): ValeurDeChamp => ({ genre: 'adresse', entiere, ...separerAdresse(entiere) })

const fichierDe = (f: z.infer<typeof fichier>) => ({ nom: f.filename, taille: f.byteSize, somme: f.checksum, adresse: f.url })
